// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/models/rollout/enginehost.h"
#include "tests/models/rollout/referencerollout.h"

#include <set>

namespace console {

/// One random event: what it means is settled when it is played, so that any of them can be left out of a sequence.
struct DuelStep
{
    quint32 kind = 0;
    quint32 a = 0;
    quint32 b = 0;
    quint32 c = 0;
};

/// Plays the same events to RolloutEngine and to ReferenceRollout and compares them after each; beside that, promises
/// of RELIABILITY.md section 3 are checked on what the engine orders. One sequence of events, one thread.
class RolloutDuel
{
public:
    static constexpr DeviceSlot devices = 6;

    /// `tells`: storyOf() is wanted.
    explicit RolloutDuel(bool verified, bool tells = false);

    /// False: they differ, see difference().
    bool play(const DuelStep& step);
    [[nodiscard]] const QString& difference() const { return m_difference; }
    [[nodiscard]] DeviceSlot differingDevice() const { return m_differingDevice; }
    /// What the events were, one line each: of this device, or of none in particular.
    [[nodiscard]] QStringList storyOf(DeviceSlot device, int last) const;
    [[nodiscard]] const EngineHost& host() const { return m_host; }
    [[nodiscard]] int outcomes() const { return m_outcomes; }

private:
    void say(DeviceSlot device, const QString& line);
    void order(const DuelStep& step);
    void release(const DuelStep& step);
    void approve(BatchId id, bool byAuthor);
    void setTimes(BatchId id, const DuelStep& step);
    void report(const DuelStep& step);
    void world(const DuelStep& step);
    void start(const DuelStep& step);
    void pass(TimeMs ms, bool inSteps);
    void spoilFile(FileState state);
    void advance();
    void take();
    void compare();
    void compareTask(const ReferenceTask& expected, const Task& actual);
    void comparePromises(const Task& task, std::set<DeviceSlot>& open);
    void checkNotice(const NoticeOrder& notice);
    void differ(DeviceSlot device, const QString& what);
    void same(const char* what, const TaskKey& key, qint64 expected, qint64 actual);
    [[nodiscard]] BatchId batchOf(quint32 number) const;

    struct Pushed
    {
        TimeMs at = 0;
        int attempt = 0;
    };

    bool m_tells;
    EngineHost m_host;
    ReferenceRollout m_reference;
    bool m_connected = true;
    quint32 m_open = 0; ///< tasks
    std::vector<BatchId> m_batches;
    std::map<std::pair<BatchId, DeviceSlot>, std::pair<TaskState, TaskReason>> m_finals;
    std::map<std::pair<BatchId, DeviceSlot>, Pushed> m_pushed; ///< not excused from the 30 s rule
    DeviceSlot m_targetReportedBy = noDevice; ///< by the event just played
    bool m_retrying = false;
    std::vector<std::pair<DeviceSlot, QString>> m_story;
    QString m_difference;
    DeviceSlot m_differingDevice = noDevice;
    int m_outcomes = 0;
};

} // namespace console
