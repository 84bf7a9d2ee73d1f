// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "tests/support/modelprinter.h"
#include "ui/activity/activitypage.h"
#include "ui/activity/activitytext.h"
#include "ui/common/tableview.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace console;

class TestActivityPage : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasASentence();
    void liveEntriesStandOnTop();
    void olderComeFromTheStore();
    void filterAsksForItsKinds();
    void problemsAreOneClickAway();
    void rejectedReportShowsItsBytes();
};

namespace {

Activity entry(quint64 id, ActivityKind kind, const QStringList& args = {})
{
    Activity activity;
    activity.id = EventId{ id };
    activity.at = FleetBuilder::now;
    activity.kind = kind;
    activity.args = args;
    return activity;
}

QAbstractItemModel& model(ActivityPage& page)
{
    return *page.findChild<TableView*>()->model();
}

} // namespace

void TestActivityPage::everyKindHasASentence()
{
    FleetBuilder builder;
    const QHash<quint64, QString> versions;
    int kinds = 0;
    for (const ActivityGroup group :
        { ActivityGroup::Orders, ActivityGroup::Engine, ActivityGroup::Devices, ActivityGroup::Console })
        for (const ActivityKind kind : kindsOf(group)) {
            ++kinds;
            QVERIFY(!activityText(entry(1, kind), { *builder.names(), versions }).isEmpty());
            QVERIFY(!markOf(kind).icon.isEmpty());
        }
    QCOMPARE(kinds, 51);
    QCOMPARE(activityText(entry(1, ActivityKind::BatchStarted, { QStringLiteral("2.4.1"), QStringLiteral("12340") }),
                 { *builder.names(), versions }),
        QStringLiteral("Started a batch: 2.4.1 to 12,340 devices"));
}

void TestActivityPage::liveEntriesStandOnTop()
{
    FleetBuilder builder;
    FakeCommands commands;
    ActivityPage page(commands, builder.names());
    QAbstractItemModelTester tester(&model(page), QAbstractItemModelTester::FailureReportingMode::QtTest);
    Frame frame;
    frame.activities
        = { entry(1, ActivityKind::ConsoleStarted, { QStringLiteral("0.1") }), entry(2, ActivityKind::BatchPaused) };
    page.applyFrame(frame);
    page.applyFrame(frame);
    QCOMPARE(printModel(model(page), { 1 }),
        QStringList({ QStringLiteral("Paused the batch"), QStringLiteral("Console 0.1 started") }));
}

void TestActivityPage::olderComeFromTheStore()
{
    FleetBuilder builder;
    FakeCommands commands;
    commands.activitiesAnswer = Result<QList<Activity>>(
        QList<Activity>{ entry(9, ActivityKind::BatchPaused), entry(8, ActivityKind::BatchResumed) });
    ActivityPage page(commands, builder.names());
    Frame frame;
    frame.activities = { entry(9, ActivityKind::BatchPaused) };
    page.applyFrame(frame);
    page.show();
    QTRY_COMPARE(model(page).rowCount(), 2);
    QCOMPARE(commands.lastQuery.before, EventId{ 9 });
    QVERIFY(commands.count(QStringLiteral("markProblemsSeen")) > 0);
}

void TestActivityPage::filterAsksForItsKinds()
{
    FleetBuilder builder;
    FakeCommands commands;
    ActivityPage page(commands, builder.names());
    page.show();
    page.findChild<QPushButton*>(QStringLiteral("filterOrders"))->click();
    QVERIFY(commands.lastQuery.kinds.contains(ActivityKind::BatchPaused));
    QVERIFY(!commands.lastQuery.kinds.contains(ActivityKind::TaskFailed));
    Frame frame;
    frame.activities = { entry(1, ActivityKind::TaskFailed), entry(2, ActivityKind::BatchPaused) };
    page.applyFrame(frame);
    QCOMPARE(model(page).rowCount(), 1);
}

void TestActivityPage::problemsAreOneClickAway()
{
    FleetBuilder builder;
    FakeCommands commands;
    ActivityPage page(commands, builder.names());
    page.show();
    page.showProblems();
    QVERIFY(page.findChild<QPushButton*>(QStringLiteral("filterProblems"))->isChecked());
    const QSet<ActivityKind> kinds = kindsOf(ActivityGroup::Problems);
    for (const ActivityKind kind : { ActivityKind::TaskFailed, ActivityKind::TaskSilent, ActivityKind::SuspiciousReport,
             ActivityKind::BrokerLost, ActivityKind::ReportRejected })
        QVERIFY(kinds.contains(kind));
    for (const ActivityKind kind : { ActivityKind::BatchStarted, ActivityKind::BatchCompleted })
        QVERIFY(!kinds.contains(kind));
    Frame frame = builder.takeFrame();
    Activity failed;
    failed.id = EventId{ 1 };
    failed.kind = ActivityKind::TaskFailed;
    Activity started;
    started.id = EventId{ 2 };
    started.kind = ActivityKind::BatchStarted;
    frame.activities = { failed, started };
    page.applyFrame(frame);
    const auto* table = page.findChild<TableView*>(QStringLiteral("activityTable"));
    QCOMPARE(table->model()->rowCount(), 1);
}

void TestActivityPage::rejectedReportShowsItsBytes()
{
    FleetBuilder builder;
    FakeCommands commands;
    ActivityPage page(commands, builder.names());
    page.show();
    Frame frame;
    frame.activities = { entry(3, ActivityKind::ReportRejected,
        { QString::number(static_cast<int>(ErrorKind::ReportNotJson)), QString(),
            QStringLiteral("/ota/device/inform/p/d"), QString::fromLatin1(QByteArray("not json").toBase64()),
            QStringLiteral("1"), QStringLiteral("3210"), QStringLiteral("22") }) };
    page.applyFrame(frame);
    page.findChild<TableView*>()->setCurrentIndex(model(page).index(0, 0));
    const auto* raw = page.findChild<QPlainTextEdit*>(QStringLiteral("activityRaw"));
    QVERIFY(raw->isVisible());
    QVERIFY(raw->toPlainText().endsWith(QStringLiteral("not json")));
    const auto* cut = page.findChild<QLabel*>(QStringLiteral("activityRawCut"));
    QVERIFY(cut->isVisible());
    QCOMPARE(cut->text(), QStringLiteral("Report: First 8 of 3,210 bytes"));
}

QTEST_MAIN(TestActivityPage)
#include "tst_activitypage.moc"
