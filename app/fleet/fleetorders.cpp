// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/fleetorders.h"

#include <QList>

#include <array>
#include <cerrno>

#include <unistd.h>

namespace console {

namespace {

constexpr qsizetype mostBuffered = 64 * 1024;

} // namespace

FleetOrders::FleetOrders(int descriptor, QObject* parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_notifier(descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &FleetOrders::read);
}

void FleetOrders::read()
{
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(m_descriptor, bytes.data(), bytes.size());
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0 || m_buffer.size() > mostBuffered) {
        m_notifier.setEnabled(false);
        emit ended();
        return;
    }
    m_buffer.append(bytes.data(), static_cast<qsizetype>(count));
    for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        obey(m_buffer.first(end));
        m_buffer.remove(0, end + 1);
    }
}

void FleetOrders::obey(const QByteArray& line)
{
    const QList<QByteArray> words = line.split(' ');
    if (line == "leave") {
        emit leaveOrdered();
    } else if (words.size() == 3 && words.first() == "back") {
        bool isNumber = false;
        const qint64 ms = words.last().toLongLong(&isNumber);
        if (isNumber && ms >= 0)
            emit backOrdered(QString::fromUtf8(words.at(1)), ms);
    }
}

} // namespace console
