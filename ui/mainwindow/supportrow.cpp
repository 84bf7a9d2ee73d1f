// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/supportrow.h"

#include "ui/common/errortext.h"
#include "ui/common/filedialog.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace console {

SupportRow::SupportRow(Commands& commands, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_save(new QPushButton(tr("&Save support bundle…")))
    , m_masked(new QCheckBox(tr("&Without hosts and names")))
    , m_note(makeNote(tr("Versions, settings, state and log for somebody who helps. No passwords, keys or links, and "
                         "nothing that devices wrote."),
          this))
{
    m_save->setObjectName(QStringLiteral("supportSave"));
    m_save->setAutoDefault(false);
    m_masked->setObjectName(QStringLiteral("supportMasked"));
    m_masked->setAccessibleName(tr("Without hosts and names"));
    m_note->setObjectName(QStringLiteral("supportNote"));
    connect(m_save, &QPushButton::clicked, this, &SupportRow::save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space8);
    column->addWidget(m_save, 0, Qt::AlignLeft);
    column->addWidget(m_masked);
    column->addWidget(m_note);
}

void SupportRow::save()
{
    const QString path = FileDialog::save(
        this, tr("Save support bundle"), tr("Archives (*.tar)"), QStringLiteral("rollout-support.tar"));
    if (path.isEmpty())
        return;
    setDisabledBecause(m_save, tr("It is being saved."));
    whenDone(m_commands.saveSupportBundle(path, m_masked->isChecked()), this, [this](const Result<quint32>& files) {
        setDisabledBecause(m_save, {});
        m_note->setText(files
                ? tr("Saved, with %n file(s) in it. Look inside before you send it.", nullptr, int(*files))
                : errorText(files.error()));
    });
}

} // namespace console
