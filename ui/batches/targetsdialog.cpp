// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/targetsdialog.h"

#include "models/tables/celltext.h"
#include "ui/common/formparts.h"
#include "ui/common/icons.h"
#include "ui/common/tableview.h"
#include "ui/common/wording.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

namespace console {

TargetsDialog::TargetsDialog(
    const DeviceTableModel& devices, std::shared_ptr<const std::vector<DeviceSlot>> targets, QWidget* parent)
    : QDialog(parent)
    , m_total(static_cast<qint64>(targets->size()))
{
    setObjectName(QStringLiteral("targetsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 520);
    m_model = new TargetListModel(devices, std::move(targets), this);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("targetSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), ColorRole::SecondaryText), QLineEdit::LeadingPosition);
    m_table = new TableView(QString(), this);
    m_table->setObjectName(QStringLiteral("targets"));
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_count = makeNote({}, this);
    m_count->setObjectName(QStringLiteral("targetCount"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setSearch(text);
        showCount();
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space16, space16, space16, space16);
    layout->setSpacing(space8);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_count);
    layout->addWidget(buttons);
    inEveryLanguage(this, [this] { retranslate(); });
}

void TargetsDialog::retranslate()
{
    setWindowTitle(tr("Devices that get the upgrade"));
    m_search->setAccessibleName(tr("Search devices"));
    m_search->setPlaceholderText(tr("Part of a device name"));
    m_table->setAccessibleName(tr("Devices that get the upgrade"));
    showCount();
}

void TargetsDialog::showCount()
{
    const qint64 shown = m_model->rowCount();
    m_count->setText(
        shown == m_total ? devicesText(m_total) : tr("%1 of %2").arg(countText(shown), devicesText(m_total)));
}

} // namespace console
