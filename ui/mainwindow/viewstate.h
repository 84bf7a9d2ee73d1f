// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

class QWidget;

namespace console {

/// What a page remembers without its own doing: header states of its TableViews, sizes of its splitters, and the
/// property `viewState` (QByteArray) of whatever has one, by "PAGE/OBJECTNAME". Widgets without an object name are
/// passed over.
void collectViewState(const QString& page, const QWidget& widget, QMap<QString, QByteArray>& state);
void restoreViewState(const QString& page, QWidget& widget, const QMap<QString, QByteArray>& state);

} // namespace console
