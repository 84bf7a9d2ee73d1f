// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/csvpicker.h"

#include "models/tables/celltext.h"
#include "ui/common/errortext.h"
#include "ui/common/filedialog.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/icons.h"
#include "ui/common/rejectedlines.h"
#include "ui/common/wording.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryFile>
#include <QVBoxLayout>

namespace console {

CsvPicker::CsvPicker(Commands& commands, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
{
    setObjectName(QStringLiteral("csvPicker"));
    setAcceptDrops(true);
    m_choose = new QPushButton(icon(QStringLiteral("file")), {}, this);
    m_choose->setObjectName(QStringLiteral("chooseCsv"));
    m_paste = new QPushButton(icon(QStringLiteral("copy")), {}, this);
    m_paste->setObjectName(QStringLiteral("pasteCsv"));
    m_cancel = new QPushButton(this);
    m_cancel->setObjectName(QStringLiteral("cancelCsv"));
    m_cancel->hide();
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setMinimumWidth(160);
    m_progress->hide();
    m_summary = makeNote({}, this);
    m_summary->setObjectName(QStringLiteral("csvSummary"));
    m_problem = makeProblem(QStringLiteral("csvProblem"), this);
    m_rejected = new RejectedLines(this);
    m_save = new QPushButton(this);
    m_save->setObjectName(QStringLiteral("saveRejected"));
    m_save->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    layout->addWidget(makeRow({ m_choose, m_paste, m_progress, m_cancel }, this));
    layout->addWidget(m_problem);
    layout->addWidget(m_summary);
    layout->addWidget(m_rejected, 1);
    layout->addWidget(makeRow({ m_save }, this));
    layout->addStretch();
    connect(m_choose, &QPushButton::clicked, this, &CsvPicker::chooseFile);
    connect(m_paste, &QPushButton::clicked, this, &CsvPicker::paste);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_future.cancel(); });
    connect(m_save, &QPushButton::clicked, this, &CsvPicker::saveRejected);
    inEveryLanguage(this, [this] { retranslate(); });
}

CsvPicker::~CsvPicker() = default;

// No mnemonics: there may be two on a page.
void CsvPicker::retranslate()
{
    m_choose->setText(tr("Choose file…"));
    m_paste->setText(tr("Paste a list"));
    m_paste->setToolTip(tr("Device names from the clipboard, one on each line"));
    m_cancel->setText(tr("Stop reading"));
    m_progress->setAccessibleName(tr("Reading the list"));
    m_rejected->retranslate();
    m_save->setText(tr("Save rejected lines…"));
    showList();
}

void CsvPicker::setProduct(const QString& productKey)
{
    if (m_productKey == productKey)
        return;
    m_productKey = productKey;
    if (!m_path.isEmpty())
        read(m_path);
}

void CsvPicker::chooseFile()
{
    const QString path
        = FileDialog::open(this, tr("Choose a list of devices"), tr("Lists of devices (*.csv *.txt);;All files (*)"));
    if (path.isEmpty())
        return;
    m_pasted.reset();
    read(path);
}

/// By way of a file: then it is read as any other list, with progress and reasons.
void CsvPicker::paste()
{
    const QByteArray names = QGuiApplication::clipboard()->text().toUtf8();
    auto file = std::make_unique<QTemporaryFile>();
    if (names.trimmed().isEmpty()) {
        setProblem(m_problem, tr("The clipboard holds no text."));
        return;
    }
    if (!file->open() || file->write(names) != names.size() || !file->flush()) {
        setProblem(m_problem, errorText({ ErrorKind::WriteFailed, file->errorString() }));
        return;
    }
    m_pasted = std::move(file);
    read(m_pasted->fileName());
}

QString CsvPicker::listName() const
{
    return m_pasted ? tr("The pasted list") : QFileInfo(m_path).fileName();
}

void CsvPicker::read(const QString& path)
{
    m_future.cancel();
    m_path = path;
    m_list = {};
    m_reading = true;
    setProblem(m_problem, {});
    m_future = m_commands.readCsv(path, m_productKey);
    auto* watcher = new QFutureWatcher<Result<CsvDevices>>(this);
    connect(watcher, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(m_future);
    whenDone(m_future, this, [this, turn = ++m_turn](const Result<CsvDevices>& list) {
        if (turn == m_turn)
            listRead(list);
    });
    showList();
    emit changed();
}

void CsvPicker::listRead(const Result<CsvDevices>& list)
{
    m_reading = false;
    if (list)
        m_list = *list;
    else
        setProblem(m_problem,
            list.error().kind == ErrorKind::Cancelled ? tr("Reading was stopped. No device is listed.")
                                                      : errorText(list.error()));
    showList();
    emit changed();
}

void CsvPicker::showList()
{
    m_progress->setVisible(m_reading);
    m_cancel->setVisible(m_reading);
    m_choose->setEnabled(!m_reading);
    m_paste->setEnabled(!m_reading);
    if (m_reading)
        m_summary->setText(tr("Reading %1…").arg(listName()));
    else if (m_list.lines == 0)
        m_summary->setText(tr("A CSV file, one device name in the first column, or in a column headed deviceName. Drop "
                              "it here or choose it."));
    else
        m_summary->setText(tr("%1: %2 usable, %3 rejected of %4 lines.")
                               .arg(listName(), devicesText(static_cast<qint64>(m_list.devices.size())),
                                   countText(m_list.rejected.size()), countText(m_list.lines)));
    showRejected();
}

void CsvPicker::showRejected()
{
    m_rejected->setLines(m_list.rejected);
    const qsizetype shown = qMin(m_list.rejected.size(), RejectedLines::mostRows);
    m_save->setVisible(shown > 0);
    m_save->setToolTip(m_list.rejected.size() > shown
            ? tr("The first %1 are shown; all %2 are saved.").arg(countText(shown), countText(m_list.rejected.size()))
            : QString());
}

void CsvPicker::saveRejected()
{
    const QString path = FileDialog::save(this, tr("Save rejected lines"), tr("CSV files (*.csv)"),
        QFileInfo(m_path).completeBaseName() + QStringLiteral("-rejected.csv"));
    if (path.isEmpty())
        return;
    whenDone(m_commands.saveRejected(path, m_list.rejected), this, [this, path](const Result<void>& saved) {
        setProblem(m_problem, saved ? QString() : errorText(saved.error()));
        if (saved)
            m_summary->setText(tr("Rejected lines saved as %1.").arg(QFileInfo(path).fileName()));
    });
}

void CsvPicker::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void CsvPicker::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_pasted.reset();
    read(event->mimeData()->urls().first().toLocalFile());
}

} // namespace console
