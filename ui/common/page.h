// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace console {

/// What the main window asks of a page that wants to know more than a plain widget does. Optional: a QWidget without it
/// works too and handles QEvent::LanguageChange by itself.
class Page
{
public:
    virtual ~Page() = default;
    /// The language changed: set every visible text again.
    virtual void retranslate() = 0;
};

} // namespace console
