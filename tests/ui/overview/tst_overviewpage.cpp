// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fleetbuilder.h"
#include "ui/charts/chartcard.h"
#include "ui/charts/versionbars.h"
#include "ui/common/tableview.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/statcard.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QtTest>

using namespace console;

class TestOverviewPage : public QObject
{
    Q_OBJECT

private slots:
    void showsTheFleet();
    void barOpensItsDevices();
    void cardsAreLinks();
    void chartIsATableToo();
    void adoptionReachesNow();
    void saysWhatToDoWithoutDevices();
};

namespace {

Frame someFleet(FleetBuilder& builder)
{
    builder.addDevices(100);
    Frame frame = builder.takeFrame();
    frame.at = FleetBuilder::now;
    frame.pulse.devices = 100;
    frame.pulse.seenInLastDay = 90;
    frame.pulse.needAttention = 3;
    return frame;
}

} // namespace

void TestOverviewPage::showsTheFleet()
{
    FleetBuilder builder;
    OverviewPage page(builder.names());
    page.show();
    page.applyFrame(someFleet(builder));
    const auto* devices = page.findChild<StatCard*>(QStringLiteral("devicesCard"));
    QTRY_COMPARE(devices->number(), QStringLiteral("100"));
    QVERIFY(devices->line().contains(QStringLiteral("90")));
    const auto* bars = page.findChild<VersionBars*>(QStringLiteral("versionBars"));
    quint32 sum = 0;
    for (const VersionBars::Bar& bar : bars->bars())
        sum += bar.devices;
    QCOMPARE(sum, 100U);
    QCOMPARE(
        page.findChild<QComboBox*>(QStringLiteral("productChooser"))->currentText(), QStringLiteral("a1B2c3D4e5F"));
}

void TestOverviewPage::barOpensItsDevices()
{
    FleetBuilder builder;
    OverviewPage page(builder.names());
    page.resize(1000, 700);
    page.show();
    page.applyFrame(someFleet(builder));
    auto* bars = page.findChild<VersionBars*>(QStringLiteral("versionBars"));
    QTRY_VERIFY(bars->bars().size() >= 2);
    QSignalSpy requested(&page, &OverviewPage::devicesRequested);
    QTest::mouseClick(bars, Qt::LeftButton, {}, bars->barRect(1).center());
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.at(0).at(0).toString(), QStringLiteral("product:a1B2c3D4e5F version:") + bars->bars()[1].label);
    QTest::keyClick(bars, Qt::Key_Up);
    QTest::keyClick(bars, Qt::Key_Return);
    QVERIFY(requested.at(1).at(0).toString().endsWith(bars->bars()[0].label));
}

void TestOverviewPage::cardsAreLinks()
{
    FleetBuilder builder;
    OverviewPage page(builder.names());
    page.show();
    page.applyFrame(someFleet(builder));
    QSignalSpy devices(&page, &OverviewPage::devicesRequested);
    QSignalSpy attention(&page, &OverviewPage::attentionRequested);
    QTest::keyClick(page.findChild<StatCard*>(QStringLiteral("upgradingCard")), Qt::Key_Return);
    QCOMPARE(devices.count(), 1);
    QCOMPARE(devices.at(0).at(0).toString(), QStringLiteral("state:upgrading"));
    QTest::mouseClick(page.findChild<StatCard*>(QStringLiteral("attentionCard")), Qt::LeftButton);
    QCOMPARE(attention.count(), 1);
}

void TestOverviewPage::chartIsATableToo()
{
    FleetBuilder builder;
    OverviewPage page(builder.names());
    page.show();
    page.applyFrame(someFleet(builder));
    auto* card = page.findChild<ChartCard*>(QStringLiteral("versionCard"));
    card->setTableShown(true);
    QVERIFY(card->isTableShown());
    const auto* bars = page.findChild<VersionBars*>(QStringLiteral("versionBars"));
    QTRY_VERIFY(card->table()->model()->rowCount() > 0);
    QCOMPARE(card->table()->model()->rowCount(), static_cast<int>(bars->bars().size()));
    QCOMPARE(card->table()->model()->index(0, 0).data().toString(), bars->bars()[0].label);
}

void TestOverviewPage::adoptionReachesNow()
{
    // One sample of an empty fleet, then devices, and no second sample yet: the table says both, newest first.
    FleetBuilder builder;
    OverviewPage page(builder.names());
    page.show();
    Frame frame = someFleet(builder);
    frame.samples = { { FleetBuilder::now - 5000, {} } };
    page.applyFrame(frame);
    auto* card = page.findChild<ChartCard*>(QStringLiteral("adoptionCard"));
    const QAbstractItemModel* table = card->table()->model();
    QTRY_COMPARE(table->rowCount(), 2);
    const auto sumOf = [table](int row) {
        int sum = 0;
        for (int column = 1; column < table->columnCount(); ++column)
            sum += table->index(row, column).data().toInt();
        return sum;
    };
    QCOMPARE(sumOf(0), 100);
    QCOMPARE(sumOf(1), 0);
    // The same counts in a sample: nothing to add.
    frame.samples = { { FleetBuilder::now + 60000, frame.versions } };
    frame.versions.clear();
    frame.devices.clear();
    frame.at = FleetBuilder::now + 70000;
    page.applyFrame(frame);
    QTRY_VERIFY(table->index(0, 0).data().toString().endsWith(
        QDateTime::fromMSecsSinceEpoch(FleetBuilder::now + 60000).toString(QStringLiteral("HH:mm:ss"))));
    QCOMPARE(table->rowCount(), 2);
}

void TestOverviewPage::saysWhatToDoWithoutDevices()
{
    FleetBuilder builder;
    OverviewPage page(builder.names());
    page.show();
    page.applyFrame(Frame{});
    QVERIFY(!page.findChild<VersionBars*>(QStringLiteral("versionBars"))->isVisible());
}

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
