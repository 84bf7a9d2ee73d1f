// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewpage.h"

#include "models/fleet/devicequery.h"
#include "models/tables/celltext.h"
#include "ui/charts/chartcard.h"
#include "ui/charts/chartfactory.h"
#include "ui/charts/sparkline.h"
#include "ui/charts/versionbars.h"
#include "ui/common/emptystate.h"
#include "ui/common/pageheader.h"
#include "ui/overview/statcard.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

namespace {

constexpr int redrawMs = 250;
constexpr TimeMs dayMs = 24 * 3600 * 1000;
constexpr TimeMs leastSpanMs = 10 * 1000;
constexpr TimeMs sampleMs = 10 * 1000; // a change is sampled within this time (VersionSample)
constexpr int sparkPoints = 32;
constexpr int chartColumns = 400;

/// No sample means no change: a value holds until shortly before the next one, and the last one until now.
std::vector<TimeView::Point> heldBetween(const std::vector<TimeView::Point>& samples, const TimeView::Point& now)
{
    std::vector<TimeView::Point> held;
    const auto add = [&held](const TimeView::Point& point) {
        if (!held.empty() && point.at - held.back().at > 2 * sampleMs)
            held.push_back({ point.at - sampleMs, held.back().values });
        held.push_back(point);
    };
    for (const TimeView::Point& sample : samples)
        add(sample);
    if (held.empty() || now.at > held.back().at)
        add(now);
    return held;
}

} // namespace

OverviewPage::OverviewPage(std::shared_ptr<const FleetNames> names, QWidget* parent)
    : QWidget(parent)
    , m_names(std::move(names))
    , m_versions(m_names)
    , m_header(new PageHeader(QString(), this))
    , m_products(new QComboBox(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(QStringLiteral("overview"), QString(), QString(), nullptr, this))
{
    setObjectName(QStringLiteral("overviewPage"));
    m_products->setObjectName(QStringLiteral("productChooser"));
    m_products->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_header->setSearchWidget(m_products);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(space24, 0, space24, space24);
    column->setSpacing(space16);
    buildCards(column);
    buildVersions(column);
    buildAdoption(column);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stack, 1);

    m_redraw.setSingleShot(true);
    m_redraw.setInterval(redrawMs);
    connect(&m_redraw, &QTimer::timeout, this, [this] {
        if (isVisible()) // else when it is shown
            redraw();
    });
    connect(m_products, &QComboBox::currentIndexChanged, this, &OverviewPage::redraw);
    connect(m_range, &QComboBox::currentIndexChanged, this, &OverviewPage::redraw);
    connect(m_empty, &EmptyState::linkActivated, this, &OverviewPage::connectionHelpRequested);
    retranslate();
}

void OverviewPage::applyFrame(const Frame& frame)
{
    m_now = std::max(m_now, frame.at);
    m_pulse = frame.pulse;
    m_versions.applyFrame(frame);
    m_adoption.applyFrame(frame);
    redrawSoon();
}

void OverviewPage::retranslate()
{
    m_header->setTitle(tr("Overview"));
    m_products->setAccessibleName(tr("Product"));
    m_devicesCard->setCaption(tr("Devices"));
    m_upgradingCard->setCaption(tr("Upgrading now"));
    m_attentionCard->setCaption(tr("Needs attention"));
    m_versionCard->setChartTitle(tr("Versions"));
    m_adoptionCard->setChartTitle(tr("Adoption"));
    m_bars->setAccessibleName(tr("Versions"));
    m_range->setAccessibleName(tr("Time range"));
    m_range->setItemText(0, tr("Last day"));
    m_range->setItemText(1, tr("Last week"));
    m_range->setItemText(2, tr("All"));
    m_empty->setTexts(tr("No devices yet"),
        tr("They appear here when they report a version to /ota/device/inform/…. <a href=\"help\">How to point devices "
           "here</a>"));
    m_versionTable.retranslate();
    redraw();
}

void OverviewPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void OverviewPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        redraw();
}

void OverviewPage::buildCards(QVBoxLayout* layout)
{
    m_devicesCard = new StatCard(QStringLiteral("devicesCard"), this);
    m_newestCard = new StatCard(QStringLiteral("newestCard"), this);
    m_upgradingCard = new StatCard(QStringLiteral("upgradingCard"), this);
    m_attentionCard = new StatCard(QStringLiteral("attentionCard"), this);
    m_sparkline = new Sparkline(this);
    m_newestCard->addBesideNumber(m_sparkline);
    auto* row = new QHBoxLayout;
    row->setSpacing(space16);
    for (StatCard* card : { m_devicesCard, m_newestCard, m_upgradingCard, m_attentionCard })
        row->addWidget(card, 1);
    layout->addLayout(row);
    connect(m_devicesCard, &Card::clicked, this, [this] { emit devicesRequested(QString()); });
    connect(m_newestCard, &Card::clicked, this, [this] {
        const VersionIndex newest = m_versions.newest(product());
        emit devicesRequested(
            productTerm() + u' ' + DeviceQuery::term(u"version", toText(m_names->versions.at(newest))));
    });
    connect(m_upgradingCard, &Card::clicked, this,
        [this] { emit devicesRequested(DeviceQuery::term(u"state", u"upgrading")); });
    connect(m_attentionCard, &Card::clicked, this, &OverviewPage::attentionRequested);
}

void OverviewPage::buildVersions(QVBoxLayout* layout)
{
    auto* chart = new QWidget;
    auto* row = new QHBoxLayout(chart);
    row->setContentsMargins(0, space8, 0, 0);
    row->setSpacing(space24);
    m_donut = createDonutView(chart);
    if (m_donut) {
        m_donut->setFixedSize(208, 208);
        row->addWidget(m_donut, 0, Qt::AlignTop);
        connect(m_donut, &DonutView::sliceClicked, this, &OverviewPage::openVersion);
    }
    m_bars = new VersionBars(chart);
    m_bars->setObjectName(QStringLiteral("versionBars"));
    row->addWidget(m_bars, 1, Qt::AlignVCenter);
    connect(m_bars, &VersionBars::barClicked, this, &OverviewPage::openVersion);
    // Without charts the table stands alone: bars are a chart too.
    m_versionCard = new ChartCard(QStringLiteral("versionCard"), m_donut ? chart : nullptr, &m_versionTable, this);
    if (!m_donut)
        chart->setParent(m_versionCard);
    chart->setVisible(m_donut != nullptr);
    layout->addWidget(m_versionCard);
}

void OverviewPage::buildAdoption(QVBoxLayout* layout)
{
    m_adoptionChart = createTimeView(TimeView::Kind::StackedAreas);
    m_adoptionCard = new ChartCard(QStringLiteral("adoptionCard"), m_adoptionChart, &m_adoptionTable, this);
    m_range = new QComboBox(m_adoptionCard);
    m_range->setObjectName(QStringLiteral("adoptionRange"));
    m_range->addItems({ QString(), QString(), QString() });
    m_adoptionCard->addBesideTitle(m_range);
    m_adoptionCard->setMinimumHeight(260);
    layout->addWidget(m_adoptionCard, 1);
    if (m_adoptionChart)
        connect(m_adoptionChart, &TimeView::seriesClicked, this, &OverviewPage::openVersion);
}

void OverviewPage::redrawSoon()
{
    m_dirty = true;
    if (!m_redraw.isActive())
        m_redraw.start();
}

void OverviewPage::redraw()
{
    m_dirty = !isVisible();
    updateProducts();
    m_entries = m_versions.entries(product());
    redrawCards();
    redrawVersions();
    redrawAdoption();
    m_stack->setCurrentIndex(m_pulse.devices == 0 && m_products->count() == 0 ? 1 : 0);
}

void OverviewPage::redrawCards()
{
    m_devicesCard->setNumber(
        countText(m_pulse.devices), tr("%1 seen in the last 24 h").arg(countText(m_pulse.seenInLastDay)));
    m_upgradingCard->setNumber(countText(m_pulse.upgrading), tr("in all batches"));
    m_attentionCard->setNumber(countText(m_pulse.needAttention), tr("silent, failed or suspicious"));
    const VersionIndex newest = m_versions.newest(product());
    if (newest == 0) {
        m_newestCard->setCaption(tr("On the newest version"));
        m_newestCard->setNumber(QStringLiteral("–"), QString());
        m_newestCard->setEnabled(false);
        return;
    }
    const quint32 count = m_versions.count(product(), newest);
    m_newestCard->setEnabled(true);
    m_newestCard->setCaption(tr("On %1, the newest").arg(toText(m_names->versions.at(newest))));
    m_newestCard->setNumber(percentText(static_cast<double>(count) / std::max(1U, m_versions.total(product()))),
        tr("%1 of %2").arg(countText(count), devicesText(m_versions.total(product()))));
    m_sparkline->setValues(newestShares(newest));
}

void OverviewPage::redrawVersions()
{
    std::vector<VersionTableModel::Row> rows;
    std::vector<VersionBars::Bar> bars;
    std::vector<DonutView::Slice> slices;
    for (const VersionEntry& entry : m_entries) {
        const QString label = entry.other ? tr("Other") : entry.label;
        const ChartTint tint{ entry.colour, {} };
        rows.push_back({ entry.label, entry.devices, entry.share, entry.colour });
        bars.push_back({ label, entry.devices, entry.share, tint });
        slices.push_back({ label, static_cast<double>(entry.devices), tint });
    }
    m_versionTable.setRows(std::move(rows));
    m_bars->setBars(std::move(bars));
    if (m_donut) {
        m_donut->setSlices(slices);
        const quint32 total = m_versions.total(product());
        m_donut->setCentre(countText(total), total == 1 ? tr("device") : tr("devices"));
    }
}

void OverviewPage::redrawAdoption()
{
    std::vector<VersionIndex> versions;
    std::vector<TimeView::Series> series;
    for (const VersionEntry& entry : m_entries)
        if (!entry.other) {
            versions.push_back(entry.version);
            series.push_back({ entry.label, { entry.colour, {} } });
        }
    series.push_back({ tr("Other"), {} });
    const auto range = static_cast<Range>(m_range->currentIndex());
    const TimeMs first = m_adoption.firstAt() == 0 ? m_now : m_adoption.firstAt();
    TimeMs from = range == Range::Day ? m_now - dayMs : m_now - 7 * dayMs;
    // Not an hour of data at the edge of an empty week: the axis begins where knowledge begins.
    if (range == Range::All || from < first)
        from = std::min(first, m_now - leastSpanMs);
    std::vector<TimeView::Point> points;
    for (const AdoptionPoint& point : m_adoption.points(product(), versions, from, m_now, chartColumns))
        points.push_back({ point.at, { point.devices.begin(), point.devices.end() } });
    TimeView::Point live = livePoint();
    if (m_adoptionChart)
        m_adoptionChart->setData(series, heldBetween(points, live), from, m_now);
    // A row of its own only where the fleet moved since the last sample; its time in steps, or it could not be read.
    if (points.empty() || points.back().values != live.values) {
        live.at = std::max(points.empty() ? 0 : points.back().at, live.at / 10000 * 10000);
        points.push_back(std::move(live));
    }
    m_adoptionTable.setData(std::move(series), std::move(points));
}

TimeView::Point OverviewPage::livePoint() const
{
    TimeView::Point live{ m_now, {} };
    double others = 0;
    for (const VersionEntry& entry : m_entries) {
        if (entry.other)
            others += entry.devices;
        else
            live.values.push_back(entry.devices);
    }
    live.values.push_back(others);
    return live;
}

void OverviewPage::updateProducts()
{
    const std::vector<ProductIndex> products = m_versions.products();
    const QSignalBlocker quiet(m_products);
    for (int i = 0; i < static_cast<int>(products.size()); ++i) {
        const ProductIndex wanted = products[static_cast<std::size_t>(i)];
        if (m_products->itemData(i).toUInt() != wanted || i >= m_products->count())
            m_products->insertItem(i, toText(m_names->products.at(wanted)), wanted);
    }
    while (m_products->count() > static_cast<int>(products.size()))
        m_products->removeItem(m_products->count() - 1);
    if (m_products->currentIndex() < 0 && m_products->count() > 0)
        m_products->setCurrentIndex(0);
    m_products->setVisible(m_products->count() > 0);
}

void OverviewPage::openVersion(int entry)
{
    if (entry < 0)
        return;
    QString filter = productTerm();
    if (entry < static_cast<int>(m_entries.size()) && !m_entries[static_cast<std::size_t>(entry)].other) {
        filter += u' ' + DeviceQuery::term(u"version", m_entries[static_cast<std::size_t>(entry)].label);
    } else {
        // Other: none of the versions that have a bar of their own.
        for (const VersionEntry& shown : m_entries)
            if (!shown.other)
                filter += QStringLiteral(" -") + DeviceQuery::term(u"version", shown.label);
    }
    emit devicesRequested(filter);
}

ProductIndex OverviewPage::product() const
{
    return m_products->currentData().toUInt();
}

QString OverviewPage::productTerm() const
{
    return DeviceQuery::term(u"product", toText(m_names->products.at(product())));
}

std::vector<double> OverviewPage::newestShares(VersionIndex newest) const
{
    std::vector<double> shares;
    const TimeMs from = std::max(m_now - dayMs, m_adoption.firstAt());
    for (const AdoptionPoint& point : m_adoption.points(product(), { newest }, from, m_now, sparkPoints)) {
        const double all = static_cast<double>(point.devices[0]) + static_cast<double>(point.devices[1]);
        shares.push_back(all > 0 ? static_cast<double>(point.devices[0]) / all : 0);
    }
    shares.push_back(m_versions.count(product(), newest) / std::max(1.0, double(m_versions.total(product()))));
    return shares;
}

} // namespace console
