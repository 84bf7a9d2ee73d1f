// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/filterbar.h"

#include "models/tables/celltext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/filteredit.h"
#include "ui/common/formparts.h"
#include "ui/common/icons.h"
#include "ui/common/querytext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

namespace {

constexpr int recentKept = 10;

} // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent)
    , m_edit(new FilterEdit(this))
    , m_savedButton(new QPushButton(this))
    , m_savedMenu(new QMenu(m_savedButton))
    , m_count(new QLabel(this))
    , m_stale(new QPushButton(this))
    , m_error(makeProblem(QStringLiteral("filterError"), this))
    , m_chips(new QWidget(this))
    , m_chipRow(new QHBoxLayout(m_chips))
{
    m_edit->setObjectName(QStringLiteral("deviceFilter"));
    m_savedButton->setObjectName(QStringLiteral("savedFilters"));
    m_savedButton->setMenu(m_savedMenu);
    m_savedMenu->setObjectName(QStringLiteral("savedFiltersMenu"));
    m_savedMenu->setToolTipsVisible(true);
    m_count->setObjectName(QStringLiteral("deviceCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_stale->setObjectName(QStringLiteral("sortAgainButton"));
    setLook(m_stale, ButtonLook::Flat);
    m_stale->setIcon(icon(QStringLiteral("retry"), ColorRole::Accent));
    m_stale->hide();
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_chipRow->setSpacing(space4);
    m_chipRow->addStretch();
    m_chips->hide();

    auto* row = new QHBoxLayout;
    row->setSpacing(space12);
    row->addWidget(m_edit, 1);
    row->addWidget(m_savedButton);
    row->addWidget(m_stale);
    row->addWidget(m_count);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space24, 0, space24, space12);
    layout->setSpacing(space8);
    layout->addLayout(row);
    layout->addWidget(m_error);
    layout->addWidget(m_chips);

    connect(m_edit, &FilterEdit::errorChanged, this, &FilterBar::showError);
    connect(m_edit, &FilterEdit::queryChanged, this, &FilterBar::queryChanged);
    connect(m_edit, &QLineEdit::editingFinished, this, &FilterBar::remember);
    connect(m_savedMenu, &QMenu::aboutToShow, this, &FilterBar::buildMenu);
    connect(m_stale, &QPushButton::clicked, this, &FilterBar::sortAgainRequested);
    retranslate();
}

void FilterBar::setValues(QueryValues values)
{
    m_edit->setValues(std::move(values));
}

QString FilterBar::text() const
{
    return m_edit->text();
}

void FilterBar::setText(const QString& text)
{
    m_edit->setFilter(text);
}

void FilterBar::addTerm(const QString& field, const QString& value)
{
    setText(withTerm(text(), field, value));
}

void FilterBar::setSaved(const QList<SavedFilter>& filters)
{
    m_saved = filters;
}

void FilterBar::setCount(int shown, quint32 all)
{
    m_shown = shown;
    m_all = all;
    showCount();
}

void FilterBar::setSelected(int rows)
{
    m_selected = rows;
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
    m_edit->setPlaceholderText(tr("Filter: a name, or version < 2.4 and tag = beta, seen within 7d, …"));
    m_edit->setAccessibleName(tr("Filter"));
    m_savedButton->setText(tr("Sa&ved filters"));
    setStale(m_changed);
    showCount();
    if (m_error->isVisibleTo(this))
        m_edit->parse();
    showChips();
}

void FilterBar::showError(const QString& sentence)
{
    setProblem(m_error, sentence);
    showChips();
}

/// The saved filters first, then what can be done with the one in the field.
void FilterBar::buildMenu()
{
    m_savedMenu->clear();
    for (const SavedFilter& filter : std::as_const(m_saved))
        addEntry(filter.name, filter.text);
    QStringList recent = m_recent;
    for (const SavedFilter& filter : std::as_const(m_saved))
        recent.removeAll(filter.text);
    if (!recent.isEmpty())
        m_savedMenu->addSection(tr("Used last"));
    for (const QString& text : std::as_const(recent))
        addEntry(fontMetrics().elidedText(text, Qt::ElideMiddle, 420), text);
    m_savedMenu->addSeparator();
    QAction* save = m_savedMenu->addAction(icon(QStringLiteral("add")), tr("&Save this filter…"), this, [this] {
        emit saveRequested({ QString(), text() });
    });
    save->setObjectName(QStringLiteral("saveFilter"));
    const bool isFilter = m_edit->query() && !m_edit->query()->isEmpty();
    setDisabledBecause(save, isFilter ? QString() : tr("There is no filter to be saved."));
    const auto current = std::find_if(
        m_saved.cbegin(), m_saved.cend(), [this](const SavedFilter& filter) { return filter.text == text(); });
    if (current != m_saved.cend()) {
        QAction* remove = m_savedMenu->addAction(
            icon(QStringLiteral("trash")), tr("&Delete “%1”").arg(current->name), this, [this, name = current->name] {
                emit saveRequested({ name, QString() });
            });
        remove->setObjectName(QStringLiteral("deleteFilter"));
    }
}

void FilterBar::addEntry(const QString& name, const QString& text)
{
    QString shown = name;
    QAction* action
        = m_savedMenu->addAction(shown.replace(u'&', QStringLiteral("&&")), this, [this, text] { setText(text); });
    action->setToolTip(text);
    action->setCheckable(true);
    action->setChecked(text == this->text());
}

void FilterBar::remember()
{
    const QString used = text().trimmed();
    if (!m_edit->query() || m_edit->query()->isEmpty() || used.contains(u'\n'))
        return;
    m_recent.removeAll(used);
    m_recent.prepend(used);
    m_recent.resize(std::min<qsizetype>(m_recent.size(), recentKept));
}

void FilterBar::setViewState(const QByteArray& state)
{
    m_recent = QString::fromUtf8(state).split(u'\n', Qt::SkipEmptyParts).mid(0, recentKept);
}

void FilterBar::showChips()
{
    const QStringList terms = queryClauses(text());
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
        connect(chip, &QPushButton::clicked, this, [this, i] { removeClause(i); });
        m_chipRow->insertWidget(static_cast<int>(i), chip);
    }
    m_chips->setVisible(!terms.isEmpty());
}

void FilterBar::showCount()
{
    const QString found = static_cast<quint32>(m_shown) == m_all
        ? devicesText(m_all)
        : tr("%1 of %2").arg(countText(m_shown), countText(m_all));
    m_count->setText(m_selected > 1 ? tr("%1, %2 selected").arg(found, countText(m_selected)) : found);
}

void FilterBar::removeClause(qsizetype index)
{
    QStringList clauses = queryClauses(text());
    if (index < clauses.size())
        clauses.removeAt(index);
    setText(clauses.join(u' '));
}

} // namespace console
