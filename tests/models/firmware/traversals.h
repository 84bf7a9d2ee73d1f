// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace console {

/// Request targets that try to leave the one place that is served: each way of writing "one folder up" in front of each
/// file that somebody would want, and single tricks. No two are alike. `outside` lies beside the served folder, by its
/// name and absolute.
[[nodiscard]] QList<QByteArray> traversals(
    const QByteArray& goodToken, const QByteArray& outsideName, const QByteArray& outsidePath);

} // namespace console
