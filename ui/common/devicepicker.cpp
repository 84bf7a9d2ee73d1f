// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/devicepicker.h"

#include "models/tables/celltext.h"
#include "ui/common/chiplist.h"
#include "ui/common/formparts.h"
#include "ui/common/icons.h"
#include "ui/common/wording.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace console {

DevicePicker::DevicePicker(
    const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names, int limit, QWidget* parent)
    : QWidget(parent)
    , m_names(std::move(names))
    , m_limit(limit)
{
    setObjectName(QStringLiteral("devicePicker"));
    m_model = new DeviceChoiceModel(devices, m_names, limit, this);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("deviceSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), ColorRole::SecondaryText), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("deviceChoice"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(tableRowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setMinimumHeight(120);
    m_table->installEventFilter(this);
    m_counts = makeNote({}, this);
    m_counts->setObjectName(QStringLiteral("choiceCounts"));
    m_chips = new ChipList(this);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(1000);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space8);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_counts);
    layout->addWidget(m_chips);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setSearch(text);
        showCounts();
    });
    connect(m_table, &QTableView::doubleClicked, m_model, &DeviceChoiceModel::toggle);
    connect(m_model, &DeviceChoiceModel::chosenChanged, this, &DevicePicker::deviceChosen);
    connect(m_chips, &ChipList::removed, this, [this](DeviceSlot device) { m_model->setChosen(device, false); });
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        m_model->refresh(m_now);
        showCounts();
    });
    inEveryLanguage(this, [this] {
        m_search->setAccessibleName(tr("Search devices"));
        m_search->setPlaceholderText(tr("Part of a device name"));
        m_table->setAccessibleName(tr("Devices to choose from"));
        m_model->retranslate();
        showCounts();
    });
}

void DevicePicker::setProduct(const QString& productKey)
{
    m_model->setProduct(productKey);
    showCounts();
}

void DevicePicker::applyFrame(const Frame& frame)
{
    m_now = frame.at;
    // Searching a million names costs tens of milliseconds, so once a second at most and only where someone looks.
    if (!frame.devices.empty() && isVisible() && !m_refresh.isActive())
        m_refresh.start();
}

void DevicePicker::deviceChosen(DeviceSlot device, bool chosen)
{
    if (chosen)
        m_chips->add(device, toText(m_names->devices.at(device)));
    else
        m_chips->take(device);
    showCounts();
    emit changed();
}

void DevicePicker::showCounts()
{
    const auto chosenCount = static_cast<qint64>(m_model->chosen().size());
    const QString chosenText = m_limit > 0 ? tr("%1 of at most %2 chosen").arg(chosenCount).arg(m_limit)
                                           : tr("%1 chosen").arg(countText(chosenCount));
    const QString found = m_model->hits() > static_cast<quint32>(m_model->rowCount())
        ? tr("The first %1 of %2 devices are listed; type more of the name to find the others")
              .arg(countText(m_model->rowCount()), countText(m_model->hits()))
        : m_model->hits() == 0 ? tr("No device found")
                               : tr("%1 listed").arg(countText(m_model->hits()));
    m_counts->setText(tr("%1 · %2").arg(chosenText, found));
    m_chips->setVisible(chosenCount > 0);
}

bool DevicePicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == m_search && key == Qt::Key_Down) {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
        return true;
    }
    if (watched == m_table && (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)) {
        m_model->toggle(m_table->currentIndex());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace console
