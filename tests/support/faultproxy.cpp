// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include <QHostAddress>

#include <algorithm>
#include <future>

namespace console {

FaultProxy::FaultProxy(quint16 brokerPort, quint32 seed)
    : m_bench(std::make_shared<ProxyBench>())
{
    m_bench->random.seed(seed);
    m_bench->brokerPort = brokerPort;
    m_server = new QTcpServer;
    m_server->moveToThread(&m_thread);
    // Thrown away on its thread, with what it still owns.
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
    std::promise<quint16> listens;
    post([this, &listens] {
        QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] { accept(); });
        listens.set_value(m_server->listen(QHostAddress::LocalHost) ? m_server->serverPort() : quint16(0));
    });
    m_port = listens.get_future().get();
}

FaultProxy::~FaultProxy()
{
    post([this] {
        m_server->close();
        m_links.clear();
        m_thread.quit();
    });
    m_thread.wait();
}

void FaultProxy::accept()
{
    while (m_server->hasPendingConnections()) {
        std::unique_ptr<QTcpSocket> client(m_server->nextPendingConnection());
        ++m_bench->connections;
        if (m_bench->faults.refuse) {
            client->abort();
            continue;
        }
        m_links.push_back(std::make_unique<ProxyLink>(std::move(client), *m_bench));
        ProxyLink* link = m_links.back().get();
        QObject::connect(link, &ProxyLink::ended, m_server, [this, link] {
            const auto place
                = std::find_if(m_links.begin(), m_links.end(), [link](auto& each) { return each.get() == link; });
            if (place == m_links.end())
                return;
            place->release()->deleteLater(); // this may run inside one of its signals
            m_links.erase(place);
        });
    }
}

void FaultProxy::setFaults(const ProxyFaults& faults)
{
    post([this, faults] {
        m_bench->faults = faults;
        std::vector<ProxyLink*> links; // a link may end by it
        for (const auto& link : m_links)
            links.push_back(link.get());
        for (ProxyLink* link : links)
            link->faultsChanged();
    });
}

void FaultProxy::cut()
{
    post([this] {
        while (!m_links.empty())
            m_links.back()->cut();
    });
}

void FaultProxy::goSilent()
{
    post([this] {
        for (const auto& link : m_links)
            link->goSilent();
    });
}

} // namespace console
