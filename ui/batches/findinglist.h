// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace console {

/// What the operator has to know before a batch starts: what forbids it, what must be ticked, what is only said; and,
/// for many devices, a field for their number. A tick stands until more devices are concerned than it was given for.
/// GUI thread; owned by the review step.
class FindingList : public QWidget
{
    Q_OBJECT

public:
    explicit FindingList(QWidget* parent = nullptr);

    void show(const BatchDraft& draft, const BatchPreview& preview);
    void forget(); ///< another plan
    [[nodiscard]] Consent consent() const;
    /// As typed; null where the batch is small or the number is not typed.
    [[nodiscard]] std::optional<quint32> typedCount() const;
    /// Why the batch may not start, empty = it may.
    [[nodiscard]] QString problem() const;

signals:
    void changed();

private:
    void addLine(const Finding& finding, const QString& text);
    void fill();
    void tick(Finding::Kind kind, bool accepted);
    void retranslate();

    QVBoxLayout* m_lines = nullptr;
    QWidget* m_countRow = nullptr;
    QLabel* m_countLabel = nullptr;
    QLineEdit* m_count = nullptr;
    QList<Finding> m_findings;
    Plan m_plan; ///< as far as the sentences need it
    quint32 m_targets = 0;
    std::map<Finding::Kind, quint32> m_accepted; ///< for how many devices
};

} // namespace console
