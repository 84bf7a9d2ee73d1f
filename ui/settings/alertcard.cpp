// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/alertcard.h"

#include "ui/common/alerttext.h"
#include "ui/common/fielderror.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QSpinBox>
#include <QVBoxLayout>

namespace console {

namespace {

template <class W> W* named(const char* name)
{
    auto* widget = new W;
    widget->setObjectName(QString::fromLatin1(name));
    return widget;
}

} // namespace

AlertCard::AlertCard(QWidget* parent)
    : Card({}, parent)
    , m_quiet(named<QCheckBox>("alertsQuiet"))
    , m_desktop(named<QCheckBox>("alertsDesktop"))
    , m_tray(named<QCheckBox>("alertsTray"))
    , m_lost(named<QSpinBox>("alertsBrokerLost"))
    , m_disk(named<QSpinBox>("alertsDiskLow"))
{
    setObjectName(QStringLiteral("alertSettings"));
    build();
    retranslate();
}

void AlertCard::build()
{
    m_lost->setRange(5, 86'400);
    m_lost->setGroupSeparatorShown(true);
    m_lost->setMaximumWidth(140);
    m_disk->setRange(10, 1'000'000);
    m_disk->setGroupSeparatorShown(true);
    m_disk->setMaximumWidth(140);
    auto* kinds = named<QWidget>("alertKinds");
    auto* grid = new QGridLayout(kinds);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space24);
    grid->setVerticalSpacing(space4);
    for (int i = 0; i <= int(lastAlertKind); ++i) {
        auto* box = new QCheckBox;
        box->setObjectName(QStringLiteral("alertKind%1").arg(i));
        m_kinds.append(box);
        grid->addWidget(box, i / 2, i % 2);
    }
    grid->setColumnStretch(2, 1);
    m_modeRow = new FieldRow({}, m_quiet);
    m_desktopRow = new FieldRow({}, m_desktop);
    m_trayRow = new FieldRow({}, m_tray);
    m_lostRow = new FieldRow({}, m_lost);
    m_diskRow = new FieldRow({}, m_disk);
    m_kindsRow = new FieldRow({}, kinds);
    for (FieldRow* row : { m_modeRow, m_kindsRow, m_lostRow, m_diskRow, m_desktopRow, m_trayRow })
        content()->addWidget(row);
    QList<QCheckBox*> boxes = m_kinds;
    boxes << m_quiet << m_desktop << m_tray;
    for (QCheckBox* box : std::as_const(boxes))
        connect(box, &QCheckBox::toggled, this, &AlertCard::edited);
    for (QSpinBox* number : { m_lost, m_disk }) {
        number->setKeyboardTracking(false); // a number half typed is none
        connect(number, &QSpinBox::valueChanged, this, &AlertCard::edited);
    }
}

void AlertCard::setSettings(const AlertSettings& settings)
{
    m_loading = true;
    m_shown = settings;
    m_quiet->setChecked(settings.quiet);
    m_desktop->setChecked(settings.desktop);
    m_tray->setChecked(settings.tray);
    if (!m_lost->hasFocus())
        m_lost->setValue(settings.brokerLostSeconds);
    if (!m_disk->hasFocus())
        m_disk->setValue(settings.diskLowMegabytes);
    for (int i = 0; i < m_kinds.size(); ++i) {
        const auto kind = static_cast<AlertKind>(i);
        m_kinds[i]->setChecked(!settings.isMuted(kind));
        m_kinds[i]->setEnabled(!settings.quiet || isFailure(kind));
        m_kinds[i]->setToolTip(m_kinds[i]->isEnabled() ? QString() : tr("Not told in quiet mode"));
    }
    m_loading = false;
}

void AlertCard::setDesktopAvailable(bool available)
{
    m_available = available;
    retranslate();
}

AlertSettings AlertCard::chosen() const
{
    AlertSettings settings = m_shown;
    settings.quiet = m_quiet->isChecked();
    settings.desktop = m_desktop->isChecked();
    settings.tray = m_tray->isChecked();
    settings.brokerLostSeconds = m_lost->value();
    settings.diskLowMegabytes = m_disk->value();
    for (int i = 0; i < m_kinds.size(); ++i)
        settings.setMuted(static_cast<AlertKind>(i), !m_kinds[i]->isChecked());
    return settings;
}

void AlertCard::edited()
{
    if (m_loading)
        return;
    const AlertSettings wanted = chosen();
    setSettings(wanted);
    emit alertsChosen(wanted);
}

void AlertCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void AlertCard::retranslate()
{
    setTitle(tr("Alerts"));
    m_modeRow->setLabel(tr("Quiet mode"));
    m_quiet->setText(tr("Tell only what halted or failed"));
    m_kindsRow->setLabel(tr("Tell about"));
    for (int i = 0; i < m_kinds.size(); ++i) {
        m_kinds[i]->setText(alertKindText(static_cast<AlertKind>(i)));
        m_kinds[i]->setAccessibleName(m_kinds[i]->text());
    }
    m_lostRow->setLabel(tr("Broker lost for"));
    m_lost->setSuffix(tr(" s", "seconds"));
    m_diskRow->setLabel(tr("Disk space below"));
    m_disk->setSuffix(QStringLiteral(" MB"));
    m_desktopRow->setLabel(tr("Desktop"));
    m_desktop->setText(tr("Show them as notifications of the desktop"));
    m_trayRow->setLabel(tr("Tray"));
    m_tray->setText(tr("Keep an icon in the tray"));
    const QString missing = m_available
        ? QString()
        : tr("This desktop has no place for notifications. They stand at the bell in the status bar.");
    m_desktopRow->setHint(missing);
    for (QCheckBox* box : { m_quiet, m_desktop, m_tray })
        box->setAccessibleName(box->text());
}

} // namespace console
