// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/formparts.h"

#include "ui/common/iconlabel.h"

#include <QAction>
#include <QHBoxLayout>

namespace console {

namespace {

template <class Control> void disableBecause(Control* control, const QString& reason, const QString& enabledTip)
{
    control->setEnabled(reason.isEmpty());
    const QString& tip = reason.isEmpty() ? enabledTip : reason;
    control->setToolTip(tip);
    control->setStatusTip(tip);
}

} // namespace

QLabel* makeHeading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setFont(sectionFont());
    return label;
}

QLabel* makeNote(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLabel* makeProblem(const QString& objectName, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::BrightText);
    label->hide();
    return label;
}

void setProblem(QLabel* label, const QString& text)
{
    label->setText(text);
    label->setAccessibleName(text);
    label->setVisible(!text.isEmpty());
}

QWidget* makeIconLine(const QString& iconName, ColorRole role, const QString& text, QWidget* parent)
{
    auto* line = new QWidget(parent);
    auto* picture = new IconLabel(iconName, 16, role, line);
    auto* label = new QLabel(text, line);
    label->setWordWrap(true);
    label->setObjectName(QStringLiteral("lineText"));
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    layout->addWidget(picture, 0, Qt::AlignTop);
    layout->addWidget(label, 1);
    return line;
}

QWidget* makeRow(std::initializer_list<QWidget*> widgets, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return row;
}

void setDisabledBecause(QWidget* control, const QString& reason, const QString& enabledTip)
{
    disableBecause(control, reason, enabledTip);
}

void setDisabledBecause(QAction* action, const QString& reason, const QString& enabledTip)
{
    disableBecause(action, reason, enabledTip);
}

} // namespace console
