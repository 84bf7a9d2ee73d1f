// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QKeySequence>
#include <QLabel>
#include <QMap>
#include <QMenu>
#include <QTabBar>

namespace console {

/// The texts behind each Alt+letter that works in a window now: buttons, labels with a field, tabs. Disabled ones
/// count: they may be enabled in the next moment.
inline QMap<QString, QStringList> mnemonicsOf(const QWidget& window)
{
    QMap<QString, QStringList> found;
    const auto add = [&found](const QString& text) {
        if (const QKeySequence key = QKeySequence::mnemonic(text); !key.isEmpty())
            found[key.toString()].append(text);
    };
    const auto widgets = window.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            add(button->text());
        else if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->buddy())
            add(label->text());
        else if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
            for (int tab = 0; tab < tabs->count(); ++tab)
                add(tabs->tabText(tab));
    }
    return found;
}

/// The same of a menu, whose letters are its own.
inline QMap<QString, QStringList> mnemonicsOf(const QMenu& menu)
{
    QMap<QString, QStringList> found;
    const auto actions = menu.actions();
    for (const QAction* action : actions) {
        if (const QKeySequence key = QKeySequence::mnemonic(action->text()); action->isVisible() && !key.isEmpty())
            found[key.toString()].append(action->text());
    }
    return found;
}

/// What stands behind letters that are taken twice, for people; empty = none is.
inline QString clashes(const QMap<QString, QStringList>& mnemonics)
{
    QStringList lines;
    for (auto key = mnemonics.cbegin(); key != mnemonics.cend(); ++key) {
        if (key->size() > 1)
            lines.append(key.key() + QStringLiteral(": ") + key->join(QStringLiteral(" / ")));
    }
    return lines.join(QStringLiteral("; "));
}

} // namespace console
