// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace console {

/// "Test connection": each step with its result; the failed one with its remedy. Hidden until start().
class ConnectionTestView : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionTestView(Commands& commands, QWidget* parent = nullptr);
    ~ConnectionTestView() override; ///< ends a running test

    void start(const BrokerProfile& profile, const QString& password);
    void clear();
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    void finished(bool passed);

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(const ConnectionReport& report);
    void addStep(const ConnectionStepResult& result);
    void removeSteps();
    void cancel();
    void retranslate();

    Commands& m_commands;
    QFuture<ConnectionReport> m_future;
    ConnectionReport m_report;
    bool m_running = false;
    quint64 m_round = 0; ///< answers of earlier rounds are dropped
    QLabel* m_summary;
    QPushButton* m_cancel;
    QWidget* m_steps = nullptr;
    QGridLayout* m_grid = nullptr;
};

} // namespace console
