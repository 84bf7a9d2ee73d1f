// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QSet>
#include <QTest>
#include <QWidget>

namespace console {

/// Whether Tab alone may come to it: visible, enabled, in the Tab order; of radio buttons only the chosen one.
inline bool takesTab(const QWidget& widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const bool oneOfSeveral = button && button->autoExclusive() && button->isCheckable();
    const QWidget* parent = widget.parentWidget();
    const bool inside = parent && parent->focusProxy() == &widget; // its holder stands for it
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) && !widget.isWindow()
        && !widget.focusProxy() && !inside && !oneOfSeveral
        && widget.objectName() != QLatin1String("qt_spinbox_lineedit");
}

/// Presses Tab in an active window, often enough to be everywhere. What was never reached, by class and name: it lies
/// behind a ring, or a holder's focus proxy jumps over it.
inline QStringList neverReached(QWidget& window)
{
    constexpr int most = 400;
    QSet<const QWidget*> met;
    for (int i = 0; i < most; ++i) {
        if (QWidget* focus = QApplication::focusWidget())
            met.insert(focus);
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_Tab);
    }
    QStringList missed;
    const auto widgets = window.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (widget->window() == &window && takesTab(*widget) && !met.contains(widget))
            missed.append(
                QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName());
    }
    return missed;
}

} // namespace console
