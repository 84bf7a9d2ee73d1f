// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/savefilterdialog.h"

#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/fielderror.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace console {

SaveFilterDialog::SaveFilterDialog(
    Commands& commands, const QString& text, const QList<SavedFilter>& saved, QWidget* parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_text(text)
    , m_saved(saved)
    , m_name(new QLineEdit)
    , m_row(new FieldRow(tr("&Name"), m_name, this))
    , m_save(new QPushButton(tr("&Save filter"), this))
{
    setObjectName(QStringLiteral("saveFilterDialog"));
    setWindowTitle(tr("Save filter"));
    m_name->setObjectName(QStringLiteral("filterName"));
    m_name->setMaxLength(40);
    m_save->setObjectName(QStringLiteral("saveFilterButton"));
    m_save->setDefault(true);
    setLook(m_save, ButtonLook::Accent);
    auto* keep = new QPushButton(tr("&Cancel"), this);
    connect(m_save, &QPushButton::clicked, this, &SaveFilterDialog::save);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &SaveFilterDialog::nameChanged);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, space24, space24, space16);
    layout->setSpacing(space12);
    layout->addWidget(makeNote(tr("Kept in this workspace, for everyone who works with it:"), this));
    auto* filter = new QLabel(text, this);
    filter->setTextFormat(Qt::PlainText);
    filter->setWordWrap(true);
    filter->setFont(monoFont());
    layout->addWidget(filter);
    layout->addWidget(m_row);
    layout->addSpacing(space8);
    layout->addLayout(buttons);
    setMinimumWidth(480);
    nameChanged();
}

void SaveFilterDialog::nameChanged()
{
    m_row->setError({});
    const QString name = m_name->text().trimmed();
    const bool taken = std::ranges::any_of(
        m_saved, [&name](const SavedFilter& one) { return one.name.compare(name, Qt::CaseInsensitive) == 0; });
    m_row->setWarning(taken ? tr("Takes the place of the filter of this name.") : QString());
    setDisabledBecause(m_save, name.isEmpty() ? tr("Type a name first.") : QString());
}

void SaveFilterDialog::save()
{
    m_save->setEnabled(false);
    whenDone(m_commands.saveFilter({ m_name->text().trimmed(), m_text }), this, [this](const Result<void>& saved) {
        if (saved) {
            accept();
            return;
        }
        m_save->setEnabled(true);
        m_row->setError(errorText(saved.error()));
    });
}

} // namespace console
