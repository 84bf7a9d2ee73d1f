// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QSlider;

namespace console {

class HaltFields;
class NoticeBar;

/// Looks back: the action for the menu, and then a bar with a slider over the life of the batch. Every place of the
/// slider is a frame as of then, made on the pool; and other halt rules can be tried on what happened. What cannot be
/// read is said in `notice`. GUI thread.
class ReplayBar final : public QWidget
{
    Q_OBJECT

public:
    ReplayBar(Commands& commands, NoticeBar& notice, QWidget* parent = nullptr);

    [[nodiscard]] QAction* action() const { return m_action; }
    /// Leaves the past where another batch comes.
    void setBatch(const Batch& batch);
    [[nodiscard]] bool isActive() const { return m_replay != nullptr; }
    void leave();
    void retranslate();

signals:
    void moment(const console::Frame& frame);
    void left();

private:
    static constexpr int places = 1000; ///< of the slider

    QWidget* makeSlider();
    QWidget* makeTrial();
    void enter();
    void entered(const Result<std::shared_ptr<const BatchReplay>>& replay);
    void showPlace();
    void tryRules();
    void trialEnded(quint64 turn, const std::optional<Halt>& halt);
    [[nodiscard]] TimeMs momentOf(int place) const;

    Commands& m_commands;
    NoticeBar& m_notice;
    Batch m_batch;
    std::shared_ptr<const BatchReplay> m_replay; ///< null while one looks at the present
    QFuture<Result<std::shared_ptr<const BatchReplay>>> m_loading;
    quint64 m_turn = 0; ///< of the frame asked for last
    quint64 m_trialTurn = 0;
    bool m_making = false;
    bool m_again = false; ///< the slider has moved on meanwhile

    QAction* m_action;
    QSlider* m_slider = nullptr;
    QLabel* m_at = nullptr;
    QPushButton* m_try = nullptr;
    QPushButton* m_back = nullptr;
    QWidget* m_trial = nullptr;
    HaltFields* m_rules = nullptr;
    QLabel* m_verdict = nullptr;
};

} // namespace console
