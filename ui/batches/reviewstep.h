// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableWidget;

namespace console {

class FindingList;
class ForecastCard;
class NoticeView;
class ProductionGuard;
class RehearsalCard;

/// The last step of the batch wizard: one sentence, who is left out and why, how it will go, and the exact
/// notice. GUI thread; owned by the wizard.
class ReviewStep : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewStep(Commands& commands, QWidget* parent = nullptr);

    void showPreview(const BatchDraft& draft, const Firmware& firmware, const BatchPreview& preview);
    void showMessage(const QString& text);
    /// What was forecast is of an older plan.
    void forgetForecast();
    void forgetConsent(); ///< another plan
    /// What the operator has ticked and typed.
    void addTo(BatchDraft& draft) const;
    [[nodiscard]] QString problem() const; ///< what forbids the start

signals:
    void changed();
    void devicesWanted(); ///< to be shown one by one

private:
    void addRow(const QString& what, quint32 devices, const QString& effect);
    void addWaves(const Plan& plan, const std::vector<quint32>& sizes);
    [[nodiscard]] QString environment() const;
    void addFact(const QString& what, const QString& value);
    void takeForecast(const Forecast* forecast);
    void showFinish();

    Commands& m_commands;
    QLabel* m_sentence = nullptr;
    QTableWidget* m_checks = nullptr;
    QPushButton* m_showDevices = nullptr;
    QLabel* m_findingsTitle = nullptr;
    FindingList* m_findings = nullptr;
    ProductionGuard* m_guard = nullptr;
    QTableWidget* m_plan = nullptr;
    ForecastCard* m_forecast = nullptr;
    RehearsalCard* m_rehearsal = nullptr;
    std::optional<Forecast> m_known;
    int m_forecastRow = 0; ///< of the plan's table
    NoticeView* m_notice = nullptr;
};

} // namespace console
