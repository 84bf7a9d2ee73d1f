// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/gatesentence.h"

#include <QTest>

using namespace console;

class TestGateSentence : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsMissing();
    void hasNumbersForEveryVerdict();
};

void TestGateSentence::saysWhatIsMissing()
{
    constexpr TimeMs now = 1'700'000'000'000;
    Batch batch;
    QCOMPARE(gateSentence(batch, now), QString());
    batch.plan.waves = { { 100, 0, { 95, 30, false } }, {} };
    batch.wave.counts = { 5, 0, 0, 90, 2 };
    QCOMPARE(gateSentence(batch, now),
        QStringLiteral("Its devices are not finished yet: 90 of 92 with an outcome have succeeded, 95 % are needed."));
    batch.wave.counts = { 0, 0, 0, 96, 4 };
    batch.wave.metSince = now - 10 * 60'000;
    QVERIFY(gateSentence(batch, now).contains(QStringLiteral("in 20 min")));
    batch.wave.counts = { 0, 0, 0, 90, 10 };
    QVERIFY(gateSentence(batch, now).contains(QStringLiteral("waits for an operator")));
    batch.wave.open = 1;
    QCOMPARE(gateSentence(batch, now), QString());
}

void TestGateSentence::hasNumbersForEveryVerdict()
{
    for (const GateVerdict verdict : { GateVerdict::Working, GateVerdict::TooFewSucceeded, GateVerdict::OutOfReach,
             GateVerdict::Soaking, GateVerdict::WaitsForRelease, GateVerdict::Open }) {
        const QString text = gateSentence(verdict, 1234, 2345, 50, QStringLiteral("soon"));
        QVERIFY2(text.contains(QStringLiteral("1,234 of 2,345")) && text.endsWith(u'.'), qPrintable(text));
        QVERIFY(!gateSentence(verdict, 1, 2, 0, {}).contains(u'%'));
    }
    QVERIFY(gateSentence(GateVerdict::NoGate, 1, 2, 3, {}).isEmpty());
}

QTEST_MAIN(TestGateSentence)
#include "tst_gatesentence.moc"
