// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firmware/uploaddialog.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/fielderror.h"
#include "ui/common/filedialog.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/icons.h"
#include "ui/common/noticebar.h"
#include "ui/common/wording.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace console {

namespace {

// Where the answer of an upload stands; what is not here stands in the bar.
constexpr std::array<std::pair<ErrorKind, DraftField>, 10> fieldsOfErrors{ {
    { ErrorKind::FileMissing, DraftField::File },
    { ErrorKind::FileUnreadable, DraftField::File },
    { ErrorKind::FileEmpty, DraftField::File },
    { ErrorKind::FileTooLarge, DraftField::File },
    { ErrorKind::FileChangedWhileRead, DraftField::File },
    { ErrorKind::InvalidName, DraftField::Name },
    { ErrorKind::InvalidProductKey, DraftField::ProductKey },
    { ErrorKind::InvalidModule, DraftField::Module },
    { ErrorKind::InvalidVersion, DraftField::Version },
    { ErrorKind::VersionTaken, DraftField::Version },
} };

} // namespace

UploadDialog::UploadDialog(
    Commands& commands, std::vector<Firmware> existing, const QStringList& products, QWidget* parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_existing(std::move(existing))
{
    setObjectName(QStringLiteral("uploadDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    resize(680, 640);
    m_notice = new NoticeBar(this);
    m_form = new QWidget(this);
    makeFields(products);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space24, space24, space16);
    layout->setSpacing(space12);
    layout->addWidget(m_notice);
    layout->addWidget(m_form, 1);
    layout->addWidget(makeFoot());
    inEveryLanguage(this, [this] { retranslate(); });
}

UploadDialog::~UploadDialog()
{
    m_upload.cancel(); // nobody is left to hear of it
}

void UploadDialog::makeFields(const QStringList& products)
{
    auto* layout = new QVBoxLayout(m_form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    addRow(DraftField::File, makeFileField());
    m_product = new QComboBox(m_form);
    m_product->setObjectName(QStringLiteral("product"));
    m_product->setEditable(true);
    m_product->setInsertPolicy(QComboBox::NoInsert);
    m_product->addItems(products);
    m_product->setCurrentIndex(products.size() == 1 ? 0 : -1);
    addRow(DraftField::ProductKey, m_product);
    m_module = new QLineEdit(QStringLiteral("default"), m_form);
    m_module->setObjectName(QStringLiteral("module"));
    addRow(DraftField::Module, m_module);
    m_version = new QLineEdit(m_form);
    m_version->setObjectName(QStringLiteral("version"));
    addRow(DraftField::Version, m_version);
    m_name = new QLineEdit(m_form);
    m_name->setObjectName(QStringLiteral("name"));
    addRow(DraftField::Name, m_name);
    auto* sign = makeSignField();
    m_signRow = new FieldRow({}, sign, m_form);
    layout->addWidget(m_signRow);
    m_customInfo = new QPlainTextEdit(m_form);
    m_customInfo->setObjectName(QStringLiteral("customInfo"));
    m_customInfo->setTabChangesFocus(true);
    m_customInfo->setFixedHeight(52);
    addRow(DraftField::CustomInfo, m_customInfo);
    m_notes = new QPlainTextEdit(m_form);
    m_notes->setObjectName(QStringLiteral("notes"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(52);
    addRow(DraftField::Notes, m_notes);
    layout->addStretch(1);
    connect(m_product, &QComboBox::editTextChanged, this, [this] { touched(DraftField::ProductKey); });
    connect(m_module, &QLineEdit::textChanged, this, [this] { touched(DraftField::Module); });
    connect(m_version, &QLineEdit::textChanged, this, [this] { touched(DraftField::Version); });
    connect(m_name, &QLineEdit::textChanged, this, [this] { touched(DraftField::Name); });
    connect(m_customInfo, &QPlainTextEdit::textChanged, this, [this] { touched(DraftField::CustomInfo); });
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] { touched(DraftField::Notes); });
}

FieldRow* UploadDialog::addRow(DraftField field, QWidget* widget)
{
    auto* row = new FieldRow({}, widget, m_form);
    m_form->layout()->addWidget(row);
    m_rows[field] = row;
    return row;
}

QWidget* UploadDialog::makeFileField()
{
    auto* box = new QWidget(m_form);
    m_file = new QLineEdit(box);
    m_file->setObjectName(QStringLiteral("file"));
    m_file->setReadOnly(true);
    auto* choose = new QPushButton(icon(QStringLiteral("file")), {}, box);
    choose->setObjectName(QStringLiteral("chooseFile"));
    inEveryLanguage(box, [this, choose] {
        m_file->setAccessibleName(tr("File"));
        m_file->setPlaceholderText(tr("No file chosen"));
        choose->setText(tr("&Choose…"));
    });
    connect(choose, &QPushButton::clicked, this, &UploadDialog::chooseFile);
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    layout->addWidget(m_file, 1);
    layout->addWidget(choose);
    box->setFocusProxy(choose);
    return box;
}

QWidget* UploadDialog::makeSignField()
{
    auto* md5 = new QRadioButton(QStringLiteral("M&D5"), m_form);
    md5->setObjectName(QStringLiteral("signMd5"));
    auto* sha256 = new QRadioButton(QStringLiteral("&SHA-256"), m_form);
    sha256->setObjectName(QStringLiteral("signSha256"));
    m_sign = new QButtonGroup(this);
    m_sign->addButton(md5, static_cast<int>(SignMethod::Md5));
    m_sign->addButton(sha256, static_cast<int>(SignMethod::Sha256));
    md5->setChecked(true);
    connect(m_sign, &QButtonGroup::idToggled, this, &UploadDialog::check);
    return makeRow({ md5, sha256 }, m_form);
}

QWidget* UploadDialog::makeFoot()
{
    auto* foot = new QWidget(this);
    m_progress = new QProgressBar(foot);
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setTextVisible(false);
    m_progressText = new QLabel(foot);
    m_progressText->setObjectName(QStringLiteral("progressText"));
    m_cancel = new QPushButton(foot);
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_cancel->setAutoDefault(false);
    m_ok = new QPushButton(foot);
    m_ok->setObjectName(QStringLiteral("upload"));
    m_ok->setDefault(true);
    setLook(m_ok, ButtonLook::Accent);
    connect(m_cancel, &QPushButton::clicked, this, &UploadDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, &UploadDialog::upload);
    auto* row = new QHBoxLayout;
    row->setSpacing(space8);
    row->addWidget(m_progressText);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_ok);
    auto* layout = new QVBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space12);
    layout->addWidget(m_progress);
    layout->addLayout(row);
    return foot;
}

FirmwareDraft UploadDialog::draft() const
{
    FirmwareDraft draft;
    draft.filePath = m_file->text();
    draft.name = m_name->text().trimmed();
    draft.productKey = m_product->currentText().trimmed();
    draft.module = m_module->text().trimmed();
    draft.version = m_version->text().trimmed();
    draft.signMethod = static_cast<SignMethod>(m_sign->checkedId());
    draft.customInfo = m_customInfo->toPlainText();
    draft.notes = m_notes->toPlainText();
    return draft;
}

void UploadDialog::setFile(const QString& path)
{
    m_file->setText(path);
    m_file->setCursorPosition(static_cast<int>(path.size()));
    const QFileInfo info(path);
    static const QRegularExpression versionInName(QStringLiteral("\\d+(?:[.-][0-9A-Za-z]+)+"));
    const QString base = info.completeBaseName();
    if (m_name->text().isEmpty())
        m_name->setText(base.left(40));
    if (m_version->text().isEmpty())
        m_version->setText(versionInName.match(base).captured().left(64));
    showFileHint();
    touched(DraftField::File);
}

void UploadDialog::showFileHint()
{
    const QFileInfo info(m_file->text());
    m_rows[DraftField::File]->setHint(m_file->text().isEmpty()
            ? tr("Drop a file anywhere on this window, or choose it.")
            : info.exists() ? tr("%1. Drop another file to replace it.").arg(sizeText(info.size()))
                            : QString());
}

void UploadDialog::retranslate()
{
    setWindowTitle(tr("Upload firmware"));
    const auto say = [this](DraftField field, const QString& label, const QString& hint) {
        m_rows[field]->setLabel(label);
        m_rows[field]->setHint(hint);
    };
    say(DraftField::File, tr("&File"), {});
    say(DraftField::ProductKey, tr("&Product"), {});
    m_product->lineEdit()->setPlaceholderText(tr("Product key"));
    say(DraftField::Module, tr("&Module"), tr("“default” is the whole device."));
    say(DraftField::Version, tr("&Version"),
        tr("Exactly as devices report it: 1 to 64 letters, digits, dots, dashes or underscores."));
    say(DraftField::Name, tr("&Name"), tr("For people; devices do not see it."));
    m_signRow->setLabel(tr("Signature"));
    say(DraftField::CustomInfo, tr("Custom &info"),
        tr("Goes to every device in extData. Leave it empty if devices do not expect it."));
    say(DraftField::Notes, tr("N&otes"), {});
    m_progress->setAccessibleName(tr("Upload progress"));
    m_ok->setText(tr("&Upload"));
    showFileHint();
    setUploading(m_uploading);
}

void UploadDialog::setExisting(std::vector<Firmware> existing)
{
    m_existing = std::move(existing);
    check();
}

void UploadDialog::touched(DraftField field)
{
    m_touched.insert(field);
    check();
}

void UploadDialog::check()
{
    const QList<FieldError> errors = checkDraft(draft(), m_existing);
    for (const auto& [field, row] : m_rows) {
        const auto wrong = std::find_if(
            errors.begin(), errors.end(), [f = field](const FieldError& error) { return error.field == f; });
        // A field nobody has been at yet is not wrong, only empty.
        row->setError(wrong != errors.end() && m_touched.contains(field) ? errorText(wrong->error) : QString());
    }
    const bool sha256 = m_sign->checkedId() == static_cast<int>(SignMethod::Sha256);
    m_signRow->setHint(sha256 ? QString() : tr("Every device understands MD5."));
    m_signRow->setWarning(sha256 ? tr("Devices with old SDKs (C SDK 3.2) ignore notices without MD5.") : QString());
    const QString reason = errors.isEmpty() ? QString()
        : m_file->text().isEmpty()          ? tr("Choose a file first.")
                                            : errorText(errors.first().error);
    setDisabledBecause(m_ok, m_uploading ? tr("The file is being read.") : reason);
}

void UploadDialog::chooseFile()
{
    const QString path = FileDialog::open(this, tr("Choose a firmware file"),
        tr("Firmware (*.bin *.img *.dav *.tar *.gz *.zip *.gzip *.apk *.xz *.pack);;All files (*)"));
    if (!path.isEmpty())
        setFile(path);
}

void UploadDialog::upload()
{
    m_notice->clear();
    for (const auto& [field, row] : m_rows)
        m_touched.insert(field);
    check();
    if (!m_ok->isEnabled())
        return;
    setUploading(true);
    m_elapsed.start();
    showProgress(0);
    m_upload = m_commands.addFirmware(draft());
    auto* watcher = new QFutureWatcher<Result<Firmware>>(this);
    connect(watcher, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, &UploadDialog::showProgress);
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(m_upload);
    whenDone(m_upload, this, [this](const Result<Firmware>& firmware) { uploaded(firmware); });
}

void UploadDialog::showProgress(int percent)
{
    m_progress->setValue(percent);
    // An estimate from the first moments only jumps about.
    const qint64 spent = m_elapsed.elapsed();
    if (percent <= 0 || spent < 1000)
        m_progressText->setText(tr("Reading the file…"));
    else
        m_progressText->setText(
            tr("%1, about %2 left")
                .arg(stepText(percent), durationText(qMax<qint64>(1000, spent * (100 - percent) / percent))));
}

void UploadDialog::uploaded(const Result<Firmware>& firmware)
{
    setUploading(false);
    if (firmware) {
        emit firmwareAdded(firmware->id);
        accept();
        return;
    }
    showUploadError(firmware.error());
}

void UploadDialog::showUploadError(const Error& error)
{
    const auto beside = std::find_if(
        fieldsOfErrors.begin(), fieldsOfErrors.end(), [&error](const auto& pair) { return pair.first == error.kind; });
    if (error.kind == ErrorKind::Cancelled)
        m_notice->showNotice(NoticeLevel::Info, tr("The upload was stopped. Nothing was added."));
    else if (beside == fieldsOfErrors.end())
        m_notice->showNotice(NoticeLevel::Error, errorText(error));
    else
        m_rows[beside->second]->setError(errorText(error));
}

void UploadDialog::setUploading(bool uploading)
{
    m_uploading = uploading;
    m_form->setEnabled(!uploading);
    m_progress->setVisible(uploading);
    m_progressText->setVisible(uploading);
    m_cancel->setText(uploading ? tr("S&top upload") : tr("Close"));
    check();
}

void UploadDialog::reject()
{
    if (m_uploading)
        m_upload.cancel(); // the answer brings the form back
    else
        QDialog::reject();
}

void UploadDialog::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!m_uploading && urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void UploadDialog::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    setFile(event->mimeData()->urls().first().toLocalFile());
}

} // namespace console
