// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpwindow.h"

#include "ui/common/actionbutton.h"
#include "ui/common/theme.h"
#include "ui/help/helplook.h"
#include "ui/help/helppages.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace console {

namespace {

constexpr int contentsWidth = 240;
constexpr int pageWidth = 780; // the widest picture, margins and the scroll bar
constexpr int nameRole = Qt::UserRole;

} // namespace

HelpWindow::HelpWindow(QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_searchLabel(new QLabel)
    , m_search(new QLineEdit)
    , m_contents(new QListWidget)
    , m_nothing(new QLabel)
    , m_back(new QPushButton)
    , m_forward(new QPushButton)
    , m_text(new QTextBrowser)
{
    setObjectName(QStringLiteral("helpWindow"));
    build();
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_search, &QLineEdit::returnPressed, this, &HelpWindow::findNext);
    connect(m_contents, &QListWidget::currentRowChanged, this, &HelpWindow::openRow);
    connect(m_text, &QTextBrowser::sourceChanged, this, &HelpWindow::follow);
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpWindow::openLink);
    connect(m_text, &QTextBrowser::backwardAvailable, m_back, &QPushButton::setEnabled);
    connect(m_text, &QTextBrowser::forwardAvailable, m_forward, &QPushButton::setEnabled);
    connect(m_back, &QPushButton::clicked, m_text, &QTextBrowser::backward);
    connect(m_forward, &QPushButton::clicked, m_text, &QTextBrowser::forward);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(new QShortcut(QKeySequence::Back, this), &QShortcut::activated, m_text, &QTextBrowser::backward);
    connect(new QShortcut(QKeySequence::Forward, this), &QShortcut::activated, m_text, &QTextBrowser::forward);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::close);
    retranslate();
}

void HelpWindow::build()
{
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setClearButtonEnabled(true);
    m_searchLabel->setBuddy(m_search);
    m_contents->setObjectName(QStringLiteral("helpContents"));
    m_contents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_contents->setSpacing(2);
    m_nothing->setObjectName(QStringLiteral("helpNothing"));
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(space16);
    m_back->setObjectName(QStringLiteral("helpBack"));
    m_forward->setObjectName(QStringLiteral("helpForward"));
    for (QPushButton* button : { m_back, m_forward }) {
        setLook(button, ButtonLook::Quiet);
        button->setEnabled(false);
    }
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(space12, space12, space12, space12);
    column->setSpacing(space8);
    column->addWidget(m_searchLabel);
    column->addWidget(m_search);
    column->addWidget(m_contents, 1);
    column->addWidget(m_nothing);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(space8);
    ways->addWidget(m_back);
    ways->addWidget(m_forward);
    column->addLayout(ways);
    auto* halves = new QSplitter;
    halves->setChildrenCollapsible(false);
    halves->addWidget(left);
    halves->addWidget(m_text);
    halves->setStretchFactor(1, 1);
    halves->setSizes({ contentsWidth, pageWidth });
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(halves);
    resize(contentsWidth + pageWidth, 720);
}

void HelpWindow::showPage(const QString& name)
{
    m_search->clear();
    m_text->setSource(QUrl(helpUrl(m_language, name)));
}

QString HelpWindow::currentPage() const
{
    return m_text->source().fileName().section(u'.', 0, 0);
}

void HelpWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && !m_language.isEmpty())
        m_text->reload(); // the colours of links are the document's
    QWidget::changeEvent(event);
}

void HelpWindow::retranslate()
{
    //: The folder of the help pages in this language: en or zh_CN.
    const QString language = tr("en");
    setWindowTitle(tr("Help"));
    m_searchLabel->setText(tr("&Search the guide"));
    m_search->setAccessibleName(tr("Search the guide"));
    m_contents->setAccessibleName(tr("Contents"));
    m_text->setAccessibleName(tr("Page"));
    m_nothing->setText(tr("No page has these words."));
    m_back->setText(tr("&Back"));
    m_forward->setText(tr("&Forward"));
    if (language == m_language)
        return;
    const QString page = m_language.isEmpty() ? helpPageNames().constFirst() : currentPage();
    m_language = language;
    fillContents();
    showPage(page);
    m_text->clearHistory(); // the way back leads to the other language
}

void HelpWindow::fillContents()
{
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    for (const QString& name : helpPageNames()) {
        auto* item = new QListWidgetItem(helpPage(m_language, name).title, m_contents);
        item->setData(nameRole, name);
    }
}

void HelpWindow::search()
{
    const QString words = m_search->text().trimmed();
    QListWidgetItem* first = nullptr;
    bool isHere = false;
    for (int row = 0; row < m_contents->count(); ++row) {
        QListWidgetItem* item = m_contents->item(row);
        const QString name = item->data(nameRole).toString();
        const bool has = helpPage(m_language, name).text.contains(words, Qt::CaseInsensitive);
        item->setHidden(!has);
        if (has && !first)
            first = item;
        isHere = isHere || (has && name == currentPage());
    }
    m_nothing->setVisible(!first);
    if (first && !isHere)
        m_contents->setCurrentItem(first);
    markFound();
}

/// All places on this page in the colour of a selection.
void HelpWindow::markFound()
{
    QList<QTextEdit::ExtraSelection> found;
    const QString words = m_search->text().trimmed();
    QTextCursor at(m_text->document());
    while (!words.isEmpty()) {
        at = m_text->document()->find(words, at);
        if (at.isNull())
            break;
        QTextEdit::ExtraSelection place;
        place.cursor = at;
        place.format.setBackground(tint(themeColor(ColorRole::Accent), 0.25));
        found.append(place);
    }
    m_text->setExtraSelections(found);
}

/// The next place on this page, then on the next page that has one, and from the last one to the first.
void HelpWindow::findNext()
{
    const QString words = m_search->text().trimmed();
    if (words.isEmpty() || m_text->find(words))
        return;
    const int rows = m_contents->count();
    for (int step = 1; step <= rows; ++step) {
        const int row = (m_contents->currentRow() + step) % rows;
        if (m_contents->item(row)->isHidden())
            continue;
        m_contents->setCurrentRow(row);
        m_text->moveCursor(QTextCursor::Start);
        (void)m_text->find(words);
        return;
    }
}

void HelpWindow::openRow(int row)
{
    if (row >= 0)
        m_text->setSource(QUrl(helpUrl(m_language, m_contents->item(row)->data(nameRole).toString())));
}

/// The browser says so before source() does.
void HelpWindow::follow(const QUrl& source)
{
    const QSignalBlocker quiet(m_contents);
    dressPage(*m_text->document());
    m_contents->setCurrentRow(static_cast<int>(helpPageNames().indexOf(source.fileName().section(u'.', 0, 0))));
    markFound();
}

void HelpWindow::openLink(const QUrl& link)
{
    const QUrl whole = m_text->source().resolved(link);
    if (whole.scheme() == QLatin1String("qrc"))
        m_text->setSource(whole);
    else
        QDesktopServices::openUrl(whole);
}

} // namespace console
