// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/productionguard.h"

#include "ui/common/iconlabel.h"
#include "ui/common/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace console {

ProductionGuard::ProductionGuard(QWidget* parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_typed(new QLineEdit(this))
{
    setObjectName(QStringLiteral("productionGuard"));
    m_typed->setObjectName(QStringLiteral("environmentName"));
    m_typed->setMaximumWidth(220);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space8);
    row->addWidget(new IconLabel(QStringLiteral("warning"), 16, ColorRole::Failed), 0, Qt::AlignTop);
    row->addWidget(m_label, 1);
    row->addWidget(m_typed);
    connect(m_typed, &QLineEdit::textChanged, this, &ProductionGuard::changed);
    inEveryLanguage(this, [this] { setEnvironment(m_wanted); });
}

void ProductionGuard::setEnvironment(const QString& name)
{
    m_wanted = name;
    m_label->setText(
        tr("This is a production environment. Type its name, %1, to start the batch there.").arg(m_wanted));
    m_typed->setAccessibleName(m_label->text());
    m_typed->setPlaceholderText(m_wanted);
    setVisible(!m_wanted.isEmpty());
}

void ProductionGuard::forget()
{
    m_typed->clear();
}

QString ProductionGuard::problem() const
{
    if (m_wanted.isEmpty() || m_typed->text().trimmed() == m_wanted)
        return {};
    return tr("Type the name of the production environment: %1.").arg(m_wanted);
}

} // namespace console
