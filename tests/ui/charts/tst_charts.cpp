// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcard.h"
#include "ui/charts/chartfactory.h"
#include "ui/charts/timetablemodel.h"
#include "ui/common/filedialog.h"
#include "ui/common/noticebar.h"
#include "ui/common/tableview.h"

#include <QClipboard>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#ifdef QT_CHARTS_LIB
#include <QChartView>
#include <QValueAxis>
#endif

using namespace console;

class TestCharts : public QObject
{
    Q_OBJECT

private slots:
    void cardTogglesBetweenChartAndTable();
    void cardWithoutChartIsATable();
    void cardMakesPictures();
    void chartsTakeOddData();
    void countsAreWholeNumbers_data();
    void countsAreWholeNumbers();
};

void TestCharts::cardTogglesBetweenChartAndTable()
{
    TimeTableModel model;
    ChartCard card(QStringLiteral("card"), new QWidget, &model);
    card.show();
    QVERIFY(!card.isTableShown());
    auto* toggle = card.findChild<QToolButton*>(QStringLiteral("cardToggle"));
    const QString before = toggle->accessibleName();
    toggle->click();
    QVERIFY(card.isTableShown());
    QVERIFY(toggle->accessibleName() != before);
    toggle->click();
    QVERIFY(!card.isTableShown());
}

void TestCharts::cardWithoutChartIsATable()
{
    TimeTableModel model;
    ChartCard card(QStringLiteral("card"), nullptr, &model);
    card.show();
    QVERIFY(card.isTableShown());
    QVERIFY(!card.findChild<QToolButton*>(QStringLiteral("cardToggle"))->isVisible());
    QVERIFY(!card.findChild<QToolButton*>(QStringLiteral("cardMore"))->isVisible()); // nor is there a picture of it
}

void TestCharts::cardMakesPictures()
{
    const QTemporaryDir folder;
    QString suggested;
    QString answer;
    FileDialog::setAsker([&](QWidget*, const QString&, const QString&, const QString& suggestion) {
        suggested = suggestion;
        return answer;
    });
    TimeTableModel model;
    auto* chart = new QWidget;
    ChartCard card(QStringLiteral("card"), chart, &model);
    card.setChartTitle(QStringLiteral("Adoption"));
    card.resize(400, 300);
    card.show();
    auto* notice = card.findChild<NoticeBar*>(QStringLiteral("cardNotice"));
    auto* save = card.findChild<QAction*>(QStringLiteral("cardSave"));
    QVERIFY(chart->actions().contains(save)); // also at the chart itself
    QVERIFY(save->text() != card.findChild<QAction*>(QStringLiteral("cardCopy"))->text());
    save->trigger();
    QCOMPARE(suggested, QStringLiteral("Adoption.png"));
    QVERIFY(!notice->isVisible()); // nothing was chosen
    answer = folder.filePath(QStringLiteral("a.png"));
    save->trigger();
    QVERIFY(QImage(answer).width() > 400);
    QCOMPARE(notice->text(), QStringLiteral("Saved as a.png."));
    answer = folder.filePath(QStringLiteral("no/such.svg"));
    save->trigger();
    QCOMPARE(notice->level(), NoticeLevel::Error);
    FileDialog::setAsker({});
    QGuiApplication::clipboard()->clear();
    card.findChild<QAction*>(QStringLiteral("cardCopy"))->trigger();
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    card.setTableShown(true);
    QVERIFY(!card.findChild<QToolButton*>(QStringLiteral("cardMore"))->isVisible());
}

void TestCharts::chartsTakeOddData()
{
    for (const TimeView::Kind kind : { TimeView::Kind::StackedAreas, TimeView::Kind::Lines }) {
        const std::unique_ptr<TimeView> view(createTimeView(kind));
        if (!view)
            QSKIP("built without charts");
        view->show();
        view->setData({}, {}, 0, 0);
        view->setData({ { QStringLiteral("a"), {} }, { QStringLiteral("b"), {} } }, { { 1000, { 1 } } }, 1000, 1000);
        QVERIFY(!view->grab().isNull());
    }
    const std::unique_ptr<DonutView> donut(createDonutView());
    donut->setSlices({ { QStringLiteral("a"), 0, {} } });
    donut->setSlices({});
    QVERIFY(!donut->grab().isNull());
}

void TestCharts::countsAreWholeNumbers_data()
{
    QTest::addColumn<double>("greatest");
    QTest::addColumn<double>("top");
    QTest::addColumn<int>("ticks");
    QTest::newRow("nothing") << 0.0 << 1.0 << 2;
    QTest::newRow("one") << 1.0 << 1.0 << 2;
    QTest::newRow("three") << 3.0 << 3.0 << 4;
    QTest::newRow("seven") << 7.0 << 8.0 << 5;
    QTest::newRow("a fleet") << 197.0 << 200.0 << 5;
    QTest::newRow("a great one") << 128402.0 << 150000.0 << 4;
}

void TestCharts::countsAreWholeNumbers()
{
#ifdef QT_CHARTS_LIB
    QFETCH(double, greatest);
    const std::unique_ptr<TimeView> view(createTimeView(TimeView::Kind::StackedAreas));
    if (!view)
        QSKIP("built without charts");
    view->setData({ { QStringLiteral("a"), {} } }, { { 1000, { greatest } } }, 0, 60000);
    const auto axes = view->findChild<QChartView*>()->chart()->axes(Qt::Vertical);
    const auto* axis = qobject_cast<QValueAxis*>(axes.value(0));
    QVERIFY(axis);
    QTEST(axis->max(), "top");
    QTEST(axis->tickCount(), "ticks");
#else
    QSKIP("built without charts");
#endif
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
