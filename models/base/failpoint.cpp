// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/failpoint.h"

#include <QtGlobal>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace console {

namespace {

constexpr char variable[] = "ROLLOUT_FAILPOINT";

[[noreturn]] void endAfter(int lingerMs)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(lingerMs));
#ifdef Q_OS_UNIX
    ::kill(::getpid(), SIGKILL);
#endif
    std::_Exit(137);
}

} // namespace

const bool anyFailPoint = !qEnvironmentVariableIsEmpty(variable);

FailPointWish readFailPoint(const QByteArray& text)
{
    const QList<QByteArray> parts = text.split(':');
    return { parts.at(0), std::max(1, parts.value(1).toInt()), std::max(0, parts.value(2).toInt()) };
}

void reachFailPoint(const char* name)
{
    static const FailPointWish wish = readFailPoint(qgetenv(variable));
    static std::atomic<int> left{ wish.passes };
    if (wish.name == name && left.fetch_sub(1) == 1)
        endAfter(wish.lingerMs);
}

} // namespace console
