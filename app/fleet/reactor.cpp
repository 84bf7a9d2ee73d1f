// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/reactor.h"

#include <array>

#include <sys/epoll.h>
#include <unistd.h>

namespace console {

Reactor::Reactor()
    : m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_notifier(std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Reactor::dispatch);
}

Reactor::~Reactor()
{
    m_notifier.reset();
    close(m_epoll);
}

void Reactor::watch(int descriptor, ReadyHandler* handler, bool forWriting)
{
    const auto found = m_entries.find(descriptor);
    const bool known = found != m_entries.end();
    if (known && found->second.handler == handler && found->second.forWriting == forWriting)
        return;
    epoll_event event{};
    event.events = EPOLLIN;
    if (forWriting)
        event.events |= EPOLLOUT;
    event.data.fd = descriptor;
    epoll_ctl(m_epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event);
    m_entries[descriptor] = Entry{ handler, forWriting };
}

void Reactor::forget(int descriptor)
{
    if (m_entries.erase(descriptor) == 0)
        return;
    epoll_event unused{};
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, &unused); // fails harmlessly when the socket is closed already
}

void Reactor::dispatch()
{
    // One batch a turn: what is left keeps the epoll descriptor readable, and timers get their share.
    std::array<epoll_event, 256> events{};
    const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        // Looked up anew: an earlier handler of the batch may have closed this one.
        const auto found = m_entries.find(event.data.fd);
        if (found == m_entries.end())
            continue;
        const bool broken = (event.events & (EPOLLERR | EPOLLHUP)) != 0;
        found->second.handler->socketReady(broken || (event.events & EPOLLIN) != 0, (event.events & EPOLLOUT) != 0);
    }
}

} // namespace console
