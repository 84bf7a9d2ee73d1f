// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace console {

/// The file descriptors of the process, of which ten thousand devices need many. libmosquitto opens three a connection:
/// its socket, and a pair that only its threaded mode reads. Where the limit cannot be raised far enough for that, the
/// pair is denied to it: the library says itself that it can do without. Main thread only.
class DescriptorBudget
{
public:
    /// Raises the limit as far as allowed and as `devices` need.
    explicit DescriptorBudget(quint32 devices);

    [[nodiscard]] quint64 limit() const { return m_limit; }
    [[nodiscard]] bool isScarce() const { return m_scarce; }
    /// False: not even one connection per device fits.
    [[nodiscard]] bool isEnough() const { return m_enough; }
    /// Runs `call`; where descriptors are scarce it can have one open at a time and no more.
    void openOne(const std::function<void()>& call) const;

private:
    quint64 m_limit = 0;
    bool m_scarce = false;
    bool m_enough = true;
};

} // namespace console
