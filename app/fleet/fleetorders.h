// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace console {

/// What whoever started the fleet tells it on its standard input, a line each: "leave" (those that are away from then
/// on disconnect) and "back NAME MS" (that one connects again after so many milliseconds, divided by --speed). When the
/// other end is closed, be it because its process was killed, the fleet is to end. Main thread.
class FleetOrders : public QObject
{
    Q_OBJECT
public:
    explicit FleetOrders(int descriptor, QObject* parent = nullptr);

signals:
    void leaveOrdered();
    void backOrdered(const QString& device, qint64 ms);
    void ended();

private:
    void read();
    void obey(const QByteArray& line);

    const int m_descriptor;
    QByteArray m_buffer;
    QSocketNotifier m_notifier;
};

} // namespace console
