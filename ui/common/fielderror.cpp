// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fielderror.h"

#include "ui/common/iconlabel.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

namespace console {

FieldRow::FieldRow(const QString& label, QWidget* field, QWidget* parent)
    : QWidget(parent)
    , m_label(new QLabel)
    , m_field(field)
    , m_icon(new IconLabel({}, 14))
    , m_message(new QLabel)
{
    m_label->setFixedWidth(labelWidth);
    m_label->setMinimumHeight(formRowHeight - space4);
    // A field of several widgets stands for the first of them. Its proxy would lead Tab from behind them back to it,
    // for ever: putting widgets into layouts moves them in front of what holds them.
    QWidget* first = field;
    while (first->focusProxy())
        first = first->focusProxy();
    m_label->setBuddy(first);
    if (field->isAncestorOf(first))
        field->setFocusProxy(nullptr);
    m_message->setObjectName(field->objectName() + QStringLiteral("Message"));
    m_message->setFont(secondaryFont());
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space4);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_message, 1);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space12);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_label, 0, 0, Qt::AlignTop);
    // The stretch keeps short fields at the left; long ones take all the room before it gets any.
    auto* fieldLine = new QHBoxLayout;
    fieldLine->setContentsMargins(0, 0, 0, 0);
    fieldLine->addWidget(field, 1000);
    fieldLine->addStretch(1);
    grid->addLayout(fieldLine, 0, 1);
    grid->addLayout(line, 1, 1);
    grid->setColumnStretch(1, 1);
    setLabel(label);
    showMessage();
}

void FieldRow::setLabel(const QString& label)
{
    m_label->setText(label);
    QString plain = label;
    m_field->setAccessibleName(plain.remove(QLatin1Char('&')));
}

void FieldRow::setHint(const QString& hint)
{
    m_hint = hint;
    showMessage();
}

void FieldRow::setError(const QString& error)
{
    m_error = error;
    showMessage();
}

void FieldRow::setWarning(const QString& warning)
{
    m_warning = warning;
    showMessage();
}

void FieldRow::setFieldWidth(int greatest)
{
    m_field->setMaximumWidth(greatest);
}

void FieldRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        showMessage(); // its colour is of the theme
    QWidget::changeEvent(event);
}

void FieldRow::showMessage()
{
    const bool wrong = !m_error.isEmpty();
    const bool doubtful = !wrong && !m_warning.isEmpty();
    const QString text = wrong ? m_error : doubtful ? m_warning : m_hint;
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_icon->setVisible(wrong || doubtful);
    m_icon->setIcon(
        wrong ? QStringLiteral("failed") : QStringLiteral("warning"), wrong ? ColorRole::Failed : ColorRole::Warning);
    const ColorRole role = wrong ? ColorRole::Failed : doubtful ? ColorRole::Warning : ColorRole::SecondaryText;
    QPalette colors = m_message->palette();
    colors.setColor(QPalette::WindowText, themeColor(role));
    m_message->setPalette(colors);
    m_field->setAccessibleDescription(text);
    if (m_field->property("invalid").toBool() != wrong) {
        m_field->setProperty("invalid", wrong);
        m_field->style()->unpolish(m_field);
        m_field->style()->polish(m_field);
    }
}

} // namespace console
