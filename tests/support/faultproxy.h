// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/proxylink.h"

#include <QTcpServer>
#include <QThread>

#include <memory>
#include <vector>

namespace console {

/// A broker's bad day: a proxy on a free loopback port in front of a broker on another, which knows MQTT packets and
/// spoils them as it is told. It works on a thread of its own, so that a test that waits does not hold it up. Orders
/// from any one thread; they take effect in their order, soon.
class FaultProxy
{
public:
    explicit FaultProxy(quint16 brokerPort, quint32 seed = 1);
    ~FaultProxy();
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; } ///< 0: it could not listen
    void setFaults(const ProxyFaults& faults); ///< of the connections that are there and those that come
    void heal() { setFaults({}); }
    void cut(); ///< all present connections
    void goSilent(); ///< makes all present connections half open, for as long as their clients keep them

    [[nodiscard]] const ProxyBench& counts() const { return *m_bench; }

private:
    void accept();
    template <class Work> void post(Work work)
    {
        QMetaObject::invokeMethod(m_server, std::move(work), Qt::QueuedConnection);
    }

    std::shared_ptr<ProxyBench> m_bench;
    QThread m_thread;
    QTcpServer* m_server = nullptr; ///< lives and ends on the thread, as the links do
    std::vector<std::unique_ptr<ProxyLink>> m_links; ///< the thread's alone
    quint16 m_port = 0;
};

} // namespace console
