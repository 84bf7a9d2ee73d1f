// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QString>

class QAction;
class QWidget;

namespace console {

/// An action of a page that has a name: what the command palette finds and what a key can be given to.
struct NamedAction
{
    QString id; ///< "PAGE/OBJECTNAME", kept in the settings
    QString where; ///< the page's title, in the language in force
    QAction* action;
};

/// All of `widget` (a page; of the window itself only its own, see `options`), in the order they were made; not those
/// of dialogs over it, nor Qt's own.
[[nodiscard]] QList<NamedAction> actionsOf(const QString& page, const QString& where, QWidget& widget,
    Qt::FindChildOptions options = Qt::FindChildrenRecursively);
/// The text without mnemonic and ellipsis, in the language in force.
[[nodiscard]] QString plainText(const QAction& action);
/// The key it has unless somebody chose another.
[[nodiscard]] QKeySequence usualKey(const QAction& action);
/// Gives each action the key chosen for it (portable text by id, empty = none), or its usual one.
void applyKeys(const QList<NamedAction>& actions, QWidget& page, const QMap<QString, QString>& chosen);

} // namespace console
