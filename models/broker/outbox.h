// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <deque>
#include <map>
#include <optional>

namespace console {

/// BrokerLink's publishes that have not ended: held until a record batch is committed, ready, or with the broker. After
/// a lost connection those with the broker are ready again, first and in their order, and marked as having left. No
/// I/O; one thread.
class Outbox
{
public:
    struct Entry
    {
        quint64 tag = 0;
        QByteArray topic;
        QByteArray payload;
        bool left = false; ///< given to a session before: a re-send carries DUP
    };

    /// `afterSequence` 0 = ready at once.
    void add(Entry entry, quint64 afterSequence);
    void committed(quint64 sequence);
    /// Forgets it, so that it never leaves (again). False when it is in flight on the present connection, or unknown.
    bool withdraw(quint64 tag);
    /// Given to a session at least once, on whichever connection, and not ended yet.
    [[nodiscard]] bool hasLeft(quint64 tag) const;

    /// The next one to send, null when none is ready. sent() or refused() speak of it.
    [[nodiscard]] const Entry* next();
    void sent(quint16 packetId);
    quint64 refused(); ///< forgets it; its tag
    std::optional<quint64> acknowledged(quint16 packetId);
    void connectionLost();

    [[nodiscard]] qsizetype inFlight() const { return m_inFlight.size(); }
    [[nodiscard]] qsizetype waiting() const { return m_entries.size() - m_inFlight.size(); }

private:
    using Serial = quint64; // tags come again after a withdrawal, serials never

    QHash<Serial, Entry> m_entries;
    QHash<quint64, Serial> m_byTag;
    std::multimap<quint64, Serial> m_held; ///< by the sequence they wait for
    std::deque<Serial> m_ready; ///< may name withdrawn entries
    QHash<quint16, Serial> m_inFlight;
    std::map<Serial, quint64> m_sentOrder;
    quint64 m_sends = 0;
    Serial m_last = 0;
};

} // namespace console
