// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/adoptionseries.h"
#include "models/series/versionseries.h"

#include <QtTest>

using namespace console;

class TestVersionSeries : public QObject
{
    Q_OBJECT

private slots:
    void greatestTwelveAndOther();
    void coloursStay();
    void newestIsByLabel();
    void adoptionTakesOneSamplePerColumn();
};

namespace {

struct Fixture
{
    std::shared_ptr<FleetNames> names = std::make_shared<FleetNames>();
    ProductIndex product = names->products.intern("p");

    VersionCount count(const char* version, quint32 devices)
    {
        return { product, defaultModuleIndex, names->versions.intern(version), devices };
    }
};

} // namespace

void TestVersionSeries::greatestTwelveAndOther()
{
    Fixture fixture;
    VersionSeries series(fixture.names);
    Frame frame;
    for (quint32 i = 1; i <= 15; ++i)
        frame.versions.push_back(fixture.count(qPrintable(QStringLiteral("1.%1").arg(i)), i));
    QVERIFY(series.applyFrame(frame));
    const std::vector<VersionEntry> entries = series.entries(fixture.product);
    QCOMPARE(entries.size(), std::size_t{ 13 });
    QCOMPARE(entries.front().label, QStringLiteral("1.15"));
    QCOMPARE(entries.front().share, 15.0 / 120.0);
    QVERIFY(entries.back().other);
    QCOMPARE(entries.back().devices, 6U);
    QCOMPARE(entries.back().colour, -1);
    QCOMPARE(series.total(fixture.product), 120U);
    QVERIFY(series.entries(ProductIndex{ 77 }).empty());
}

void TestVersionSeries::coloursStay()
{
    Fixture fixture;
    VersionSeries series(fixture.names);
    Frame frame;
    frame.versions = { fixture.count("1.0", 10), fixture.count("2.0", 1) };
    series.applyFrame(frame);
    QCOMPARE(series.entries(fixture.product).at(1).colour, 1);
    frame.versions = { fixture.count("1.0", 0), fixture.count("2.0", 11) };
    series.applyFrame(frame);
    const std::vector<VersionEntry> entries = series.entries(fixture.product);
    QCOMPARE(entries.size(), std::size_t{ 1 });
    QCOMPARE(entries.front().colour, 1);
}

void TestVersionSeries::newestIsByLabel()
{
    Fixture fixture;
    VersionSeries series(fixture.names);
    QCOMPARE(series.newest(fixture.product), 0U);
    Frame frame;
    frame.versions = { fixture.count("1.10.0", 1), fixture.count("1.9.0", 100), fixture.count("1.10.0-rc1", 5) };
    series.applyFrame(frame);
    QCOMPARE(fixture.names->versions.at(series.newest(fixture.product)), std::string_view("1.10.0"));
}

void TestVersionSeries::adoptionTakesOneSamplePerColumn()
{
    Fixture fixture;
    AdoptionSeries series;
    Frame frame;
    for (TimeMs at = 0; at < 1000; ++at)
        frame.samples.push_back(
            { at + 1, { fixture.count("1.0", static_cast<quint32>(at + 1)), fixture.count("x", 7) } });
    QVERIFY(series.applyFrame(frame));
    const std::vector<VersionIndex> shown{ frame.samples[0].counts[0].version };
    const std::vector<AdoptionPoint> points = series.points(fixture.product, shown, 500, 1000, 10);
    QVERIFY(points.size() <= 12);
    QCOMPARE(points.front().at, TimeMs{ 500 });
    QCOMPARE(points.front().devices, std::vector<quint32>({ 500, 7 }));
    QCOMPARE(points.back().devices, std::vector<quint32>({ 1000, 7 }));
    QVERIFY(series.points(fixture.product, shown, 5, 5, 10).empty());
}

QTEST_GUILESS_MAIN(TestVersionSeries)
#include "tst_versionseries.moc"
