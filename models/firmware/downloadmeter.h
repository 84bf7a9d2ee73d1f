// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/mailbox.h"
#include "models/firmware/downloadevidence.h"
#include "models/firmware/firmware.h"

#include <QHashFunctions>

#include <atomic>
#include <unordered_map>
#include <unordered_set>

namespace console {

/// Counts what was served for each task and tells the engine, at most once a second per link and kind, however many
/// pieces a device fetches. The http thread's, but for the three totals, which any thread may read.
class DownloadMeter
{
public:
    struct Link
    {
        BatchId batch;
        quint32 device = 0;

        bool operator==(const Link&) const = default;
    };
    static constexpr int mostAtOnce = 4; ///< transfers of one link

    DownloadMeter(const Clock& clock, Mailbox<DownloadEvidence>& evidence);

    /// A transfer wants to begin; false when the link has enough of them. Pair with end().
    [[nodiscard]] bool begin(const Link& link);
    void served(const Link& link, quint64 endOffset, quint64 bytes);
    void end(const Link& link);
    /// What was to be sent is not there: Changed is told once per link, Unreadable at most once a second.
    void spoilt(const Link& link, FileState state);
    /// A few times a second: sends what had to wait, moves the rate.
    void tick();

    [[nodiscard]] int running() const { return m_running.load(std::memory_order_relaxed); }
    [[nodiscard]] quint64 bytesServed() const { return m_bytes.load(std::memory_order_relaxed); }
    [[nodiscard]] quint64 bytesPerSecond() const { return m_rate.load(std::memory_order_relaxed); }

private:
    struct LinkHash
    {
        std::size_t operator()(const Link& link) const noexcept { return qHashMulti(0, link.batch.value, link.device); }
    };
    struct State
    {
        int running = 0;
        quint64 greatestOffset = 0;
        TimeMs progressAt = longAgo; ///< last Began or Progress sent
        TimeMs endedAt = longAgo; ///< last Ended sent
        bool began = false; ///< of the running transfers
        bool endWaits = false;
        TimeMs unreadableAt = longAgo; ///< last Unreadable sent
        bool tamperWaits = false;
        bool tamperSent = false;
    };
    static constexpr TimeMs longAgo = -1'000'000;

    bool send(const Link& link, const State& state, DownloadEvidence::Kind kind);
    void flush(const Link& link, State& state, TimeMs now);

    const Clock& m_clock;
    Mailbox<DownloadEvidence>& m_evidence;
    std::unordered_map<Link, State, LinkHash> m_links; ///< only of links with our signature: as many as tasks
    std::unordered_set<Link, LinkHash> m_waiting;
    std::atomic<int> m_running{ 0 };
    std::atomic<quint64> m_bytes{ 0 };
    std::atomic<quint64> m_rate{ 0 };
    TimeMs m_rateSince = 0;
    quint64 m_rateBytes = 0;
};

} // namespace console
