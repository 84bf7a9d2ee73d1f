// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QList>
#include <QWidget>

class QAction;

namespace console {

class NoticeBar;
class SavingBar;

/// Saves what is known of a batch as a file: its devices, a report, or a dossier. The actions for the menu, and while
/// one runs a bar that says how far it is and can stop it. Hidden otherwise. How it ended is said in `notice`.
class ExportBar final : public QWidget
{
    Q_OBJECT

public:
    ExportBar(Commands& commands, NoticeBar& notice, QWidget* parent = nullptr);

    [[nodiscard]] QList<QAction*> menuActions() const { return { m_report, m_tasks, m_dossier }; }
    /// What the actions save next; a running one goes on.
    void setBatch(const Batch& batch);
    void retranslate();

private:
    void saveTasks();
    void saveReport();
    void saveDossier();
    void exportTasks(const QString& path);
    [[nodiscard]] QString suggestion(const char* suffix) const;
    void busyChanged();

    Commands& m_commands;
    SavingBar* m_bar;
    QAction* m_report;
    QAction* m_tasks;
    QAction* m_dossier;
    BatchId m_batch;
    QString m_version;
};

} // namespace console
