// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/isotime.h"
#include "models/rollout/batchlog.h"
#include "models/rollout/task.h"

#include <QJsonArray>
#include <QLatin1StringView>

namespace console {

/// The records of a dossier of which there are millions, as JSON: written as they stand there, not by way of objects.
/// What has not happened is left out. Any one thread; the names must outlive it.
class DossierRows
{
public:
    explicit DossierRows(const FleetNames& names);

    /// Whether everything that they name has a name.
    [[nodiscard]] bool knows(const Task& task) const;
    [[nodiscard]] bool knows(const BatchLogEntry& entry) const { return entry.device < m_names.devices.size(); }
    /// A task with its evidence; the bytes are good until the next call.
    [[nodiscard]] const QByteArray& task(const Task& task);
    void addTransition(const BatchLogEntry& entry);
    [[nodiscard]] std::size_t transitions() const { return m_transitions; } ///< since they were taken
    [[nodiscard]] QByteArray takeTransitions();
    [[nodiscard]] static QJsonArray transitionColumns();

private:
    void text(const char* key, std::string_view value);
    void word(const char* key, QLatin1StringView value);
    void number(const char* key, qint64 value);
    void flag(const char* key, bool value);
    void time(const char* key, TimeMs at);
    void key(const char* name);

    const FleetNames& m_names;
    IsoTime m_time;
    QByteArray m_row;
    QByteArray m_pending;
    std::size_t m_transitions = 0;
};

/// As a JSON string, with its quotes; broken characters become U+FFFD.
void appendJsonText(QByteArray& into, std::string_view text);

} // namespace console
