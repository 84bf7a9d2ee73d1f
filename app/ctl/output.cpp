// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/output.h"

#include <QDateTime>
#include <QHash>
#include <QJsonDocument>

namespace console {

namespace {

/// Columns of a list for people, as paths into its rows.
QStringList columnsOf(const QString& command)
{
    static const QHash<QString, QStringList> columns = {
        { QStringLiteral("devices list"),
            { QStringLiteral("product"), QStringLiteral("device"), QStringLiteral("modules"), QStringLiteral("group"),
                QStringLiteral("tags"), QStringLiteral("last_seen") } },
        { QStringLiteral("filters list"), { QStringLiteral("name"), QStringLiteral("filter") } },
        { QStringLiteral("firmware list"),
            { QStringLiteral("id"), QStringLiteral("product"), QStringLiteral("module"), QStringLiteral("version"),
                QStringLiteral("state"), QStringLiteral("size") } },
        { QStringLiteral("batch list"),
            { QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("version"), QStringLiteral("state"),
                QStringLiteral("counts.queued"), QStringLiteral("counts.notified"), QStringLiteral("counts.upgrading"),
                QStringLiteral("counts.succeeded"), QStringLiteral("counts.failed"), QStringLiteral("counts.cancelled"),
                QStringLiteral("counts.skipped") } },
        { QStringLiteral("batch tasks"),
            { QStringLiteral("product"), QStringLiteral("device"), QStringLiteral("module"), QStringLiteral("state"),
                QStringLiteral("step"), QStringLiteral("reason"), QStringLiteral("attempts"),
                QStringLiteral("updated") } },
        { QStringLiteral("activity"), { QStringLiteral("at"), QStringLiteral("actor"), QStringLiteral("text") } },
    };
    return columns.value(command);
}

QString text(const QJsonValue& value)
{
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray array = value.toArray();
        for (const QJsonValue& each : array) {
            const QJsonObject module = each.toObject();
            parts << (module.contains(QLatin1String("module")) ? module.value(QLatin1String("module")).toString() + u' '
                        + module.value(QLatin1String("version")).toString()
                                                               : text(each));
        }
        return parts.join(QStringLiteral(", "));
    }
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isNull() || value.isUndefined())
        return QStringLiteral("-");
    return CtlOutput::harmless(value.toVariant().toString());
}

QJsonValue at(const QJsonObject& row, const QString& path)
{
    const qsizetype point = path.indexOf(u'.');
    return point < 0 ? row.value(path) : at(row.value(path.first(point)).toObject(), path.sliced(point + 1));
}

QString title(const QString& path)
{
    return path.sliced(path.lastIndexOf(u'.') + 1).toUpper().replace(u'_', u' ');
}

QByteArray aligned(const QStringList& cells, const QList<qsizetype>& widths)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i)
        line += i + 1 == cells.size() ? cells[i] : cells[i].leftJustified(widths[i] + 2);
    return line.toUtf8() + '\n';
}

} // namespace

CtlOutput::CtlOutput(QString command, bool json)
    : m_command(std::move(command))
    , m_json(json)
    , m_columns(columnsOf(m_command))
{
}

QString CtlOutput::harmless(const QString& text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        const bool turns = (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (c.category() == QChar::Other_Control || turns)
            safe += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            safe += c;
    }
    return safe;
}

QByteArray CtlOutput::rows(const QJsonArray& rows)
{
    if (!m_json)
        return table(rows);
    QByteArray out;
    for (const QJsonValue& row : rows) {
        out += m_hasRows ? ",\n" : "[\n";
        m_hasRows = true;
        out += QJsonDocument(row.toObject()).toJson(QJsonDocument::Compact);
    }
    return out;
}

QByteArray CtlOutput::table(const QJsonArray& rows)
{
    QList<QStringList> lines;
    for (const QJsonValue& row : rows) {
        QStringList cells;
        for (const QString& column : m_columns)
            cells << text(at(row.toObject(), column));
        lines << cells;
    }
    QByteArray out;
    if (!m_hasRows && !lines.isEmpty()) {
        // Widths of the first rows hold for all: a list of a million is not kept to be measured.
        QStringList titles;
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            titles << title(m_columns[i]);
            m_widths << titles[i].size();
            for (const QStringList& cells : std::as_const(lines))
                m_widths[i] = qMax(m_widths[i], cells[i].size());
        }
        out += aligned(titles, m_widths);
        m_hasRows = true;
    }
    for (const QStringList& cells : std::as_const(lines))
        out += aligned(cells, m_widths);
    return out;
}

QByteArray CtlOutput::object(const QJsonObject& value, const QString& prefix) const
{
    QByteArray out;
    for (auto it = value.begin(); it != value.end(); ++it) {
        const QString name = prefix + it.key();
        if (it->isObject()) {
            out += object(it->toObject(), name + u'.');
        } else if (it->isArray() && !it->toArray().isEmpty() && it->toArray().first().isObject()) {
            const QJsonArray all = it->toArray();
            for (qsizetype i = 0; i < all.size(); ++i)
                out += object(all[i].toObject(), QStringLiteral("%1[%2].").arg(name).arg(i));
        } else {
            out += (name + QStringLiteral(": ") + text(*it)).toUtf8() + '\n';
        }
    }
    return out;
}

QByteArray CtlOutput::done(const QJsonValue& value)
{
    const bool isList = !m_columns.isEmpty() && !value.isObject();
    if (m_json) {
        if (isList)
            return m_hasRows ? "\n]\n" : "[]\n";
        if (value.isArray())
            return QJsonDocument(value.toArray()).toJson(QJsonDocument::Indented);
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Indented);
    }
    if (isList)
        return m_hasRows ? QByteArray() : QByteArray("none\n");
    const QJsonObject answer = value.toObject();
    const bool isSentence = m_command == QLatin1String("devices why") || m_command == QLatin1String("batch forecast")
        || m_command == QLatin1String("batch rehearse");
    if (answer.contains(QLatin1String("text")) && isSentence)
        return harmless(answer.value(QLatin1String("text")).toString()).toUtf8() + '\n';
    return object(answer);
}

} // namespace console
