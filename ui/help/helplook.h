// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTextDocument;

namespace console {

/// A page of the guide in the console's fonts, colours and distances, instead of those that Markdown comes with. GUI
/// thread.
void dressPage(QTextDocument& document);

} // namespace console
