// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/descriptorbudget.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace console {

namespace {

constexpr quint64 ownDescriptors = 256;

void setSoftLimit(quint64 soft)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = std::min<rlim_t>(soft, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

DescriptorBudget::DescriptorBudget(quint32 devices)
{
    const quint64 comfortable = quint64{ devices } * 4 + ownDescriptors;
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_max < comfortable) {
        const rlimit raised{ comfortable, comfortable };
        setrlimit(RLIMIT_NOFILE, &raised); // only a privileged process may; any other keeps what it has
    }
    setSoftLimit(std::max<quint64>(comfortable, limit.rlim_cur));
    getrlimit(RLIMIT_NOFILE, &limit);
    m_limit = limit.rlim_cur;
    m_scarce = m_limit < comfortable;
    m_enough = m_limit >= quint64{ devices } + ownDescriptors;
}

void DescriptorBudget::openOne(const std::function<void()>& call) const
{
    // The limit bounds the highest number, and the system always gives the lowest free one: a limit right above that
    // leaves room for a single descriptor.
    const int lowestFree = m_scarce ? open("/dev/null", O_RDONLY | O_CLOEXEC) : -1;
    if (lowestFree < 0) {
        call();
        return;
    }
    close(lowestFree);
    setSoftLimit(static_cast<quint64>(lowestFree) + 1);
    call();
    setSoftLimit(m_limit);
}

} // namespace console
