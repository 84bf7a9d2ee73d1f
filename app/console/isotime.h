// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QByteArray>

#include <array>

namespace console {

/// Times for files that programs read, "2026-11-22T16:22:43.125Z", millions of them: the date is made once a day.
/// A value; any one thread.
class IsoTime
{
public:
    /// After what `into` has; nothing for 0 and below.
    void append(QByteArray& into, TimeMs at);

private:
    qint64 m_day = -1;
    std::array<char, 11> m_date{}; ///< of m_day, with the T behind it
};

} // namespace console
