// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>

namespace console {

/// The first line of a file, so that a password stands in no process list. Errors: FileMissing, FileUnreadable,
/// FileTooLarge (over 64 KiB: no password file).
[[nodiscard]] Result<QString> readPasswordFile(const QString& path);

} // namespace console
