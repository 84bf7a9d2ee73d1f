// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace console {

// Four eyes: a batch that one operator made is released by another, before anything of it is sent; both stand in
// Activity. What may change without a second look, and what not:
// - While it waits, nothing of its plan changes: what is released is what was reviewed. Pausing, taking devices out,
//   closing it to newcomers and cancelling only narrow it, so they need nobody else. Older tasks that its plan replaces
//   are cancelled when it is made, as anybody may cancel them.
// - Released is the plan: which devices, which firmware, which rules. How it goes on (pace, windows, end, waves,
// retries
//   of what failed, resuming) is steering, and needs no second release. Of a dynamic batch the filter is released.
// - Verifications need none: they name their few test devices one by one.
// - The rule is switched off by anybody, for a second name is only typed too; that stands in the log, and batches that
//   wait already go on waiting for somebody else.
// Names are claimed, not proven: whoever sits at the desk can type any. It guards against slips, not against malice.

/// Two ways to write one name: compatible forms, spaces around and within, upper and lower case. An unnamed operator is
/// nobody's like.
[[nodiscard]] bool isSameOperator(const QString& one, const QString& other);
/// Nothing but spaces.
[[nodiscard]] bool isUnnamed(const QString& name);

} // namespace console
