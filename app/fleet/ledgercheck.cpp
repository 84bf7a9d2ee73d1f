// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/ledgercheck.h"

#include "models/base/csvcell.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace console {

namespace {
constexpr QLatin1StringView unfinished("unfinished");
}

void LedgerCheck::read(QIODevice& file)
{
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.trimmed().isEmpty())
            take(line, line.endsWith('\n'));
    }
}

QMap<QString, LedgerEntry> LedgerCheck::defaultModules(const QString& path)
{
    QMap<QString, LedgerEntry> found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return found;
    LedgerCheck check;
    check.read(file);
    for (auto entry = check.entries().cbegin(); entry != check.entries().cend(); ++entry) {
        if (entry.key().second == QLatin1StringView("default"))
            found.insert(entry.key().first, *entry);
    }
    return found;
}

void LedgerCheck::take(const QByteArray& line, bool isWhole)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QString device = object[QLatin1StringView("device")].toString();
    const QString event = object[QLatin1StringView("event")].toString();
    ++m_lines;
    if (device.isEmpty() || event.isEmpty()) {
        m_brokenLines += isWhole ? 1 : 0;
        return;
    }
    const QString module = object[QLatin1StringView("module")].toString(QStringLiteral("default"));
    LedgerEntry& entry = m_entries[{ device, module }];
    if (event == QLatin1StringView("reported")) {
        entry.version = object[QLatin1StringView("version")].toString();
        // A fleet that is ended while a device starts again does not live to write down the end of its upgrade.
        if (entry.outcome == unfinished && !entry.target.isEmpty() && entry.installed == entry.target
            && entry.version == entry.target)
            entry.outcome = QStringLiteral("succeeded");
    } else if (event == QLatin1StringView("installed")) {
        entry.installed = object[QLatin1StringView("version")].toString();
    } else if (event == QLatin1StringView("upgradeStarted")) {
        const QString target = object[QLatin1StringView("version")].toString();
        const bool isCopy = entry.attempts > 0 && entry.target == target && entry.outcome != unfinished;
        entry.before = isCopy ? entry.outcome : QString();
        ++entry.attempts;
        entry.outcome = unfinished;
        entry.target = target;
        entry.progressed = false;
        entry.refused = false;
    } else if (event == QLatin1StringView("downloadEnded")) {
        entry.refused = object[QLatin1StringView("status")].toInt() == 410;
    } else if (event == QLatin1StringView("progress")) {
        entry.progressed = true;
    } else if (event == QLatin1StringView("end")) {
        const QString outcome = object[QLatin1StringView("outcome")].toString();
        entry.outcome = entry.refused && !entry.before.isEmpty() ? entry.before : outcome;
    }
}

QByteArray LedgerCheck::toCsv() const
{
    QByteArray csv = "device,module,outcome,version,attempts\n";
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it)
        csv += csvCell(it.key().first.toUtf8()) + ',' + csvCell(it.key().second.toUtf8()) + ','
            + csvCell(it->outcome.toUtf8()) + ',' + csvCell(it->version.toUtf8()) + ','
            + QByteArray::number(it->attempts) + '\n';
    return csv;
}

} // namespace console
