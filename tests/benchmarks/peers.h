// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

namespace console {

/// One of the small programs beside the benchmarks (barepeer.cpp, devicepeer.cpp), from its start to its "done" line.
/// Main thread.
class Peer
{
public:
    Peer(const QString& program, const QStringList& arguments);
    ~Peer();

    /// Starts it and waits for its "ready".
    [[nodiscard]] bool start();
    /// Waits until it has ended well, with the event loop running; false with its words printed.
    [[nodiscard]] bool finish(int seconds);

    // As its "done" line said
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] double seconds() const { return m_seconds; }
    [[nodiscard]] double cpu() const { return m_cpu; }

private:
    QProcess m_process;
    QByteArray m_output;
    qint64 m_count = -1;
    double m_seconds = 0;
    double m_cpu = 0;
};

} // namespace console
