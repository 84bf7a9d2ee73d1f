// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace console {

/// What models say besides text. Models carry meaning, delegates carry looks (DESIGN.md section 9).
enum TableRole : int {
    BadgeKindRole
    = Qt::UserRole + 1, ///< int of BadgeKind: which enum BadgeRole is; invalid where the cell has no badge
    BadgeRole, ///< int of TaskState, BatchState or FirmwareState
    StepRole, ///< int, percent 0..100 to draw as a bar; invalid where there is none
    SortRole, ///< the value behind the text, to compare
    SlotRole, ///< DeviceSlot as uint, of the row
    IdRole, ///< id of the row's batch, firmware or event as qulonglong
    ExactTimeRole, ///< QString, exact local time of a cell that shows a relative one
    ShareRole, ///< double 0..1
    ColourIndexRole, ///< int, colour of a version in charts
    MonospaceRole, ///< bool: ids, digests, payloads
    WarningRole, ///< bool: the cell wants attention (silent, suspicious)
    KindRole, ///< int of ActivityKind
    RowRole, ///< QVariant of the row's value type where it has a metatype
};

/// Release: a batch that waits for its release, whatever else its state is.
enum class BadgeKind : int { Task = 1, Batch = 2, Firmware = 3, Release = 4 };

} // namespace console
