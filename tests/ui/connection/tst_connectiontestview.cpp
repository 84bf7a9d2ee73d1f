// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "ui/common/errortext.h"
#include "ui/connection/connectiontestview.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace console;

class TestConnectionTestView : public QObject
{
    Q_OBJECT

private slots:
    void passedStepsAreListed();
    void failedStepSaysTheRemedy();
    void cancelDropsTheAnswer();
    void secondRoundReplacesTheFirst();
    void closingEndsTheTest();
};

void TestConnectionTestView::passedStepsAreListed()
{
    FakeCommands commands;
    ConnectionReport report;
    for (int step = 0; step <= int(ConnectionStep::Subscribe); ++step)
        report.steps.append({ static_cast<ConnectionStep>(step), true, QStringLiteral("detail %1").arg(step), {} });
    commands.testAnswer = report;
    ConnectionTestView view(commands);
    QSignalSpy finished(&view, &ConnectionTestView::finished);
    BrokerProfile profile;
    profile.host = QStringLiteral("h");
    view.start(profile, QStringLiteral("pw"));
    QVERIFY(view.isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished.first().first().toBool());
    QCOMPARE(commands.calls, QStringList{ QStringLiteral("testConnection h pw") });
    QCOMPARE(view.findChild<QLabel*>(QStringLiteral("testStep3"))->text(), QStringLiteral("detail 3"));
    QVERIFY(view.findChild<QLabel*>(QStringLiteral("testSummary"))->text().contains(QStringLiteral("detail 4")));
    QVERIFY(!view.isRunning());
}

void TestConnectionTestView::failedStepSaysTheRemedy()
{
    FakeCommands commands;
    const Error error{ ErrorKind::CertificateExpired, QStringLiteral("2020") };
    commands.testAnswer
        = ConnectionReport{ { { ConnectionStep::Profile, true, {}, {} }, { ConnectionStep::Tls, false, {}, error } } };
    ConnectionTestView view(commands);
    QSignalSpy finished(&view, &ConnectionTestView::finished);
    view.start({}, {});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!finished.first().first().toBool());
    QCOMPARE(view.findChild<QLabel*>(QStringLiteral("testStep3"))->text(), errorText(error));
}

void TestConnectionTestView::cancelDropsTheAnswer()
{
    FakeCommands commands;
    const auto promise = commands.testAnswer.hold();
    ConnectionTestView view(commands);
    QSignalSpy finished(&view, &ConnectionTestView::finished);
    view.start({}, {});
    QVERIFY(!view.isHidden());
    view.findChild<QPushButton*>(QStringLiteral("testCancel"))->click();
    QVERIFY(promise->isCanceled());
    QVERIFY(view.isHidden());
    promise->finish();
    bool later = false;
    QTimer::singleShot(0, this, [&] { later = true; });
    QTRY_VERIFY(later);
    QCOMPARE(finished.size(), 0);
}

void TestConnectionTestView::secondRoundReplacesTheFirst()
{
    FakeCommands commands;
    const auto first = commands.testAnswer.hold();
    ConnectionTestView view(commands);
    QSignalSpy finished(&view, &ConnectionTestView::finished);
    view.start({}, {});
    commands.testAnswer
        = ConnectionReport{ { { ConnectionStep::Name, false, {}, Error{ ErrorKind::HostNotFound, {} } } } };
    view.start({}, {});
    QVERIFY(first->isCanceled());
    first->addResult(ConnectionReport{});
    first->finish();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(view.findChild<QLabel*>(QStringLiteral("testStep1")));
}

void TestConnectionTestView::closingEndsTheTest()
{
    FakeCommands commands;
    const auto promise = commands.testAnswer.hold();
    {
        ConnectionTestView view(commands);
        view.start({}, {});
        QVERIFY(!promise->isCanceled());
    }
    QVERIFY(promise->isCanceled());
    promise->finish();
}

QTEST_MAIN(TestConnectionTestView)
#include "tst_connectiontestview.moc"
