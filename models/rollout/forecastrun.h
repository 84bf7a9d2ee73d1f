// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/modelledfleet.h"
#include "models/rollout/rolloutengine.h"

#include <functional>
#include <queue>

namespace console {

/// What came of one modelled rollout.
struct RunOutcome
{
    struct Download
    {
        TimeMs from = 0;
        TimeMs to = 0;
        double bytesPerSecond = 0;
        DeviceSlot device = 0;
    };
    struct Ending
    {
        TimeMs at = 0;
        DeviceSlot device = 0;
        bool succeeded = false; ///< else failed for good
    };
    std::vector<Ending> endings; ///< as they came
    std::vector<Download> downloads;
    std::vector<TimeMs> wavesBegan; ///< first notice to a device of each, 0 = none; empty without waves
    quint32 exposed = 0; ///< got the build, and it was not taken back
    bool halted = false; ///< by a rule: it ends there
    quint32 unsent = 0; ///< devices whose turn had not come by then

    [[nodiscard]] std::vector<TimeMs> endedAt() const;
    [[nodiscard]] std::vector<TimeMs> succeededAt() const;
};

/// One rollout to a modelled fleet: RolloutEngine itself, with the plan's own rules, in a time of its own, against
/// devices that answer as they were drawn. The broker is always there, and so is the file server. Ends when nothing
/// more can happen, or a week after the last device was sent the build. Used once; any one thread.
class ForecastRun
{
public:
    using Draw = std::function<ModelledDevice(DeviceSlot)>;
    /// `device`: how each behaves, always the same for the same number.
    explicit ForecastRun(Draw device);

    /// The batch is running; tasks by number of device, 0, 1, 2, … whatever has happened to them so far. `fileBytes`:
    /// for a plan that bounds what is offered.
    [[nodiscard]] RunOutcome run(const Batch& batch, std::vector<Task> tasks, TimeMs now, qint64 fileBytes = 0);

private:
    enum class What : quint8 { Comes, Begins, Fetched, Ends };
    struct Event
    {
        TimeMs at = 0;
        DeviceSlot device = 0;
        quint16 notice = 0; ///< which of the device's it belongs to
        What what = What::Comes;

        bool operator>(const Event& other) const { return at > other.at; }
    };
    struct Live
    {
        TimeMs thereAt = 0; ///< 0 = not sent anything yet
        quint16 notices = 0;
        quint8 wave = 0;
        bool ended = false;
    };

    void restore(const Batch& batch, std::vector<Task> tasks, TimeMs now, qint64 fileBytes);
    void goOn(const Task& task, TimeMs now);
    void add(TimeMs at, DeviceSlot device, What what);
    void happen(const Event& event);
    void take(TimeMs now);
    void answer(const NoticeOrder& notice, TimeMs now);
    [[nodiscard]] bool isOver(TimeMs at) const;

    const Draw m_made;
    RolloutEngine m_engine;
    BatchId m_batch;
    bool m_countsDownloads = false; ///< the plan bounds how many there are at once
    std::vector<Live> m_live;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    quint32 m_unsent = 0;
    TimeMs m_lastFirstPush = 0;
    RunOutcome m_outcome;
};

} // namespace console
