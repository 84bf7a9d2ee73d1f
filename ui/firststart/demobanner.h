// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "ui/firststart/demosteps.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace console {

/// Above all pages while there is a demo: that the fleet is a simulated one, what comes next with a button that leads
/// there, and the way out. Hidden until something is shown. GUI thread.
class DemoBanner : public QWidget
{
    Q_OBJECT

public:
    explicit DemoBanner(QWidget* parent = nullptr);

    void showStarting();
    void showSteps(const DemoSteps& steps, quint32 fleet);
    void showFailed(const Error& error);
    void showStopped(); ///< of an earlier run of the console
    [[nodiscard]] QString text() const;

signals:
    void stepWanted(console::DemoSteps::Step step);
    void startWanted();
    void stopWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class State : quint8 { Hidden, Starting, Running, Failed, Stopped };

    void show(State state);
    void say();
    void sayStep();
    void press();

    State m_state = State::Hidden;
    DemoSteps m_steps;
    quint32 m_fleet = 0;
    Error m_error;
    QLabel* m_text;
    QPushButton* m_next;
    QPushButton* m_stop;
};

} // namespace console
