// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace console {

struct TarEntry
{
    QString name; ///< ASCII, at most 100 characters, with folders
    QByteArray bytes;
};

/// A tar archive (POSIX ustar) of plain files that their owner may read: what every system opens without more.
[[nodiscard]] QByteArray tarOf(const QList<TarEntry>& entries, TimeMs modified);

} // namespace console
