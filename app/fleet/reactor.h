// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>
#include <unordered_map>

namespace console {

/// Something with a socket that waits to be read or written.
class ReadyHandler
{
public:
    virtual ~ReadyHandler() = default;
    virtual void socketReady(bool readable, bool writable) = 0;
};

/// All connections of the fleet behind one epoll descriptor and so one notifier of Qt's loop, which would otherwise
/// pass every socket to poll() at every turn. Main thread; owned by FleetRunner, outlives the handlers.
class Reactor : public QObject
{
    Q_OBJECT
public:
    Reactor();
    ~Reactor() override;

    /// Begins to watch, or changes what is watched for.
    void watch(int descriptor, ReadyHandler* handler, bool forWriting);
    void forget(int descriptor);

private:
    void dispatch();

    struct Entry
    {
        ReadyHandler* handler = nullptr;
        bool forWriting = false;
    };
    int m_epoll = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unordered_map<int, Entry> m_entries;
};

} // namespace console
