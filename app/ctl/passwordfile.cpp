// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/passwordfile.h"

#include "models/base/files.h"

namespace console {

namespace {
constexpr qint64 maximumBytes = 64 * 1024;
}

Result<QString> readPasswordFile(const QString& path)
{
    const auto bytes = readFile(path, maximumBytes);
    if (!bytes)
        return failure(bytes.error());
    QString password = QString::fromUtf8(*bytes).section(u'\n', 0, 0);
    if (password.endsWith(u'\r'))
        password.chop(1);
    return password;
}

} // namespace console
