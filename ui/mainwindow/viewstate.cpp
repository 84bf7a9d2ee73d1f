// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/viewstate.h"

#include "ui/common/tableview.h"

#include <QSplitter>
#include <QVariant>

namespace console {

namespace {

constexpr char stateProperty[] = "viewState";

} // namespace

void collectViewState(const QString& page, const QWidget& widget, QMap<QString, QByteArray>& state)
{
    const auto tables = widget.findChildren<TableView*>();
    for (const TableView* table : tables) {
        if (!table->objectName().isEmpty())
            state.insert(page + QLatin1Char('/') + table->objectName(), table->state());
    }
    const auto splitters = widget.findChildren<QSplitter*>();
    for (const QSplitter* splitter : splitters) {
        if (!splitter->objectName().isEmpty())
            state.insert(page + QLatin1Char('/') + splitter->objectName(), splitter->saveState());
    }
    const auto widgets = widget.findChildren<QWidget*>();
    for (const QWidget* one : widgets) {
        if (const QVariant own = one->property(stateProperty); own.isValid() && !one->objectName().isEmpty())
            state.insert(page + QLatin1Char('/') + one->objectName(), own.toByteArray());
    }
}

void restoreViewState(const QString& page, QWidget& widget, const QMap<QString, QByteArray>& state)
{
    const auto tables = widget.findChildren<TableView*>();
    for (TableView* table : tables)
        (void)table->restore(state.value(page + QLatin1Char('/') + table->objectName()));
    const auto splitters = widget.findChildren<QSplitter*>();
    for (QSplitter* splitter : splitters) {
        const QByteArray saved = state.value(page + QLatin1Char('/') + splitter->objectName());
        if (!saved.isEmpty())
            splitter->restoreState(saved);
    }
    const auto widgets = widget.findChildren<QWidget*>();
    for (QWidget* one : widgets) {
        const QString key = page + QLatin1Char('/') + one->objectName();
        if (one->property(stateProperty).isValid() && state.contains(key))
            one->setProperty(stateProperty, state.value(key));
    }
}

} // namespace console
