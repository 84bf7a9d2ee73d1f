// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace console {

/// Two hosts in one machine, joined by a cable that loses packets: the calling process moves into a network namespace
/// of its own, a helper process holds another one. Neither has a name, and both end with their processes, however those
/// end. Needs root. One per process; everything started afterwards is on the near host, unless runFar() starts it.
class LossyNetwork
{
public:
    ~LossyNetwork();

    /// False with the reason: this machine does not let us.
    [[nodiscard]] bool open();
    [[nodiscard]] QString reason() const { return m_reason; }
    /// Percent of the packets that are dropped on arrival, on both hosts.
    [[nodiscard]] bool lose(int percent);
    /// How many packets have been dropped on both hosts since lose().
    [[nodiscard]] int dropped();

    [[nodiscard]] static QString nearAddress();
    [[nodiscard]] static QString farAddress();
    /// The words that go before a command that shall run on the far host.
    [[nodiscard]] QStringList farPrefix() const;

private:
    /// Output of a command; it has failed where the reason is set.
    QString run(const QStringList& words);

    QProcess m_holder;
    QString m_reason;
};

} // namespace console
