// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/badge.h"

#include "models/tables/statetext.h"
#include "models/tables/tableroles.h"
#include "ui/common/icons.h"

#include <QFontMetrics>
#include <QStyle>

#include <algorithm>

namespace console {

namespace {

constexpr int iconSide = 14;
constexpr int sidePadding = 7;
constexpr int gap = 5;
constexpr int greatestHeight = 20;

} // namespace

Badge badgeOf(TaskState state)
{
    const QString text = taskStateText(state);
    switch (state) {
    case TaskState::Queued:
        return { QStringLiteral("queued"), text, ColorRole::Queued };
    case TaskState::Notified:
        return { QStringLiteral("notified"), text, ColorRole::Notified };
    case TaskState::Upgrading:
        return { QStringLiteral("upgrading"), text, ColorRole::Upgrading };
    case TaskState::Succeeded:
        return { QStringLiteral("succeeded"), text, ColorRole::Succeeded };
    case TaskState::Failed:
        return { QStringLiteral("failed"), text, ColorRole::Failed };
    case TaskState::Cancelled:
        return { QStringLiteral("cancelled"), text, ColorRole::Queued };
    case TaskState::Skipped:
        return { QStringLiteral("skipped"), text, ColorRole::Queued };
    }
    return {};
}

Badge badgeOf(BatchState state)
{
    const QString text = batchStateText(state);
    switch (state) {
    case BatchState::Scheduled:
        return { QStringLiteral("scheduled"), text, ColorRole::Notified };
    case BatchState::Running:
        return { QStringLiteral("resume"), text, ColorRole::Upgrading };
    case BatchState::Paused:
        return { QStringLiteral("pause"), text, ColorRole::Warning };
    case BatchState::Completed:
        return { QStringLiteral("completed"), text, ColorRole::Succeeded };
    case BatchState::Cancelled:
        return { QStringLiteral("cancelled"), text, ColorRole::Queued };
    }
    return {};
}

Badge badgeOf(const Batch& batch)
{
    return showsRelease(batch) ? Badge{ QStringLiteral("scheduled"), batchStateText(batch), ColorRole::Warning }
                               : badgeOf(batch.state);
}

Badge badgeOf(FirmwareState state)
{
    const QString text = firmwareStateText(state);
    switch (state) {
    case FirmwareState::Unverified:
        return { QStringLiteral("unverified"), text, ColorRole::Queued };
    case FirmwareState::Verifying:
        return { QStringLiteral("verifying"), text, ColorRole::Upgrading };
    case FirmwareState::Verified:
        return { QStringLiteral("verified"), text, ColorRole::Succeeded };
    case FirmwareState::VerificationFailed:
        return { QStringLiteral("verification-failed"), text, ColorRole::Failed };
    }
    return {};
}

Badge badgeOf(int kind, int state)
{
    if (state < 0 || state > 255)
        return {};
    switch (static_cast<BadgeKind>(kind)) {
    case BadgeKind::Task:
        return badgeOf(static_cast<TaskState>(state));
    case BadgeKind::Batch:
        return badgeOf(static_cast<BatchState>(state));
    case BadgeKind::Firmware:
        return badgeOf(static_cast<FirmwareState>(state));
    case BadgeKind::Release: {
        Batch waiting;
        waiting.state = static_cast<BatchState>(state);
        waiting.needsRelease = true;
        return badgeOf(waiting);
    }
    }
    return {};
}

QSize badgeSize(const Badge& badge, const QFont& font)
{
    const QFontMetrics metrics(font);
    const int words = badge.text.isEmpty() ? 0 : gap + metrics.horizontalAdvance(badge.text);
    return { 2 * sidePadding + iconSide + words, std::max(greatestHeight, metrics.height()) };
}

void paintBadge(
    QPainter* painter, const QRect& rect, const Badge& badge, const QPalette& palette, Qt::Alignment alignment)
{
    if (badge.icon.isEmpty() && badge.text.isEmpty())
        return;
    QSize size = badgeSize(badge, painter->font());
    size.setWidth(std::min(size.width(), rect.width()));
    size.setHeight(std::min(size.height(), rect.height()));
    const QRect pill = QStyle::alignedRect(Qt::LeftToRight, alignment, size, rect);
    const bool enabled = palette.currentColorGroup() != QPalette::Disabled;
    const QColor color = enabled ? themeColor(badge.color) : palette.color(QPalette::Disabled, QPalette::Text);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor ground = color;
    ground.setAlphaF(isDark() ? 0.15F : 0.10F);
    painter->setBrush(ground);
    painter->drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
    const QRect drawing(pill.left() + sidePadding, pill.center().y() - iconSide / 2 + 1, iconSide, iconSide);
    drawIcon(painter, drawing, badge.icon, color);
    const QRect words = pill.adjusted(sidePadding + iconSide + gap, 0, -sidePadding + 1, 0);
    painter->setPen(color);
    const QString text = painter->fontMetrics().elidedText(badge.text, Qt::ElideRight, std::max(0, words.width()));
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    painter->restore();
}

} // namespace console
