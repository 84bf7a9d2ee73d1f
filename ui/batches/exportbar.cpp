// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/exportbar.h"

#include "models/tables/celltext.h"
#include "ui/common/filedialog.h"
#include "ui/common/formparts.h"
#include "ui/common/icons.h"
#include "ui/common/noticebar.h"
#include "ui/common/savingbar.h"

#include <QAction>
#include <QFileInfo>
#include <QVBoxLayout>

namespace console {

ExportBar::ExportBar(Commands& commands, NoticeBar& notice, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_bar(new SavingBar(notice, this))
    , m_report(new QAction(icon(QStringLiteral("file")), {}, this))
    , m_tasks(new QAction(icon(QStringLiteral("download")), {}, this))
    , m_dossier(new QAction(icon(QStringLiteral("verified")), {}, this))
{
    setObjectName(QStringLiteral("exportBar"));
    m_report->setObjectName(QStringLiteral("exportReport"));
    m_tasks->setObjectName(QStringLiteral("exportTasks"));
    m_dossier->setObjectName(QStringLiteral("saveDossier"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    hide();
    connect(m_bar, &SavingBar::busyChanged, this, &ExportBar::busyChanged);
    connect(m_report, &QAction::triggered, this, &ExportBar::saveReport);
    connect(m_tasks, &QAction::triggered, this, &ExportBar::saveTasks);
    connect(m_dossier, &QAction::triggered, this, &ExportBar::saveDossier);
    retranslate();
}

void ExportBar::setBatch(const Batch& batch)
{
    m_batch = batch.id;
    m_version = batch.version;
}

void ExportBar::retranslate()
{
    m_report->setText(tr("Save re&port…"));
    m_tasks->setText(tr("&Save devices as CSV…"));
    m_dossier->setText(tr("Save &dossier…"));
    m_bar->retranslate();
    busyChanged();
}

void ExportBar::busyChanged()
{
    const QString why = m_bar->isBusy() ? tr("A file is being saved.") : QString();
    setDisabledBecause(m_report, why, tr("What happened in this batch, to read and to print"));
    setDisabledBecause(m_tasks, why);
    setDisabledBecause(m_dossier, why, tr("All that is known of this batch in a file that shows when it was changed"));
    setVisible(m_bar->isBusy());
}

QString ExportBar::suggestion(const char* suffix) const
{
    return QStringLiteral("batch-%1.%2").arg(m_version, QLatin1StringView(suffix));
}

void ExportBar::saveTasks()
{
    const QString path
        = FileDialog::save(this, tr("Save devices of this batch"), tr("CSV files (*.csv)"), suggestion("csv"));
    if (!path.isEmpty())
        exportTasks(path);
}

void ExportBar::exportTasks(const QString& path)
{
    m_bar->follow(m_commands.exportTasks(m_batch, path), path, tr("Saving the devices…"),
        [](quint32 devices, const QString& name) { return tr("%1 saved as %2.").arg(devicesText(devices), name); });
}

void ExportBar::saveReport()
{
    const QString path = FileDialog::save(
        this, tr("Save report about this batch"), tr("Web pages (*.html);;PDF files (*.pdf)"), suggestion("html"));
    if (path.isEmpty())
        return;
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("csv"))
        return exportTasks(path);
    const auto format = suffix == QLatin1String("pdf") ? ReportFormat::Pdf : ReportFormat::Html;
    m_bar->follow(m_commands.exportReport(m_batch, path, format), path, tr("Writing the report…"),
        [](quint32 devices, const QString& name) {
            return tr("Report about %1 saved as %2.").arg(devicesText(devices), name);
        });
}

void ExportBar::saveDossier()
{
    const QString path
        = FileDialog::save(this, tr("Save dossier of this batch"), tr("Dossiers (*.jsonl)"), suggestion("jsonl"));
    if (path.isEmpty())
        return;
    m_bar->follow(m_commands.saveDossier(m_batch, path), path, tr("Writing the dossier…"),
        [](const QString& seal, const QString& name) {
            return tr("Dossier saved as %1. Its seal, also in Activity: %2").arg(name, seal);
        });
}

} // namespace console
