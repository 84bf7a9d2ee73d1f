// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/aboutdialog.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/mainwindow/supportrow.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace console {

AboutDialog::AboutDialog(Commands& commands, const QString& mqttLibrary, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Rollout Console"));
    auto* picture = new QLabel;
    picture->setPixmap(appIcon().pixmap(56, 56));
    auto* name = new QLabel(QStringLiteral("Rollout Console"));
    name->setFont(titleFont());
    auto* text = new QLabel(
        tr("Version %1\nMQTT by %2\nQt %3\n\nFree software under the GNU General Public License, version 3 or later.")
            .arg(QCoreApplication::applicationVersion(), mqttLibrary, QString::fromLatin1(qVersion())));
    text->setObjectName(QStringLiteral("aboutText"));
    text->setWordWrap(true);
    text->setMinimumWidth(300);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("aboutClose"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* words = new QVBoxLayout;
    words->setSpacing(space8);
    words->addWidget(name);
    words->addWidget(text);
    words->addSpacing(space8);
    words->addWidget(new SupportRow(commands, this));
    words->addSpacing(space8);
    words->addWidget(close, 0, Qt::AlignRight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space24, space24, space24, space16);
    row->setSpacing(space16);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(words);
    row->setSizeConstraint(QLayout::SetFixedSize);
}

} // namespace console
