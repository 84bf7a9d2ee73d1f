// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace console {

/// An acknowledgement of one of our publishes, in its place among the messages of a burst.
struct Puback
{
    quint16 packetId = 0;
    quint8 reason = 0;
    qsizetype before = 0; ///< messages of the burst that came before it
};

} // namespace console
