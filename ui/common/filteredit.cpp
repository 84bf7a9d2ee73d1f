// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filteredit.h"

#include "ui/common/icons.h"
#include "ui/common/querytext.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QStringListModel>
#include <QStyle>
#include <QTextCharFormat>

namespace console {

namespace {

constexpr int typingPauseMs = 200;
constexpr int shownWords = 10;

} // namespace

FilterEdit::FilterEdit(QWidget* parent)
    : QLineEdit(parent)
    , m_completer(new QCompleter(this))
    , m_words(new QStringListModel(m_completer))
{
    setClearButtonEnabled(true);
    addAction(icon(QStringLiteral("search"), ColorRole::SecondaryText), QLineEdit::LeadingPosition);
    m_completer->setModel(m_words);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(shownWords);
    m_completer->popup()->setObjectName(QStringLiteral("filterWords"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(typingPauseMs);
    connect(this, &QLineEdit::textChanged, this, [this] { m_delay.start(); });
    connect(this, &QLineEdit::textEdited, this, [this] { offer(false); });
    connect(this, &QLineEdit::returnPressed, this, &FilterEdit::parse);
    connect(&m_delay, &QTimer::timeout, this, &FilterEdit::parse);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &FilterEdit::take);
}

void FilterEdit::setValues(QueryValues values)
{
    m_values = std::move(values);
}

void FilterEdit::setFilter(const QString& text)
{
    setText(text);
    parse();
}

void FilterEdit::mark(DeviceQuery::Clause part)
{
    underline(part);
}

void FilterEdit::parse()
{
    m_delay.stop();
    const auto query = DeviceQuery::parse(text());
    const bool wasInvalid = property("invalid").toBool();
    if (wasInvalid == query.has_value()) {
        setProperty("invalid", !query.has_value());
        style()->unpolish(this);
        style()->polish(this);
    }
    m_query = query ? std::optional(*query) : std::nullopt;
    m_error = query ? QString() : queryErrorText(text(), query.error());
    underline(query ? DeviceQuery::Clause() : wrongPart(text(), query.error()));
    emit errorChanged(m_error);
    if (query)
        emit queryChanged(*query);
}

void FilterEdit::inputMethodEvent(QInputMethodEvent* event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
}

void FilterEdit::keyPressEvent(QKeyEvent* event)
{
    const bool asks = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (asks || (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier)) {
        offer(true);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterEdit::underline(DeviceQuery::Clause part)
{
    if (m_composing) // or the half-typed word would be lost; it is parsed again when it is typed
        return;
    // A line edit formats its text only for input methods; nothing is typed by this.
    QList<QInputMethodEvent::Attribute> formats;
    if (part.length > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        format.setUnderlineColor(themeColor(ColorRole::Failed));
        formats.append({ QInputMethodEvent::TextFormat, static_cast<int>(part.position) - cursorPosition(),
            static_cast<int>(part.length), format });
    }
    QInputMethodEvent event(QString(), formats);
    QCoreApplication::sendEvent(this, &event);
}

/// `asked`: by a key, so also where nothing of a word stands yet.
void FilterEdit::offer(bool asked)
{
    m_completion = completeQuery(text(), cursorPosition(), m_values);
    // Unasked only where it helps and hides nothing: a word has begun, or a value must come.
    const QChar before = cursorPosition() > 1 ? text().at(cursorPosition() - 1) : QChar();
    const bool begun = m_completion.length > 0 || before == u' ' || before == u':';
    const bool plainStart = m_completion.position == 0 && m_completion.length < 2;
    if (m_completion.words.isEmpty() || m_composing || (!asked && (!begun || plainStart))) {
        m_completer->popup()->hide();
        return;
    }
    m_words->setStringList(m_completion.words);
    const int width = m_completer->popup()->sizeHintForColumn(0) + 2 * space24;
    QRect place(cursorRect().left(), 0, qMax(width, 140), height());
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex({}); // Enter searches, until somebody goes down to a word
}

void FilterEdit::take(const QString& word)
{
    QString changed = text();
    changed.replace(m_completion.position, m_completion.length, word + u' ');
    setText(changed);
    setCursorPosition(static_cast<int>(m_completion.position + word.size()) + 1);
    offer(false);
}

} // namespace console
