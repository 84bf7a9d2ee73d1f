// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firmware/firmwarepanel.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/badgelabel.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/icons.h"
#include "ui/common/linklabel.h"
#include "ui/common/noticeview.h"
#include "ui/firmware/verificationview.h"

#include <QAction>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHideEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace console {

namespace {

/// A digest is one long word: broken into groups it wraps, and copies whole by its button.
QString grouped(const QString& digest)
{
    QString text;
    for (qsizetype at = 0; at < digest.size(); at += 8)
        text += (at == 0 ? QString() : QStringLiteral(" ")) + digest.mid(at, 8);
    return text;
}

} // namespace

FirmwarePanel::FirmwarePanel(
    Commands& commands, std::shared_ptr<const FleetNames> names, QAction* verify, QAction* upgrade, QWidget* parent)
    : SidePanel(parent)
    , m_commands(commands)
{
    setObjectName(QStringLiteral("firmwarePanel"));
    m_badge = new BadgeLabel(this);
    m_badge->setObjectName(QStringLiteral("firmwareBadge"));
    addBesideTitle(m_badge);
    m_verification = new VerificationView(std::move(names), this);
    setContent(makeContent(verify, upgrade));
    connect(m_verification, &VerificationView::deviceRequested, this, &FirmwarePanel::deviceRequested);
    retranslate();
}

QWidget* FirmwarePanel::makeContent(QAction* verify, QAction* upgrade)
{
    auto* content = new QWidget;
    m_facts = new QWidget(content);
    m_verificationTitle = makeHeading({}, content);
    m_noticeTitle = makeHeading({}, content);
    m_notice = new NoticeView(content);
    m_openBatch = new LinkLabel({}, content);
    m_openBatch->setObjectName(QStringLiteral("openVerification"));
    connect(m_openBatch, &QLabel::linkActivated, this, [this] { emit batchRequested(m_row.verification); });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addWidget(new ActionButton(verify, ButtonLook::Quiet, content));
    buttons->addWidget(new ActionButton(upgrade, ButtonLook::Accent, content));
    buttons->addStretch();
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space16, space4, space16, space16);
    layout->setSpacing(space12);
    layout->addLayout(buttons);
    layout->addWidget(m_facts);
    layout->addWidget(m_verificationTitle);
    layout->addWidget(m_verification);
    layout->addWidget(m_openBatch);
    layout->addWidget(m_noticeTitle);
    layout->addWidget(m_notice);
    layout->addStretch();
    return content;
}

void FirmwarePanel::showFirmware(const FirmwareRow& row)
{
    const bool other = row.firmware.id != m_row.firmware.id;
    const bool verificationChanged = other || row.verification != m_row.verification;
    m_row = row;
    m_verification->setVerification(row.verification, row.firmware.size);
    refresh();
    if (verificationChanged && isVisible())
        watch();
    if (other)
        askNotice();
}

void FirmwarePanel::showVerification(const Batch& batch)
{
    m_verification->showBatch(batch);
}

void FirmwarePanel::applyFrame(const Frame& frame)
{
    for (const FirmwareRow& row : frame.firmware) {
        if (row.firmware.id == firmware())
            showFirmware(row);
    }
    m_verification->applyFrame(frame);
}

void FirmwarePanel::watch()
{
    m_commands.watchBatch(m_row.verification);
}

void FirmwarePanel::showEvent(QShowEvent* event)
{
    SidePanel::showEvent(event);
    if (!m_row.verification.isNull())
        watch();
    if (!firmware().isNull())
        askNotice(); // the public URL may have changed meanwhile
}

void FirmwarePanel::hideEvent(QHideEvent* event)
{
    SidePanel::hideEvent(event);
    if (!event->spontaneous() && !m_row.verification.isNull())
        m_commands.watchBatch({});
}

void FirmwarePanel::askNotice()
{
    m_notice->showMessage(tr("The notice is being made…"));
    whenDone(m_commands.previewNotice(firmware()), this, [this, turn = ++m_turn](const Result<NoticePreview>& preview) {
        if (turn != m_turn)
            return;
        if (preview)
            m_notice->showNotice(*preview);
        else
            m_notice->showMessage(errorText(preview.error()));
    });
}

void FirmwarePanel::retranslate()
{
    m_verificationTitle->setText(tr("Verification"));
    m_noticeTitle->setText(tr("What every device gets"));
    m_verification->retranslate();
    refresh();
}

void FirmwarePanel::refresh()
{
    const Firmware& firmware = m_row.firmware;
    setTitle(firmware.version, firmware.name);
    m_badge->setBadge(badgeOf(firmware.state));
    m_openBatch->setVisible(!m_row.verification.isNull());
    m_openBatch->setText(QStringLiteral("<a href=\"#\">%1</a>").arg(tr("Open as a batch")));
    showFacts();
}

void FirmwarePanel::showFacts()
{
    // Made anew as a whole: a grid keeps its rows when their widgets go.
    auto* facts = new QWidget(m_facts->parentWidget());
    m_grid = new QGridLayout(facts);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space12);
    m_grid->setVerticalSpacing(space8);
    m_grid->setColumnStretch(1, 1);
    const std::unique_ptr<QLayoutItem> replaced(m_facts->parentWidget()->layout()->replaceWidget(m_facts, facts));
    const std::unique_ptr<QWidget> gone(std::exchange(m_facts, facts));
    const Firmware& firmware = m_row.firmware;
    addFact(tr("Product"), firmware.productKey, QStringLiteral("factProduct"));
    addFact(tr("Module"), firmware.module, QStringLiteral("factModule"));
    addFact(tr("File"),
        tr("%1, %2 (%3 bytes)").arg(firmware.fileName, sizeText(firmware.size), countText(firmware.size)),
        QStringLiteral("factFile"));
    addFact(tr("Uploaded"), exactTimeText(firmware.uploadedAt), QStringLiteral("factUploaded"));
    addFact(tr("Signed with"), firmware.signMethod == SignMethod::Md5 ? tr("MD5") : tr("SHA-256"),
        QStringLiteral("factSign"));
    addFact(tr("MD5"), QString::fromLatin1(firmware.md5), QStringLiteral("factMd5"), true);
    addFact(tr("SHA-256"), QString::fromLatin1(firmware.sha256), QStringLiteral("factSha256"), true);
    if (!firmware.customInfo.isEmpty())
        addFact(tr("Custom info"), firmware.customInfo, QStringLiteral("factCustomInfo"));
    if (!firmware.notes.isEmpty())
        addFact(tr("Notes"), firmware.notes, QStringLiteral("factNotes"));
}

void FirmwarePanel::addFact(const QString& label, const QString& value, const QString& name, bool digest)
{
    const int row = m_grid->rowCount();
    auto* caption = makeNote(label, m_facts);
    caption->setWordWrap(false);
    auto* text = new QLabel(digest ? grouped(value) : value, m_facts);
    text->setObjectName(name);
    text->setAccessibleName(tr("%1: %2").arg(label, value));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_grid->addWidget(caption, row, 0, Qt::AlignTop);
    m_grid->addWidget(text, row, 1, 1, digest ? 1 : 2, Qt::AlignTop); // only digests have a button beside them
    if (!digest)
        return;
    text->setFont(monoFont());
    auto* copy = new QToolButton(m_facts);
    copy->setObjectName(name + QStringLiteral("Copy"));
    copy->setIcon(icon(QStringLiteral("copy")));
    copy->setIconSize({ 16, 16 });
    copy->setAccessibleName(tr("Copy %1").arg(label));
    copy->setToolTip(tr("Copy %1").arg(label));
    connect(copy, &QToolButton::clicked, this, [value] { QGuiApplication::clipboard()->setText(value); });
    m_grid->addWidget(copy, row, 2, Qt::AlignTop);
}

} // namespace console
