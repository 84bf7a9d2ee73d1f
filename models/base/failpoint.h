// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace console {

/// Named places at which the process ends as by kill -9, so that the proofs can end it exactly where a kill would hurt
/// most: ROLLOUT_FAILPOINT=store.after-commit at the first pass, store.after-commit:7 at the seventh, :7:30 after 30 ms
/// at that place, as if the disk were slow, while the other threads go on and show what they should not. For the proofs
/// only: nobody who uses the program sees anything of it, and without the variable a place costs one comparison.

/// Whether the variable names anything. Never changes while the process runs.
extern const bool anyFailPoint;
/// Counts a pass; the last one never returns. Any thread.
void reachFailPoint(const char* name);

inline void failPoint(const char* name)
{
    if (anyFailPoint)
        reachFailPoint(name);
}

/// What the variable asks for. Pure.
struct FailPointWish
{
    QByteArray name; ///< empty: none
    int passes = 1; ///< the pass that ends the process, 1 and above
    int lingerMs = 0;
};
[[nodiscard]] FailPointWish readFailPoint(const QByteArray& text);

} // namespace console
