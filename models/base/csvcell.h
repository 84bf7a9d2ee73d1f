// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace console {

/// Text as a spreadsheet may show it and never calculate it (RELIABILITY.md T16): what it would take for a formula gets
/// an apostrophe before it, full-width signs too; broken characters become U+FFFD.
[[nodiscard]] QByteArray spreadsheetText(const QByteArray& text);

/// The same as a cell of CSV, in quotes where they are needed.
[[nodiscard]] QByteArray csvCell(const QByteArray& text);

} // namespace console
