// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/marksimport.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/filedialog.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/rejectedlines.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace console {

MarksImport::MarksImport(Commands& commands, const QString& path, QWidget* parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_path(path)
    , m_summary(makeNote({}, this))
    , m_problem(makeProblem(QStringLiteral("importProblem"), this))
    , m_progress(new QProgressBar(this))
    , m_rejected(new RejectedLines(this))
    , m_save(new QPushButton(tr("Save re&jected lines…"), this))
    , m_apply(new QPushButton(this))
{
    setObjectName(QStringLiteral("marksImport"));
    setWindowTitle(tr("Import groups and tags"));
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Reading the list"));
    m_rejected->retranslate();
    m_save->setObjectName(QStringLiteral("saveRejected"));
    m_save->hide();
    m_apply->setObjectName(QStringLiteral("applyImport"));
    setLook(m_apply, ButtonLook::Accent);
    auto* cancel = new QPushButton(tr("&Cancel"), this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addWidget(m_save);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_apply);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space24, space24, space16);
    layout->setSpacing(space12);
    layout->addWidget(m_summary);
    layout->addWidget(m_problem);
    layout->addWidget(m_progress);
    layout->addWidget(m_rejected, 1);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumSize(600, 200);
    resize(720, 420);
    connect(m_save, &QPushButton::clicked, this, &MarksImport::saveRejected);
    connect(m_apply, &QPushButton::clicked, this, &MarksImport::apply);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, [this] { m_future.cancel(); });
    m_summary->setText(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    m_apply->setText(tr("&Apply"));
    setDisabledBecause(m_apply, tr("The list is being read."));
    m_future = m_commands.readMarks(path);
    auto* watcher = new QFutureWatcher<Result<MarkList>>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    watcher->setFuture(m_future);
    whenDone(m_future, this, [this](const Result<MarkList>& list) { listRead(list); });
}

void MarksImport::listRead(const Result<MarkList>& list)
{
    m_progress->hide();
    if (!list) {
        m_summary->setText(tr("%1 was not read. Nothing was changed.").arg(QFileInfo(m_path).fileName()));
        setProblem(m_problem, errorText(list.error()));
        setDisabledBecause(m_apply, tr("There is nothing to apply."));
        return;
    }
    m_list = *list;
    const auto usable = static_cast<qint64>(m_list.marks.size());
    m_summary->setText(tr("%1: %2 usable, %3 rejected of %4 lines.")
                           .arg(QFileInfo(m_path).fileName(), devicesText(usable), countText(m_list.rejected.size()),
                               countText(m_list.lines)));
    m_rejected->setLines(m_list.rejected);
    m_save->setVisible(!m_list.rejected.isEmpty());
    m_apply->setText(tr("&Apply to %1").arg(devicesText(usable)));
    setDisabledBecause(m_apply, usable == 0 ? tr("There is nothing to apply.") : QString());
    m_apply->setFocus();
}

void MarksImport::apply()
{
    m_apply->setEnabled(false);
    whenDone(m_commands.applyMarks(m_list), this, [this](const Result<quint32>& done) {
        m_apply->setEnabled(true);
        setProblem(m_problem, done ? QString() : errorText(done.error()));
        if (!done)
            return;
        m_changed = *done;
        accept();
    });
}

void MarksImport::saveRejected()
{
    const QString path = FileDialog::save(this, tr("Save rejected lines"), tr("CSV files (*.csv)"),
        QFileInfo(m_path).completeBaseName() + QStringLiteral("-rejected.csv"));
    if (path.isEmpty())
        return;
    whenDone(m_commands.saveRejected(path, m_list.rejected), this,
        [this](const Result<void>& saved) { setProblem(m_problem, saved ? QString() : errorText(saved.error())); });
}

} // namespace console
