// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/failpoint.h"

#include <QtGlobal>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace console {

namespace {

constexpr char variable[] = "ROLLOUT_FAILPOINT";

[[noreturn]] void endAtOnce()
{
#ifdef Q_OS_UNIX
    ::kill(::getpid(), SIGKILL);
#endif
    std::_Exit(137);
}

} // namespace

const bool anyFailPoint = !qEnvironmentVariableIsEmpty(variable);

FailPointWish readFailPoint(const QByteArray& text)
{
    const qsizetype colon = text.lastIndexOf(':');
    if (colon < 0)
        return { text, 1 };
    return { text.left(colon), std::max(1, text.mid(colon + 1).toInt()) };
}

void reachFailPoint(const char* name)
{
    static const FailPointWish wish = readFailPoint(qgetenv(variable));
    static std::atomic<int> left{ wish.passes };
    if (wish.name == name && left.fetch_sub(1) == 1)
        endAtOnce();
}

} // namespace console
