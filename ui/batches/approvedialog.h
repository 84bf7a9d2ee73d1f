// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace console {

class FindingList;

/// What a second operator releases: how many devices get what by which plan, what was found about it just now, and a
/// field for the name. The button waits for a name other than the author's and for every tick. GUI thread. Object
/// names: approveSentence, approverName, nameProblem, approve, keepWaiting, approveProblem.
class ApproveDialog : public QDialog
{
    Q_OBJECT

public:
    /// `operatorName`: of the settings; it stands in the field unless the author has it.
    ApproveDialog(
        const Batch& batch, const BatchPreview& preview, const QString& operatorName, QWidget* parent = nullptr);

    [[nodiscard]] BatchApproval approval() const;

private:
    QWidget* makeFacts();
    QWidget* makeName(const QString& operatorName);
    QWidget* makeButtons();
    void refresh();
    [[nodiscard]] QString nameFault() const;

    Batch m_batch;
    quint32 m_devices = 0;
    FindingList* m_findings = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_nameProblem = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_approve = nullptr;
};

} // namespace console
