// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/termination.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace console;

class TestTermination : public QObject
{
    Q_OBJECT

private slots:
    void turnsASignalIntoOne_data();
    void turnsASignalIntoOne();
    void leavesTheSecondToTheSystem();
    void givesSignalsBackWhenItEnds();

private:
    static bool isDefault(int number);
};

bool TestTermination::isDefault(int number)
{
    struct sigaction action = {};
    sigaction(number, nullptr, &action);
    return action.sa_handler == SIG_DFL;
}

void TestTermination::turnsASignalIntoOne_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestTermination::turnsASignalIntoOne()
{
    QFETCH(int, number);
    Termination termination;
    const QSignalSpy wanted(&termination, &Termination::wanted);
    QCOMPARE(std::raise(number), 0);
    QVERIFY(wanted.isEmpty()); // by the event loop, not inside the handler
    QTRY_COMPARE(wanted.size(), 1);
}

void TestTermination::leavesTheSecondToTheSystem()
{
    Termination termination;
    const QSignalSpy wanted(&termination, &Termination::wanted);
    QVERIFY(!isDefault(SIGTERM));
    QCOMPARE(std::raise(SIGINT), 0);
    QTRY_COMPARE(wanted.size(), 1);
    QVERIFY(isDefault(SIGTERM));
    QVERIFY(isDefault(SIGINT));
}

void TestTermination::givesSignalsBackWhenItEnds()
{
    {
        const Termination termination;
        QVERIFY(!isDefault(SIGTERM));
    }
    QVERIFY(isDefault(SIGTERM));
}

QTEST_GUILESS_MAIN(TestTermination)
#include "tst_termination.moc"
