// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace console {

/// Absolute path of a workspace; `given` empty = the user's own. The same for every program of the product.
[[nodiscard]] QString workspaceFolder(const QString& given);

/// Where the process that holds the workspace is talked to: a socket file inside the folder, which only its owner can
/// enter; in the user's runtime folder where the path is longer than a socket's may be; a pipe's name on Windows.
[[nodiscard]] QString controlSocketName(const QString& folder);

} // namespace console
