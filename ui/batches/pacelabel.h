// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QLabel>
#include <QTimer>

namespace console {

/// How fast a batch goes and when it will be done: what the last minutes say at once, and the forecast as soon as it is
/// made. While the batch runs and the label is seen, it is made anew now and then. GUI thread; owned by the batch page.
class PaceLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PaceLabel(Commands& commands, QWidget* parent = nullptr);
    ~PaceLabel() override;

    void showRow(const BatchRow& row, TimeMs now);
    /// Something else, and of no batch.
    void tell(const QString& text);
    /// Time alone makes an expected end wrong.
    void setNow(TimeMs now);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void ask();
    void arrived(quint64 turn, const Result<Forecast>& forecast);
    void refresh();
    [[nodiscard]] bool isWanted() const;

    Commands& m_commands;
    BatchRow m_row;
    TimeMs m_now = 0;
    std::optional<Forecast> m_forecast;
    QFuture<Result<Forecast>> m_asked;
    quint64 m_turn = 0;
    QTimer m_again;
};

} // namespace console
