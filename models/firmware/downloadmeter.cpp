// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/downloadmeter.h"

#include <algorithm>

namespace console {

namespace {
constexpr qint64 least = 1000; // ms between two of a kind
}

using Kind = DownloadEvidence::Kind;

DownloadMeter::DownloadMeter(const Clock& clock, Mailbox<DownloadEvidence>& evidence)
    : m_clock(clock)
    , m_evidence(evidence)
    , m_rateSince(clock.steady())
{
}

bool DownloadMeter::begin(const Link& link)
{
    State& state = m_links[link];
    if (state.running >= mostAtOnce)
        return false;
    ++state.running;
    ++m_running;
    return true;
}

void DownloadMeter::served(const Link& link, quint64 endOffset, quint64 bytes)
{
    State& state = m_links[link];
    state.greatestOffset = std::max(state.greatestOffset, endOffset);
    m_bytes += bytes;
    const TimeMs now = m_clock.steady();
    if (now - state.progressAt < least)
        return;
    if (send(link, state, state.began ? Kind::Progress : Kind::Began)) {
        state.began = true;
        state.progressAt = now;
    }
}

void DownloadMeter::end(const Link& link)
{
    State& state = m_links[link];
    --state.running;
    --m_running;
    if (state.running > 0)
        return;
    state.began = false;
    state.endWaits = true;
    flush(link, state, m_clock.steady());
}

void DownloadMeter::spoilt(const Link& link, FileState fileState)
{
    State& state = m_links[link];
    const TimeMs now = m_clock.steady();
    if (fileState == FileState::Changed) {
        state.tamperWaits = !state.tamperSent;
        flush(link, state, now);
    } else if (now - state.unreadableAt >= least && send(link, state, Kind::Unreadable)) {
        state.unreadableAt = now;
    }
}

void DownloadMeter::tick()
{
    const TimeMs now = m_clock.steady();
    const auto waiting = std::exchange(m_waiting, {});
    for (const Link& link : waiting)
        flush(link, m_links[link], now);
    if (now - m_rateSince >= least) {
        const quint64 bytes = bytesServed();
        m_rate = (bytes - m_rateBytes) * 1000 / static_cast<quint64>(now - m_rateSince);
        m_rateBytes = bytes;
        m_rateSince = now;
    }
}

bool DownloadMeter::send(const Link& link, const State& state, Kind kind)
{
    return m_evidence.put({ kind, link.batch, link.device, state.greatestOffset, m_clock.now() });
}

void DownloadMeter::flush(const Link& link, State& state, TimeMs now)
{
    if (state.tamperWaits && send(link, state, Kind::Tampered)) {
        state.tamperWaits = false;
        state.tamperSent = true;
    }
    if (state.endWaits && state.running > 0)
        state.endWaits = false; // the next piece is under way: its end will tell
    if (state.endWaits && now - state.endedAt >= least && send(link, state, Kind::Ended)) {
        state.endWaits = false;
        state.endedAt = now;
    }
    if (state.endWaits || state.tamperWaits)
        m_waiting.insert(link);
}

} // namespace console
