// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

namespace console {

/// For widgets that are built once and stay open while the language is switched (dialogs, forms): `say` sets their
/// texts. It runs at once and again whenever `owner` hears of another language, as long as that lives. GUI thread.
void inEveryLanguage(QWidget* owner, std::function<void()> say);

} // namespace console
