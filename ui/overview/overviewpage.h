// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/series/adoptionseries.h"
#include "models/series/versionseries.h"
#include "models/tables/versiontablemodel.h"
#include "ui/charts/timetablemodel.h"
#include "ui/common/page.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QStackedWidget;
class QVBoxLayout;

namespace console {

class ChartCard;
class DonutView;
class EmptyState;
class PageHeader;
class Sparkline;
class StatCard;
class VersionBars;

/// The fleet at a glance: four cards, the versions of a product as ring and bars, adoption over time. Everything is a
/// link to the devices behind it. Redraws at most four times a second, however fast frames come. GUI thread.
class OverviewPage final : public QWidget, public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(std::shared_ptr<const FleetNames> names, QWidget* parent = nullptr);

    void applyFrame(const Frame& frame);
    void retranslate() override;

signals:
    void devicesRequested(const QString& filter); ///< text of DeviceQuery
    void attentionRequested(); ///< what is silent, failed or suspicious
    void connectionHelpRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Range { Day, Week, All };

    void buildCards(QVBoxLayout* layout);
    void buildVersions(QVBoxLayout* layout);
    void buildAdoption(QVBoxLayout* layout);
    void redrawSoon();
    void redraw();
    void redrawCards();
    void redrawVersions();
    void redrawAdoption();
    void updateProducts();
    void openVersion(int entry);
    [[nodiscard]] TimeView::Point livePoint() const;
    [[nodiscard]] ProductIndex product() const;
    [[nodiscard]] QString productTerm() const;
    [[nodiscard]] std::vector<double> newestShares(VersionIndex newest) const;

    std::shared_ptr<const FleetNames> m_names;
    VersionSeries m_versions;
    AdoptionSeries m_adoption;
    std::vector<VersionEntry> m_entries; ///< as drawn
    VersionTableModel m_versionTable;
    TimeTableModel m_adoptionTable;
    Pulse m_pulse;
    TimeMs m_now = 0;
    QTimer m_redraw;
    bool m_dirty = true;

    PageHeader* m_header;
    QComboBox* m_products;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    StatCard* m_devicesCard = nullptr;
    StatCard* m_newestCard = nullptr;
    StatCard* m_upgradingCard = nullptr;
    StatCard* m_attentionCard = nullptr;
    Sparkline* m_sparkline = nullptr;
    DonutView* m_donut = nullptr; ///< null without charts
    VersionBars* m_bars = nullptr;
    ChartCard* m_versionCard = nullptr;
    ChartCard* m_adoptionCard = nullptr;
    TimeView* m_adoptionChart = nullptr; ///< null without charts
    QComboBox* m_range = nullptr;
};

} // namespace console
