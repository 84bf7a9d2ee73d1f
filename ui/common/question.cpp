// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/question.h"

#include "ui/common/actionbutton.h"
#include "ui/common/theme.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace console {

bool ask(QWidget* parent, const QString& title, const QString& text, const QString& verb, const QString& keepVerb)
{
    QDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("questionDialog"));
    dialog.setWindowTitle(title);
    auto* heading = new QLabel(title);
    heading->setFont(sectionFont());
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    auto* words = new QLabel(text);
    words->setObjectName(QStringLiteral("questionText"));
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setMinimumWidth(380);
    auto* yes = new QPushButton(verb);
    yes->setObjectName(QStringLiteral("questionVerb"));
    yes->setAutoDefault(false);
    setLook(yes, ButtonLook::Accent);
    auto* keep = new QPushButton(keepVerb);
    keep->setObjectName(QStringLiteral("questionKeep"));
    keep->setDefault(true);
    QObject::connect(yes, &QPushButton::clicked, &dialog, &QDialog::accept);
    QObject::connect(keep, &QPushButton::clicked, &dialog, &QDialog::reject);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addStretch(1);
    buttons->addWidget(keep);
    buttons->addWidget(yes);
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(space24, space24, space24, space16);
    column->setSpacing(space8);
    column->addWidget(heading);
    column->addWidget(words);
    column->addSpacing(space12);
    column->addLayout(buttons);
    column->setSizeConstraint(QLayout::SetFixedSize);
    keep->setFocus();
    return dialog.exec() == QDialog::Accepted;
}

} // namespace console
