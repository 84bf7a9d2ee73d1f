// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/termination.h"

#ifdef Q_OS_LINUX

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace console {

namespace {

volatile std::sig_atomic_t writeEnd = -1; // all that a signal handler can reach

void setHandler(void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    for (const int number : { SIGTERM, SIGINT })
        sigaction(number, &action, nullptr);
}

void tellLoop(int number)
{
    const int saved = errno;
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const ssize_t written = write(writeEnd, &byte, 1);
    errno = saved;
}

} // namespace

Termination::Termination(QObject* parent)
    : QObject(parent)
{
    int ends[2] = { -1, -1 };
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_readEnd = ends[0];
    writeEnd = ends[1];
    auto* notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Termination::wake);
    setHandler(&tellLoop, SA_RESTART);
}

Termination::~Termination()
{
    if (m_readEnd < 0)
        return;
    setHandler(SIG_DFL, 0);
    close(writeEnd);
    close(m_readEnd);
}

void Termination::wake()
{
    char byte = 0;
    while (read(m_readEnd, &byte, 1) > 0) { }
    setHandler(SIG_DFL, 0);
    emit wanted();
}

} // namespace console

#else

namespace console {

Termination::Termination(QObject* parent)
    : QObject(parent)
{
}

Termination::~Termination() = default;

void Termination::wake() { }

} // namespace console

#endif
