// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutsdialog.h"

#include "ui/common/actionbutton.h"
#include "ui/common/formparts.h"
#include "ui/common/tableview.h"
#include "ui/settings/shortcutmodel.h"

#include <QHBoxLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

namespace {

/// Of the desktop's own keys for text and lists, those that must not be taken away from them.
bool isForEditing(const QKeySequence& key)
{
    const auto standard = { QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste, QKeySequence::Undo,
        QKeySequence::Redo, QKeySequence::SelectAll };
    return std::any_of(standard.begin(), standard.end(),
        [&key](QKeySequence::StandardKey one) { return QKeySequence::keyBindings(one).contains(key); });
}

bool isForTyping(const QKeySequence& key)
{
    const QKeyCombination first = key[0];
    const bool function = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
    return !function && !(first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

} // namespace

ShortcutsDialog::ShortcutsDialog(
    const QList<NamedAction>& actions, const QMap<QString, QString>& chosen, QWidget* parent)
    : QDialog(parent)
    , m_model(new ShortcutModel(actions, chosen, this))
    , m_found(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit(this))
    , m_table(new TableView(tr("Keyboard shortcuts"), this))
    , m_key(new QKeySequenceEdit(this))
    , m_none(new QPushButton(tr("&No key"), this))
    , m_usual(new QPushButton(tr("As &usual"), this))
    , m_error(makeProblem(QStringLiteral("shortcutError"), this))
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    m_found->setSourceModel(m_model);
    m_found->setFilterKeyColumn(-1);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    build();
    connect(m_filter, &QLineEdit::textChanged, m_found, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ShortcutsDialog::showRow);
    connect(m_key, &QKeySequenceEdit::editingFinished, this, &ShortcutsDialog::takeKey);
    connect(m_none, &QPushButton::clicked, this, [this] {
        m_model->setKey(row(), {});
        showRow();
    });
    connect(m_usual, &QPushButton::clicked, this, [this] { give(m_model->usualAt(row())); });
    m_table->selectRow(0);
    showRow();
}

void ShortcutsDialog::build()
{
    m_filter->setObjectName(QStringLiteral("shortcutFilter"));
    m_filter->setPlaceholderText(tr("Find an action or a key"));
    m_filter->setAccessibleName(tr("Find an action or a key"));
    m_filter->setClearButtonEnabled(true);
    m_table->setObjectName(QStringLiteral("shortcutTable"));
    m_table->setModel(m_found);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnWishes({ { 300, 160, 0 }, { 120, 90, 1 }, { 130, 90, 0 } });
    m_key->setObjectName(QStringLiteral("shortcutKey"));
    m_none->setObjectName(QStringLiteral("shortcutNone"));
    m_usual->setObjectName(QStringLiteral("shortcutUsual"));
    auto* label = new QLabel(tr("&Key"), this);
    label->setBuddy(m_key);
    auto* edit = new QHBoxLayout;
    edit->setSpacing(space8);
    edit->addWidget(label);
    edit->addWidget(m_key, 1);
    edit->addWidget(m_none);
    edit->addWidget(m_usual);
    auto* all = new QPushButton(tr("&All as usual"), this);
    all->setObjectName(QStringLiteral("shortcutsUsual"));
    auto* cancel = new QPushButton(tr("&Cancel"), this);
    auto* save = new QPushButton(tr("&Save keys"), this);
    save->setObjectName(QStringLiteral("saveShortcuts"));
    setLook(save, ButtonLook::Accent);
    for (QPushButton* button : { m_none, m_usual, all, cancel, save })
        button->setAutoDefault(false); // Enter belongs to the key field
    connect(all, &QPushButton::clicked, this, [this] {
        m_model->setAllUsual();
        showRow();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space8);
    buttons->addWidget(all);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space24, space24, space24, space16);
    column->setSpacing(space12);
    column->addWidget(m_filter);
    column->addWidget(m_table, 1);
    column->addLayout(edit);
    column->addWidget(m_error);
    column->addLayout(buttons);
    resize(640, 560);
}

int ShortcutsDialog::row() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_found->mapToSource(current).row() : -1;
}

void ShortcutsDialog::showRow()
{
    const int current = row();
    const QSignalBlocker quiet(m_key);
    m_key->setKeySequence(current < 0 ? QKeySequence() : m_model->keyAt(current));
    m_key->setEnabled(current >= 0);
    m_none->setEnabled(current >= 0 && !m_model->keyAt(current).isEmpty());
    m_usual->setEnabled(current >= 0 && !m_model->isUsual(current));
    say({});
}

void ShortcutsDialog::takeKey()
{
    const QKeySequence typed = m_key->keySequence();
    if (row() < 0 || typed.isEmpty())
        return;
    const QKeySequence key(typed[0]); // one key, not a series of them
    if (isForTyping(key)) {
        say(tr("%1 is needed for typing. Add Ctrl or Alt, or take a function key.")
                .arg(key.toString(QKeySequence::NativeText)));
        return;
    }
    if (isForEditing(key)) {
        say(tr("%1 copies, pastes, selects or undoes everywhere. Choose another key.")
                .arg(key.toString(QKeySequence::NativeText)));
        return;
    }
    give(key);
}

void ShortcutsDialog::give(const QKeySequence& key)
{
    if (const int other = m_model->rowWith(key, row()); other >= 0) {
        say(tr("%1 belongs to “%2” (%3). Choose another key, or take it away there first.")
                .arg(key.toString(QKeySequence::NativeText),
                    m_model->index(other, ShortcutModel::Action).data().toString(),
                    m_model->index(other, ShortcutModel::Where).data().toString()));
        return;
    }
    m_model->setKey(row(), key);
    showRow();
}

void ShortcutsDialog::say(const QString& error)
{
    setProblem(m_error, error);
}

QMap<QString, QString> ShortcutsDialog::chosen() const
{
    return m_model->chosen();
}

} // namespace console
