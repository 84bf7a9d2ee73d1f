// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace console {

/// Asks before something that widens or ends: the verb stands on the button ("Cancel batch"), the other one keeps
/// things as they are ("Keep running"), which Esc and Enter do too. True = the verb. Object names: questionDialog,
/// questionVerb, questionKeep.
[[nodiscard]] bool ask(
    QWidget* parent, const QString& title, const QString& text, const QString& verb, const QString& keepVerb);

} // namespace console
