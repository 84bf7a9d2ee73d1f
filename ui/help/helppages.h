// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace console {

/// The guide, compiled in from resources/help: the same pages in each language, Markdown. GUI thread.
struct HelpPage
{
    QString title; ///< its first heading
    QString text; ///< as written, for the search
};

/// In the order of the contents; the first is where a newcomer begins.
[[nodiscard]] const QStringList& helpPageNames();
/// "qrc:/help/en/devices.md"; relative links and pictures of a page start from there.
[[nodiscard]] QString helpUrl(const QString& language, const QString& name);
[[nodiscard]] HelpPage helpPage(const QString& language, const QString& name); ///< empty = there is none

/// The page that speaks of this place of the window: of the innermost part that has one. `page` is the window's own
/// ("devices").
[[nodiscard]] QString helpPageFor(const QWidget* place, const QString& page);

} // namespace console
