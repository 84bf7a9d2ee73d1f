// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/exportbar.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/filedialog.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/icons.h"
#include "ui/common/noticebar.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace console {

ExportBar::ExportBar(Commands& commands, NoticeBar& notice, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_notice(notice)
    , m_action(new QAction(icon(QStringLiteral("download")), {}, this))
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_stop(new QPushButton(this))
{
    setObjectName(QStringLiteral("exportBar"));
    m_action->setObjectName(QStringLiteral("exportTasks"));
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 100);
    m_stop->setObjectName(QStringLiteral("stopExport"));
    setLook(m_stop, ButtonLook::Flat);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space24, space4, space24, space4);
    row->setSpacing(space12);
    row->addWidget(m_text);
    row->addWidget(m_progress, 1);
    row->addWidget(m_stop);
    hide();
    connect(m_action, &QAction::triggered, this, &ExportBar::chooseFile);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_running.cancel(); });
    retranslate();
}

void ExportBar::setBatch(const Batch& batch)
{
    m_batch = batch.id;
    m_version = batch.version;
}

void ExportBar::retranslate()
{
    m_action->setText(tr("&Save devices as CSV…"));
    m_text->setText(tr("Saving the devices…"));
    m_progress->setAccessibleName(tr("Progress of saving"));
    m_stop->setText(tr("S&top"));
}

void ExportBar::chooseFile()
{
    const QString path = FileDialog::save(
        this, tr("Save devices of this batch"), tr("CSV files (*.csv)"), QStringLiteral("batch-%1.csv").arg(m_version));
    if (!path.isEmpty())
        start(path);
}

void ExportBar::start(const QString& path)
{
    setDisabledBecause(m_action, tr("The devices are being saved."));
    m_progress->setValue(0);
    m_notice.clear();
    show();
    m_running = m_commands.exportTasks(m_batch, path);
    auto* watcher = new QFutureWatcher<Result<quint32>>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(m_running);
    whenDone(m_running, this, [this, path](const Result<quint32>& saved) { ended(saved, path); });
}

void ExportBar::ended(const Result<quint32>& saved, const QString& path)
{
    hide();
    setDisabledBecause(m_action, {});
    const QString name = QFileInfo(path).fileName();
    if (saved)
        m_notice.showNotice(NoticeLevel::Success, tr("%1 saved as %2.").arg(devicesText(*saved), name));
    else if (saved.error().kind == ErrorKind::Cancelled)
        m_notice.showNotice(NoticeLevel::Info, tr("Stopped; %1 was not written.").arg(name));
    else
        m_notice.showNotice(NoticeLevel::Error, errorText(saved.error()));
}

} // namespace console
