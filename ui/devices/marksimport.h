// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;

namespace console {

class RejectedLines;

/// A CSV of groups and tags: read with progress, what it would change and every line it cannot use, and only then
/// applied. GUI thread.
class MarksImport final : public QDialog
{
    Q_OBJECT

public:
    MarksImport(Commands& commands, const QString& path, QWidget* parent = nullptr);

    [[nodiscard]] quint32 changed() const { return m_changed; }

private:
    void listRead(const Result<MarkList>& list);
    void apply();
    void saveRejected();

    Commands& m_commands;
    QString m_path;
    MarkList m_list;
    QFuture<Result<MarkList>> m_future;
    QLabel* m_summary;
    QLabel* m_problem;
    QProgressBar* m_progress;
    RejectedLines* m_rejected;
    QPushButton* m_save;
    QPushButton* m_apply;
    quint32 m_changed = 0;
};

} // namespace console
