// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/statcard.h"

#include "models/tables/celltext.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace console {

StatCard::StatCard(const QString& name, QWidget* parent)
    : Card({}, parent)
    , m_caption(new QLabel(this))
    , m_number(new QLabel(this))
    , m_line(new QLabel(this))
    , m_row(new QHBoxLayout)
{
    setObjectName(name);
    setClickable(true);
    // Four in a row are equally wide, whatever their numbers.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setMinimumWidth(190);
    m_number->setObjectName(name + QStringLiteral("Number"));
    m_number->setFont(bigNumberFont());
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_line->setForegroundRole(QPalette::PlaceholderText);
    m_line->setFont(secondaryFont());
    m_row->setSpacing(space12);
    m_row->addWidget(m_number);
    m_row->addStretch();
    content()->setSpacing(0);
    content()->addWidget(m_caption);
    content()->addLayout(m_row);
    content()->addWidget(m_line);
    for (QLabel* label : { m_caption, m_number, m_line }) {
        label->setTextFormat(Qt::PlainText);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
}

void StatCard::setCaption(const QString& caption)
{
    m_caption->setText(caption);
    updateName();
}

void StatCard::setNumber(const QString& number, const QString& line)
{
    m_number->setText(number);
    m_line->setText(line);
    updateName();
}

void StatCard::addBesideNumber(QWidget* widget)
{
    m_row->addWidget(widget, 0, Qt::AlignBottom);
}

QString StatCard::number() const
{
    return m_number->text();
}

QString StatCard::line() const
{
    return m_line->text();
}

// Read out as one sentence: "Devices 12,340, 12,000 seen in 24 h".
void StatCard::updateName()
{
    setAccessibleName(clauseText(m_caption->text() + u' ' + m_number->text(), m_line->text()));
}

} // namespace console
