// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/proxyfaults.h"

#include <QElapsedTimer>
#include <QObject>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTimer>

#include <array>
#include <atomic>
#include <deque>
#include <memory>

namespace console {

/// What all links of a proxy share. The proxy's thread; the counts may be read from any.
struct ProxyBench
{
    ProxyFaults faults;
    QRandomGenerator random;
    quint16 brokerPort = 0;
    std::atomic<int> connections{ 0 }; ///< accepted so far
    std::atomic<int> open{ 0 };
    std::atomic<int> duplicated{ 0 };
    std::atomic<int> reordered{ 0 };
    std::atomic<int> falseAcks{ 0 };
    std::atomic<int> lost{ 0 };
    std::atomic<int> cuts{ 0 };
};

/// One client's connection through a FaultProxy, and the one to the broker behind it. It reads MQTT packets (3.1.1 and
/// 5) off both, so that it can change their order, their number and their answers. The proxy's thread; ends itself.
class ProxyLink : public QObject
{
    Q_OBJECT

public:
    ProxyLink(std::unique_ptr<QTcpSocket> client, ProxyBench& bench);
    ~ProxyLink() override;

    void faultsChanged();
    void cut();
    /// Half open: the broker's side is gone, the client's stays, takes everything and never answers again.
    void goSilent();

signals:
    void ended();

private:
    struct Waiting
    {
        qint64 due = 0;
        QByteArray bytes;
    };
    struct Way
    {
        QTcpSocket* from = nullptr;
        QTcpSocket* to = nullptr;
        QByteArray input; ///< not yet a whole packet
        QByteArray held; ///< waits for the next packet to overtake it
        std::deque<Waiting> queue;
        qint64 lastDue = 0;
    };

    void read(Way& way);
    void take(Way& way, const QByteArray& packet);
    [[nodiscard]] bool swallows(const Way& way, const QByteArray& packet);
    void enqueue(Way& way, const QByteArray& bytes);
    void flushHeld();
    void deliver();
    void write(Way& way, const QByteArray& bytes);
    void sideClosed(const Way& way);
    void finish();
    [[nodiscard]] bool isUp(const Way& way) const { return way.from == m_client.get(); }
    [[nodiscard]] bool happens(int share);

    ProxyBench& m_bench;
    std::unique_ptr<QTcpSocket> m_client;
    QTcpSocket m_broker;
    Way m_up;
    Way m_down;
    QElapsedTimer m_clock;
    QTimer m_deliverTimer;
    QTimer m_heldTimer;
    qint64 m_bytesLeft = -1; ///< until the cut; -1 = none planned
    bool m_silent = false;
    bool m_ended = false;
};

} // namespace console
