// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace console {

/// Before a batch starts in a production environment, its name is typed: nobody who believes to be in a test
/// environment gets past it. Hidden elsewhere. GUI thread; owned by the review step.
class ProductionGuard : public QWidget
{
    Q_OBJECT

public:
    explicit ProductionGuard(QWidget* parent = nullptr);

    /// What is to be typed; empty = nothing.
    void setEnvironment(const QString& name);
    void forget(); ///< another plan: what was typed was for the one before
    /// Why the batch may not start, empty = it may.
    [[nodiscard]] QString problem() const;

signals:
    void changed();

private:
    QString m_wanted;
    QLabel* m_label;
    QLineEdit* m_typed;
};

} // namespace console
