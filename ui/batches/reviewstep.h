// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace console {

class NoticeView;

/// The last step of the batch wizard: one sentence, who is left out and why, how long pushing takes, and the exact
/// notice. GUI thread; owned by the wizard.
class ReviewStep : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewStep(QWidget* parent = nullptr);

    void showPreview(const BatchDraft& draft, const Firmware& firmware, const BatchPreview& preview);
    void showMessage(const QString& text);
    [[nodiscard]] QString problem() const; ///< a check of the notice that forbids sending

private:
    void addRow(const QString& what, quint32 devices, const QString& effect);
    void addWaves(const Plan& plan, const std::vector<quint32>& sizes);
    void addFact(const QString& what, const QString& value);

    QLabel* m_sentence = nullptr;
    QTableWidget* m_checks = nullptr;
    QTableWidget* m_plan = nullptr;
    NoticeView* m_notice = nullptr;
};

} // namespace console
