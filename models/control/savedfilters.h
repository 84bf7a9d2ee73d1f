// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/control/frame.h"

#include <QList>

namespace console {

/// The filters that the operators of a workspace keep, by name. Pure. Engine thread.
class SavedFilters
{
public:
    static constexpr qsizetype most = 100;
    static constexpr qsizetype longestName = 40;

    /// Keeps it, in the place of one of that name. Errors: InvalidName, FilterInvalid, TooManyFilters.
    [[nodiscard]] Result<void> put(const SavedFilter& filter);
    /// Error: NotFound.
    [[nodiscard]] Result<void> remove(const QString& name);
    void restore(const SavedFilter& filter);
    [[nodiscard]] const QList<SavedFilter>& all() const { return m_filters; } ///< by name

private:
    QList<SavedFilter> m_filters;
};

} // namespace console
