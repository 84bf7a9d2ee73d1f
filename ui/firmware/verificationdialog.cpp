// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firmware/verificationdialog.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/devicepicker.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/noticebar.h"
#include "ui/common/plantext.h"
#include "ui/common/timeoutfield.h"
#include "ui/common/wording.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace console {

VerificationDialog::VerificationDialog(Commands& commands, const DeviceTableModel& devices,
    std::shared_ptr<const FleetNames> names, const Firmware& firmware, QWidget* parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_firmware(firmware)
{
    setObjectName(QStringLiteral("verificationDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(680, 620);
    m_notice = new NoticeBar(this);
    m_picker = new DevicePicker(devices, std::move(names), mostDevices, this);
    m_picker->setProduct(firmware.productKey);
    connect(m_picker, &DevicePicker::changed, this, &VerificationDialog::refresh);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space24, space24, space16);
    layout->setSpacing(space12);
    layout->addWidget(m_notice);
    auto* heading = makeHeading({}, this);
    auto* note = makeNote({}, this);
    layout->addWidget(heading);
    layout->addWidget(note);
    layout->addWidget(m_picker, 1);
    m_timeout = new TimeoutField(true, this);
    layout->addWidget(m_timeout);
    layout->addWidget(makeFoot());
    inEveryLanguage(this, [this, heading, note] {
        setWindowTitle(tr("Verify %1").arg(m_firmware.version));
        heading->setText(tr("Test devices for %1").arg(m_firmware.version));
        note->setText(tr("Choose 1 to %1 devices of %2. They get the firmware at once. It is verified only when every "
                         "one of them reports %3.")
                          .arg(QString::number(mostDevices), m_firmware.productKey, m_firmware.version));
        m_close->setText(tr("Close"));
        refresh();
    });
}

QWidget* VerificationDialog::makeFoot()
{
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("close"));
    m_close->setAutoDefault(false);
    m_run = new QPushButton(this);
    m_run->setObjectName(QStringLiteral("run"));
    m_run->setAutoDefault(false);
    setLook(m_run, ButtonLook::Accent);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_run, &QPushButton::clicked, this, &VerificationDialog::run);
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space8);
    row->addStretch();
    row->addWidget(m_close);
    row->addWidget(m_run);
    return foot;
}

void VerificationDialog::applyFrame(const Frame& frame)
{
    m_picker->applyFrame(frame);
}

void VerificationDialog::refresh()
{
    const auto chosen = static_cast<qint64>(m_picker->chosen().size());
    m_run->setText(chosen == 0 ? tr("&Verify") : tr("&Verify on %1").arg(devicesText(chosen)));
    setDisabledBecause(m_run,
        m_starting        ? tr("The verification is being started.")
            : chosen == 0 ? tr("Choose at least one test device.")
                          : QString());
}

void VerificationDialog::run()
{
    BatchDraft draft;
    draft.kind = BatchKind::Verification;
    draft.firmware = m_firmware.id;
    draft.plan.scope = Scope::Devices;
    draft.plan.devices = m_picker->chosen();
    draft.plan.timeoutMinutes = m_timeout->minutes();
    m_starting = true;
    m_notice->clear();
    refresh();
    whenDone(m_commands.startBatch(draft), this, [this](const Result<BatchId>& batch) {
        m_starting = false;
        if (batch) {
            emit verificationStarted(*batch);
            accept();
            return;
        }
        m_notice->showNotice(NoticeLevel::Error, errorText(batch.error()));
        refresh();
    });
}

} // namespace console
