// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/marksdialog.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/fielderror.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/querytext.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace console {

namespace {

// Rows of the group's choice that are no group.
constexpr int leave = 0;
constexpr int none = 1;

QStringList tagsIn(const QLineEdit* edit)
{
    QStringList tags;
    const QStringList parts = edit->text().split(u',', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        if (!part.trimmed().isEmpty())
            tags.append(part.trimmed());
    }
    return tags;
}

/// What is wrong with the names in a field, if anything.
QString wrongName(const QStringList& names)
{
    for (const QString& name : names) {
        if (const auto checked = DeviceMarks::checkName(name); !checked)
            return errorText(checked.error());
    }
    return {};
}

} // namespace

MarksDialog::MarksDialog(Commands& commands, std::vector<DeviceSlot> devices, const FleetNames& names, QWidget* parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_devices(std::move(devices))
    , m_group(new QComboBox)
    , m_add(new QLineEdit)
    , m_remove(new QLineEdit)
    , m_groupRow(new FieldRow(tr("&Group"), m_group, this))
    , m_addRow(new FieldRow(tr("&Add tags"), m_add, this))
    , m_removeRow(new FieldRow(tr("&Remove tags"), m_remove, this))
    , m_apply(new QPushButton(tr("A&pply to %1").arg(devicesText(static_cast<qint64>(m_devices.size()))), this))
{
    setObjectName(QStringLiteral("marksDialog"));
    setWindowTitle(tr("Group and tags"));
    m_group->setObjectName(QStringLiteral("deviceGroup"));
    m_group->addItems({ tr("Leave as it is"), tr("No group") });
    m_group->insertSeparator(2);
    m_group->addItems(fleetValues(names, QueryTerm::Field::Group));
    m_group->setEditable(true);
    m_group->setInsertPolicy(QComboBox::NoInsert);
    m_group->setCurrentIndex(leave);
    m_group->lineEdit()->selectAll();
    m_add->setObjectName(QStringLiteral("addTags"));
    m_remove->setObjectName(QStringLiteral("removeTags"));
    const QStringList tags = fleetValues(names, QueryTerm::Field::Tag);
    for (QLineEdit* edit : { m_add, m_remove }) {
        edit->setPlaceholderText(tags.isEmpty() ? tr("beta, night shift") : listText(tags.first(qMin(tags.size(), 4))));
        connect(edit, &QLineEdit::textChanged, this, &MarksDialog::check);
    }
    m_addRow->setHint(tr("With commas between them."));
    m_apply->setObjectName(QStringLiteral("applyMarks"));
    m_apply->setDefault(true);
    setLook(m_apply, ButtonLook::Accent);
    auto* cancel = new QPushButton(tr("&Cancel"), this);
    connect(m_group, &QComboBox::editTextChanged, this, &MarksDialog::check);
    connect(m_apply, &QPushButton::clicked, this, &MarksDialog::apply);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_apply);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space24, space24, space16);
    layout->setSpacing(space12);
    layout->addWidget(m_groupRow);
    layout->addWidget(m_addRow);
    layout->addWidget(m_removeRow);
    layout->addStretch();
    layout->addSpacing(space8);
    layout->addLayout(buttons);
    resize(560, 320); // with room for what may be wrong beside each field
    check();
}

MarkOrder MarksDialog::order() const
{
    MarkOrder order;
    order.devices = m_devices;
    const QString text = m_group->currentText();
    if (text == m_group->itemText(none))
        order.group = QString();
    else if (text != m_group->itemText(leave) && !text.trimmed().isEmpty())
        order.group = text.trimmed();
    order.add = tagsIn(m_add);
    order.remove = tagsIn(m_remove);
    return order;
}

void MarksDialog::check()
{
    const MarkOrder wanted = order();
    m_groupRow->setError(wanted.group && !wanted.group->isEmpty() ? wrongName({ *wanted.group }) : QString());
    m_addRow->setError(wrongName(wanted.add));
    m_removeRow->setError(wrongName(wanted.remove));
    const bool wrong
        = !m_groupRow->error().isEmpty() || !m_addRow->error().isEmpty() || !m_removeRow->error().isEmpty();
    const bool nothing = !wanted.group && wanted.add.isEmpty() && wanted.remove.isEmpty();
    setDisabledBecause(m_apply,
        wrong         ? tr("Correct what is marked first.")
            : nothing ? tr("Nothing is to be changed yet.")
                      : QString());
}

void MarksDialog::apply()
{
    m_apply->setEnabled(false);
    whenDone(m_commands.markDevices(order()), this, [this](const Result<quint32>& done) {
        if (!done) {
            showRefusal(done.error());
            return;
        }
        m_changed = *done;
        accept();
    });
}

void MarksDialog::showRefusal(const Error& error)
{
    m_apply->setEnabled(true);
    m_addRow->setError(errorText(error));
}

} // namespace console
