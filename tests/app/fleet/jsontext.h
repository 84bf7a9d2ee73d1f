// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace console {

/// JSON written with single quotes, for tests that are easier to read so.
inline QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace console
