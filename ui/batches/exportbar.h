// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;

namespace console {

class NoticeBar;

/// Saves the devices of a batch as a file: the action for the menu, and while it runs a bar that says how far it is and
/// can stop it. Hidden otherwise. How it ended is said in `notice`.
class ExportBar final : public QWidget
{
    Q_OBJECT

public:
    ExportBar(Commands& commands, NoticeBar& notice, QWidget* parent = nullptr);

    [[nodiscard]] QAction* action() const { return m_action; }
    /// What the action saves next; a running one goes on.
    void setBatch(const Batch& batch);
    void retranslate();

private:
    void chooseFile();
    void start(const QString& path);
    void ended(const Result<quint32>& saved, const QString& path);

    Commands& m_commands;
    NoticeBar& m_notice;
    QAction* m_action;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_stop;
    QFuture<Result<quint32>> m_running;
    BatchId m_batch;
    QString m_version;
};

} // namespace console
