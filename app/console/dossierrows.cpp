// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/dossierrows.h"

#include "app/console/valuenames.h"

#include <algorithm>
#include <charconv>

namespace console {

namespace {

const QByteArray transitionsHead = "{\"kind\":\"transitions\",\"entries\":[";

void appendNumber(QByteArray& into, qint64 value)
{
    std::array<char, 24> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    into.append(digits.data(), result.ptr - digits.data());
}

} // namespace

void appendJsonText(QByteArray& into, std::string_view text)
{
    const auto isPlain = [](char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; };
    into += '"';
    if (std::all_of(text.begin(), text.end(), isPlain)) {
        into.append(text.data(), static_cast<qsizetype>(text.size()));
    } else {
        // By way of UTF-16, so that what is no UTF-8 does not make the whole line unreadable.
        const QByteArray whole = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUtf8();
        for (const char c : whole) {
            if (static_cast<unsigned char>(c) < ' ' || c == 0x7f)
                into.append("\\u00").append(QByteArray::number(c, 16).rightJustified(2, '0'));
            else if (c == '"' || c == '\\')
                into.append('\\').append(c);
            else
                into += c;
        }
    }
    into += '"';
}

DossierRows::DossierRows(const FleetNames& names)
    : m_names(names)
    , m_pending(transitionsHead)
{
}

bool DossierRows::knows(const Task& task) const
{
    return task.device < m_names.devices.size() && task.fromVersion < m_names.versions.size()
        && task.evidence.reportedVersion < m_names.versions.size();
}

const QByteArray& DossierRows::task(const Task& task)
{
    const TaskEvidence& evidence = task.evidence;
    m_row.resize(0); // keeps its room
    m_row += "{\"kind\":\"task\"";
    text("batch", task.batch.toString().toStdString());
    text("device", m_names.devices.at(task.device));
    text("from", m_names.versions.at(task.fromVersion));
    word("state", nameOf(task.state));
    if (task.reason != TaskReason::None)
        word("reason", nameOf(task.reason));
    if (task.step != Task().step)
        number("step", task.step);
    number("attempts", task.attempt);
    number("wave", task.wave + 1);
    flag("silent", task.silent);
    flag("may_still_arrive", task.mayStillArrive);
    flag("taken", task.taken);
    time("created", task.createdAt);
    time("updated", task.updatedAt);
    time("upgrading_since", task.upgradingSince);
    time("next", task.nextAt);
    time("published", evidence.publishedAt);
    time("acknowledged", evidence.acknowledgedAt);
    time("download_began", evidence.downloadBeganAt);
    time("progress", evidence.progressAt);
    time("reported", evidence.reportedAt);
    text("reported_version", m_names.versions.at(evidence.reportedVersion));
    if (evidence.bytesServed != 0)
        number("bytes_served", static_cast<qint64>(evidence.bytesServed));
    if (evidence.pushes != 0)
        number("pushes", evidence.pushes);
    flag("nobody_listening", evidence.nobodyListening);
    if (evidence.refusal != 0)
        number("refusal", evidence.refusal);
    m_row += '}';
    return m_row;
}

void DossierRows::addTransition(const BatchLogEntry& entry)
{
    m_pending += m_transitions++ == 0 ? "[\"" : ",[\"";
    m_time.append(m_pending, entry.at);
    m_pending += "\",";
    appendJsonText(m_pending, m_names.devices.at(entry.device));
    const QLatin1StringView state = nameOf(entry.state);
    const QLatin1StringView reason = entry.reason == TaskReason::None ? QLatin1StringView() : nameOf(entry.reason);
    m_pending.append(",\"").append(state.data(), state.size()).append("\",\"");
    m_pending.append(reason.data(), reason.size()).append("\",");
    appendNumber(m_pending, entry.attempt);
    m_pending += entry.silent ? ",true]" : ",false]";
}

QByteArray DossierRows::takeTransitions()
{
    m_transitions = 0;
    return std::exchange(m_pending, transitionsHead) + "]}";
}

QJsonArray DossierRows::transitionColumns()
{
    return { QStringLiteral("at"), QStringLiteral("device"), QStringLiteral("state"), QStringLiteral("reason"),
        QStringLiteral("attempt"), QStringLiteral("silent") };
}

void DossierRows::key(const char* name)
{
    m_row.append(",\"").append(name).append("\":");
}

void DossierRows::text(const char* name, std::string_view value)
{
    if (value.empty())
        return;
    key(name);
    appendJsonText(m_row, value);
}

void DossierRows::word(const char* name, QLatin1StringView value)
{
    key(name);
    m_row.append('"').append(value.data(), value.size()).append('"');
}

void DossierRows::number(const char* name, qint64 value)
{
    key(name);
    appendNumber(m_row, value);
}

void DossierRows::flag(const char* name, bool value)
{
    if (!value)
        return;
    key(name);
    m_row += "true";
}

void DossierRows::time(const char* name, TimeMs at)
{
    if (at <= 0)
        return;
    key(name);
    m_row += '"';
    m_time.append(m_row, at);
    m_row += '"';
}

} // namespace console
