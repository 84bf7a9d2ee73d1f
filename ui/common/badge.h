// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/firmware.h"
#include "models/rollout/batch.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPalette>
#include <QString>

namespace console {

/// A state as people see it: icon, word and colour together, never colour alone; the same everywhere.
struct Badge
{
    QString icon;
    QString text;
    ColorRole color = ColorRole::Other;

    bool operator==(const Badge&) const = default;
};

[[nodiscard]] Badge badgeOf(TaskState state);
[[nodiscard]] Badge badgeOf(BatchState state);
[[nodiscard]] Badge badgeOf(const Batch& batch); ///< also that it waits for its release
[[nodiscard]] Badge badgeOf(FirmwareState state);
/// By the model's roles: `kind` is a BadgeKind, `state` the number of that enum. An unknown pair gives an empty badge.
[[nodiscard]] Badge badgeOf(int kind, int state);

/// The room a badge wants in the font.
[[nodiscard]] QSize badgeSize(const Badge& badge, const QFont& font);
/// Inside `rect`, cut with an ellipsis where it is too narrow.
void paintBadge(
    QPainter* painter, const QRect& rect, const Badge& badge, const QPalette& palette, Qt::Alignment alignment);

} // namespace console
