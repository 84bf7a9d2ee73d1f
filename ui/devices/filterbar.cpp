// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/filterbar.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/icons.h"
#include "ui/devices/querytext.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace console {

namespace {

constexpr int typingPauseMs = 200;

/// What to underline: the wrong part, or where something is missing the word before it.
std::pair<qsizetype, qsizetype> wrongPart(const QString& text, const QueryError& error)
{
    if (error.length > 0)
        return { error.position, error.length };
    qsizetype from = error.position;
    while (from > 0 && !text.at(from - 1).isSpace())
        --from;
    return { from, error.position - from };
}

} // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_stale(new QPushButton(this))
    , m_error(new QLabel(this))
    , m_chips(new QWidget(this))
    , m_chipRow(new QHBoxLayout(m_chips))
{
    m_edit->setObjectName(QStringLiteral("deviceFilter"));
    m_edit->setClearButtonEnabled(true);
    m_edit->addAction(icon(QStringLiteral("search"), ColorRole::SecondaryText), QLineEdit::LeadingPosition);
    m_count->setObjectName(QStringLiteral("deviceCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_stale->setObjectName(QStringLiteral("sortAgainButton"));
    setLook(m_stale, ButtonLook::Flat);
    m_stale->setIcon(icon(QStringLiteral("retry"), ColorRole::Accent));
    m_stale->hide();
    m_error->setObjectName(QStringLiteral("filterError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_chipRow->setSpacing(space4);
    m_chipRow->addStretch();
    m_chips->hide();

    auto* row = new QHBoxLayout;
    row->setSpacing(space12);
    row->addWidget(m_edit, 1);
    row->addWidget(m_stale);
    row->addWidget(m_count);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, 0, space24, space12);
    layout->setSpacing(space8);
    layout->addLayout(row);
    layout->addWidget(m_error);
    layout->addWidget(m_chips);

    m_edit->installEventFilter(this);
    m_delay.setSingleShot(true);
    m_delay.setInterval(typingPauseMs);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { m_delay.start(); });
    connect(m_edit, &QLineEdit::returnPressed, this, &FilterBar::parse);
    connect(&m_delay, &QTimer::timeout, this, &FilterBar::parse);
    connect(m_stale, &QPushButton::clicked, this, &FilterBar::sortAgainRequested);
    retranslate();
}

QString FilterBar::text() const
{
    return m_edit->text();
}

void FilterBar::setText(const QString& text)
{
    m_edit->setText(text);
    parse();
}

void FilterBar::addTerm(const QString& field, const QString& value)
{
    QStringList terms = queryTerms(text());
    terms.removeIf([&field](const QString& term) { return term.startsWith(field + u':'); });
    terms.append(DeviceQuery::term(field, value));
    setText(terms.join(u' '));
}

void FilterBar::setCount(int shown, quint32 all)
{
    m_shown = shown;
    m_all = all;
    showCount();
}

void FilterBar::setStale(int changed)
{
    m_changed = changed;
    m_stale->setVisible(changed > 0);
    m_stale->setText(tr("%1 changed, sort again").arg(countText(changed)));
}

void FilterBar::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::retranslate()
{
    m_edit->setPlaceholderText(tr("Filter: a name, or version:2.4.*  state:upgrading  outcome:failed  seen:>1d"));
    m_edit->setAccessibleName(tr("Filter"));
    setStale(m_changed);
    showCount();
    if (m_error->isVisible())
        parse();
    showChips();
}

void FilterBar::parse()
{
    m_delay.stop();
    const auto query = DeviceQuery::parse(text());
    const bool wasInvalid = m_edit->property("invalid").toBool();
    if (wasInvalid == query.has_value()) {
        m_edit->setProperty("invalid", !query.has_value());
        m_edit->style()->unpolish(m_edit);
        m_edit->style()->polish(m_edit);
    }
    m_error->setVisible(!query);
    showChips();
    const auto [from, length] = query ? std::pair<qsizetype, qsizetype>() : wrongPart(text(), query.error());
    underline(from, length);
    if (!query) {
        QPalette palette = m_error->palette();
        palette.setColor(QPalette::WindowText, themeColor(ColorRole::Failed));
        m_error->setPalette(palette);
        m_error->setText(queryErrorText(text(), query.error()));
        return;
    }
    emit queryChanged(*query);
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::InputMethod)
        m_composing = !static_cast<QInputMethodEvent*>(event)->preeditString().isEmpty();
    return QWidget::eventFilter(watched, event);
}

void FilterBar::underline(qsizetype from, qsizetype length)
{
    if (m_composing) // or the half-typed word would be lost; it is parsed again when it is typed
        return;
    // A line edit formats its text only for input methods; nothing is typed by this.
    QList<QInputMethodEvent::Attribute> formats;
    if (length > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        format.setUnderlineColor(themeColor(ColorRole::Failed));
        formats.append({ QInputMethodEvent::TextFormat, static_cast<int>(from) - m_edit->cursorPosition(),
            static_cast<int>(length), format });
    }
    QInputMethodEvent event(QString(), formats);
    QCoreApplication::sendEvent(m_edit, &event);
}

void FilterBar::showChips()
{
    const QStringList terms = queryTerms(text());
    while (m_chipRow->count() > 1) {
        QLayoutItem* item = m_chipRow->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        const std::unique_ptr<QLayoutItem> taken(item);
    }
    for (qsizetype i = 0; i < terms.size(); ++i) {
        auto* chip = new QPushButton(icon(QStringLiteral("close"), ColorRole::SecondaryText),
            fontMetrics().elidedText(terms.at(i), Qt::ElideMiddle, 240).replace(u'&', QStringLiteral("&&")), m_chips);
        chip->setObjectName(QStringLiteral("filterChip%1").arg(i));
        chip->setIconSize({ 12, 12 });
        chip->setLayoutDirection(Qt::RightToLeft);
        chip->setToolTip(tr("Remove %1").arg(terms.at(i)));
        chip->setAccessibleName(tr("Remove %1").arg(terms.at(i)));
        connect(chip, &QPushButton::clicked, this, [this, i] { removeTerm(i); });
        m_chipRow->insertWidget(static_cast<int>(i), chip);
    }
    m_chips->setVisible(!terms.isEmpty() && !m_error->isVisibleTo(this));
}

void FilterBar::showCount()
{
    if (static_cast<quint32>(m_shown) == m_all)
        m_count->setText(devicesText(m_all));
    else
        m_count->setText(tr("%1 of %2").arg(countText(m_shown), countText(m_all)));
}

void FilterBar::removeTerm(qsizetype index)
{
    QStringList terms = queryTerms(text());
    if (index < terms.size())
        terms.removeAt(index);
    setText(terms.join(u' '));
}

} // namespace console
