// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/viewstate.h"

#include "ui/common/tableview.h"

#include <QSplitter>

namespace console {

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
}

} // namespace console
