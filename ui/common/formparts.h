// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QLabel>
#include <QString>

#include <initializer_list>

class QAction;

namespace console {

/// Small parts that the forms of batches and firmware share, so that they look alike. GUI thread; the parent owns what
/// is made.

/// A semibold line over a group of fields.
[[nodiscard]] QLabel* makeHeading(const QString& text, QWidget* parent);
/// A wrapped explanation in the secondary colour.
[[nodiscard]] QLabel* makeNote(const QString& text, QWidget* parent);
/// A hidden line in the colour of errors, shown beside its field by setProblem().
[[nodiscard]] QLabel* makeProblem(const QString& objectName, QWidget* parent);
/// Shows `text` with a warning sign, or hides the label where it is empty.
void setProblem(QLabel* label, const QString& text);
/// An icon in the colour of a role beside a wrapped sentence: checks and hints.
[[nodiscard]] QWidget* makeIconLine(const QString& iconName, ColorRole role, const QString& text, QWidget* parent);
/// Disables a control and says why in tooltip and status tip; an empty reason enables it.
void setDisabledBecause(QWidget* control, const QString& reason, const QString& enabledTip = {});
void setDisabledBecause(QAction* action, const QString& reason, const QString& enabledTip = {});
/// Widgets side by side, left aligned, at the forms' spacing.
[[nodiscard]] QWidget* makeRow(std::initializer_list<QWidget*> widgets, QWidget* parent);

} // namespace console
