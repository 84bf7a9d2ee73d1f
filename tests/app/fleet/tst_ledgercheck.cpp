// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/ledgercheck.h"
#include "tests/app/fleet/jsontext.h"

#include <QBuffer>
#include <QTest>

using namespace console;

class TestLedgerCheck : public QObject
{
    Q_OBJECT

    static LedgerCheck checked(QByteArray text)
    {
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        LedgerCheck check;
        check.read(buffer);
        return check;
    }

private slots:
    void takesTheLastOutcome()
    {
        const LedgerCheck check
            = checked(json("{'device':'b','event':'reported','version':'1','module':'default'}\n"
                           "{'device':'a','event':'connected'}\n"
                           "{'device':'b','event':'upgradeStarted','module':'default'}\n"
                           "{'device':'b','event':'end','outcome':'failed(-2)','module':'default'}\n"
                           "{'device':'b','event':'upgradeStarted','module':'default'}\n"
                           "{'device':'b','event':'reported','version':'2','module':'default'}\n"
                           "{'device':'b','event':'end','outcome':'succeeded','module':'default'}\n"
                           "{'device':'b','event':'upgradeStarted','module':'MCU'}\n"));
        QCOMPARE(check.toCsv(),
            QByteArray("device,module,outcome,version,attempts\n"
                       "a,default,idle,,0\n"
                       "b,MCU,unfinished,,1\n"
                       "b,default,succeeded,2,2\n"));
        QCOMPARE(check.lines(), 8);
        QCOMPARE(check.brokenLines(), 0);
    }

    void knowsWhetherTheLastAttemptSpoke()
    {
        const QByteArray spoke
            = json("{'device':'a','event':'upgradeStarted'}\n{'device':'a','event':'progress','step':0}\n");
        const auto key = std::pair(QStringLiteral("a"), QStringLiteral("default"));
        QVERIFY(checked(spoke).entries().value(key).progressed);
        QVERIFY(!checked(spoke + json("{'device':'a','event':'upgradeStarted'}\n")).entries().value(key).progressed);
    }

    void aRefusedCopyIsNoOtherUpgrade()
    {
        const QByteArray ended = json("{'device':'a','event':'upgradeStarted','version':'2'}\n"
                                      "{'device':'a','event':'end','outcome':'failed(-1)'}\n");
        const QByteArray copy = json("{'device':'a','event':'upgradeStarted','version':'2'}\n"
                                     "{'device':'a','event':'downloadEnded','status':410}\n"
                                     "{'device':'a','event':'end','outcome':'failed(-2)'}\n");
        const auto key = std::pair(QStringLiteral("a"), QStringLiteral("default"));
        const auto outcome = [&](const QByteArray& lines) { return checked(lines).entries().value(key).outcome; };
        QCOMPARE(outcome(ended + copy), QStringLiteral("failed(-1)"));
        QCOMPARE(outcome(copy), QStringLiteral("failed(-2)"));
        QCOMPARE(outcome(ended + QByteArray(copy).replace("410", "500")), QStringLiteral("failed(-2)"));
        QCOMPARE(outcome(ended + QByteArray(copy).replace("\"2\"", "\"3\"")),
            QStringLiteral("failed(-2)")); // another target
    }

    void aVersionThatWasInstalledEndsItsUpgrade()
    {
        const QByteArray begun = json("{'device':'a','event':'reported','version':'1'}\n"
                                      "{'device':'a','event':'upgradeStarted','version':'2'}\n"
                                      "{'device':'a','event':'installed','version':'2'}\n");
        const auto key = std::pair(QStringLiteral("a"), QStringLiteral("default"));
        const auto outcome = [&](const QByteArray& then) { return checked(begun + then).entries().value(key).outcome; };
        QCOMPARE(outcome({}), QStringLiteral("unfinished"));
        QCOMPARE(outcome(json("{'device':'a','event':'reported','version':'1'}\n")), QStringLiteral("unfinished"));
        QCOMPARE(outcome(json("{'device':'a','event':'reported','version':'2'}\n")), QStringLiteral("succeeded"));
        QCOMPARE(outcome(json("{'device':'a','event':'end','outcome':'failed(-2)'}\n"
                              "{'device':'a','event':'reported','version':'2'}\n")),
            QStringLiteral("failed(-2)"));
    }

    void forgivesACutLastLineOnly()
    {
        const QByteArray good = json("{'device':'a','event':'connected'}");
        QCOMPARE(checked(good + "\n{\"device\":\"a\",\"ev").brokenLines(), 0);
        QCOMPARE(checked(good + "\nnonsense\n[1]\n\n" + good + '\n').brokenLines(), 2);
        QCOMPARE(checked({}).toCsv(), QByteArray("device,module,outcome,version,attempts\n"));
    }
};

QTEST_APPLESS_MAIN(TestLedgerCheck)
#include "tst_ledgercheck.moc"
