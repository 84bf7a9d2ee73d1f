// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/namedactions.h"

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;

namespace console {

class ShortcutModel;
class TableView;

/// All keys of the program: to look one up, and to choose another. A key that another action has is refused, with its
/// name, and the field keeps it for editing. GUI thread.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<NamedAction>& actions, const QMap<QString, QString>& chosen, QWidget* parent = nullptr);

    /// After it was accepted: for ConsoleSettings::shortcuts.
    [[nodiscard]] QMap<QString, QString> chosen() const;

private:
    void build();
    void showRow();
    void takeKey();
    void give(const QKeySequence& key); ///< unless another action has it
    void say(const QString& error);
    [[nodiscard]] int row() const; ///< of the model; -1 = none

    ShortcutModel* m_model;
    QSortFilterProxyModel* m_found;
    QLineEdit* m_filter;
    TableView* m_table;
    QKeySequenceEdit* m_key;
    QPushButton* m_none;
    QPushButton* m_usual;
    QLabel* m_error;
};

} // namespace console
