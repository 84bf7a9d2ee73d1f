// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/commandpalette.h"

#include "ui/common/icons.h"
#include "ui/mainwindow/palettedelegate.h"

#include <QApplication>
#include <QEvent>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

namespace {

constexpr int usualWidth = 640;
constexpr int rowsShown = 12;

} // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window)
    , m_text(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(60);
    connect(&m_pause, &QTimer::timeout, this, &CommandPalette::find);
    connect(m_text, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    m_text->installEventFilter(this);
    window->installEventFilter(this);
    retranslate();
    hide();
}

void CommandPalette::build()
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(space24);
    shadow->setOffset(0, space4);
    shadow->setColor(QColor(0, 0, 0, 90));
    setGraphicsEffect(shadow);
    m_text->setObjectName(QStringLiteral("paletteText"));
    m_text->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // keys stay with the field
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hint->setObjectName(QStringLiteral("paletteHint"));
    m_hint->setFont(secondaryFont());
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space8, space8, space8, space8);
    column->setSpacing(space8);
    column->addWidget(m_text);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    setFocusProxy(m_text);
}

void CommandPalette::retranslate()
{
    setAccessibleName(tr("Command palette"));
    m_text->setAccessibleName(tr("Find an action, page, device, firmware or batch"));
    m_text->setPlaceholderText(tr("Find an action, page, device, firmware or batch"));
    m_list->setAccessibleName(tr("Found"));
}

void CommandPalette::addSource(Source source)
{
    m_sources.push_back(std::move(source));
}

void CommandPalette::open()
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_text->clear();
    find();
    show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int rows = std::clamp(m_model.rowCount(), 1, rowsShown);
    const int rowHeight = std::max(m_list->sizeHintForRow(0), formRowHeight);
    const int fixed = 4 * space8 + m_text->sizeHint().height() + m_hint->sizeHint().height() + 2 * frameWidth();
    const int wide = std::min(usualWidth, room.width() - 2 * space24);
    setGeometry((room.width() - wide) / 2, std::min(room.height() / 10, 72), wide,
        std::min(rows * rowHeight + fixed + space4, room.height() - room.height() / 10 - space24));
}

void CommandPalette::find()
{
    m_pause.stop();
    std::vector<PaletteEntry> entries;
    for (const Source& source : m_sources)
        source(m_text->text().trimmed(), entries);
    m_model.setEntries(std::move(entries), m_text->text());
    m_list->setCurrentIndex(m_model.index(0, 0));
    m_list->scrollToTop();
    m_hint->setText(m_model.rowCount() == 0 ? tr("Nothing has this in its name.")
                                            : tr("Up and Down choose, Enter goes there, Escape closes"));
    place();
}

void CommandPalette::move(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int row = m_list->currentIndex().row();
    // By one it goes around, by a page it stops.
    const int next = rows == 1 || rows == -1 ? (row + rows + count) % count : std::clamp(row + rows, 0, count - 1);
    m_list->setCurrentIndex(m_model.index(next, 0));
}

void CommandPalette::runCurrent()
{
    if (m_pause.isActive())
        find(); // Enter right behind the last letter means what was typed
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const PaletteEntry entry = m_model.entry(current.row());
    if (!entry.enabled) {
        m_hint->setText(entry.detail);
        return;
    }
    leave();
    entry.run();
}

void CommandPalette::leave()
{
    if (!isVisible())
        return;
    hide();
    if (m_before && parentWidget()->isAncestorOf(m_before))
        m_before->setFocus();
    m_before.clear();
    m_model.setEntries({}, {});
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            leave();
        return false;
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool ours = key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown
        || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape;
    if (!ours)
        return false;
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    switch (key) {
    case Qt::Key_Escape:
        leave();
        break;
    case Qt::Key_Up:
        move(-1);
        break;
    case Qt::Key_Down:
        move(1);
        break;
    case Qt::Key_PageUp:
        move(-rowsShown);
        break;
    case Qt::Key_PageDown:
        move(rowsShown);
        break;
    default:
        runCurrent();
    }
    return true;
}

void CommandPalette::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace console
