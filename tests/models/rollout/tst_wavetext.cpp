// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/wavetext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace console;

class WaveTextTest : public QObject
{
    Q_OBJECT

private slots:
    void isRead_data();
    void isRead();
    void isRefused_data();
    void isRefused();
    void comesBackAsItWas();
    void readsGates();
};

void WaveTextTest::isRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char* text, const char* canonical) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(canonical);
    };
    row("", "");
    row("1%,10%,rest", "1% success=95, 10% success=95, rest");
    row(" 1 % , rest", "");
    row("0.5%, rest", "0.5% success=95, rest");
    row("0.125% ,REST", "0.125% success=95, rest");
    row("100, rest", "100 success=95, rest");
    row("20%, 80%", "20% success=95, rest");
    row("20%, 70%", "20% success=95, 70% success=95");
    row("1% success=99% soak=90m Manual, rest manual", "1% success=99 soak=90m manual, rest");
    row("1% soak=2h, 2% soak=3d, 3% soak=120, rest", "1% soak=2h, 2% soak=3d, 3% soak=2h, rest");
}

void WaveTextTest::isRead()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto waves = parseWaves(text);
    if (canonical.isEmpty() && !text.isEmpty()) {
        QVERIFY(!waves);
        return;
    }
    QVERIFY(waves);
    QCOMPARE(wavesText(*waves), canonical);
}

void WaveTextTest::isRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("context");
    const auto wave = [](const char* text, const char* context) {
        QTest::newRow(text) << QString::fromLatin1(text) << int(ErrorKind::WaveNotUnderstood)
                            << QString::fromLatin1(context);
    };
    wave("ten, rest", "ten");
    wave("0, rest", "0");
    wave("0%, rest", "0%");
    wave("-5, rest", "-5");
    wave("1e3, rest", "1e3");
    wave("1.2345%, rest", "1.2345%");
    wave("1.%, rest", "1.%");
    wave("1%,, rest", "");
    wave("1%,", "");
    wave("99999999999, rest", "99999999999");
    const auto gate = [](const char* text, const char* context) {
        QTest::newRow(text) << QString::fromLatin1(text) << int(ErrorKind::GateNotUnderstood)
                            << QString::fromLatin1(context);
    };
    gate("1% sucess=95, rest", "sucess=95");
    gate("1% success=, rest", "success=");
    gate("1% success=0, rest", "success=0");
    gate("1% soak=5x, rest", "soak=5x");
    gate("1% soak=-5, rest", "soak=-5");
    gate("1% later, rest", "later");
}

void WaveTextTest::isRefused()
{
    QFETCH(QString, text);
    QFETCH(int, error);
    QFETCH(QString, context);
    const auto waves = parseWaves(text);
    QVERIFY(!waves);
    QCOMPARE(int(waves.error().kind), error);
    QCOMPARE(waves.error().context, context);
}

/// The store keeps waves as this text.
void WaveTextTest::comesBackAsItWas()
{
    QRandomGenerator random(7);
    for (int run = 0; run < 20'000; ++run) {
        std::vector<Wave> waves(1 + random() % 19);
        for (Wave& wave : waves) {
            if (random() % 2)
                wave.devices = 1 + random() % 2'000'000;
            else
                wave.percentThousandths = static_cast<qint32>(1 + random() % (random() % 2 ? 99'999 : 2000));
            wave.gate = { static_cast<int>(random() % 101), static_cast<int>(random() % 10'081), random() % 2 == 0 };
            if (!wave.gate.any())
                wave.gate.manual = true;
        }
        waves.emplace_back();
        QVERIFY(checkWaves(waves));
        const auto again = parseWaves(wavesText(waves));
        QVERIFY(again);
        QCOMPARE(*again, waves);
    }
}

void WaveTextTest::readsGates()
{
    QCOMPARE(parseGate(QStringLiteral("success=90,soak=1h,manual")).value(), (Gate{ 90, 60, true }));
    QCOMPARE(gateText({ 90, 60, true }), QStringLiteral("success=90 soak=1h manual"));
    QCOMPARE(parseGate(QStringLiteral("manual")).value(), (Gate{ 0, 0, true }));
    QVERIFY(!parseGate(QString()));
    const auto waves = parseWaves(QStringLiteral("1%, 2% manual, rest"), { 50, 5, false });
    QCOMPARE(waves->at(0).gate, (Gate{ 50, 5, false }));
    QCOMPARE(waves->at(1).gate, (Gate{ 0, 0, true }));
}

QTEST_GUILESS_MAIN(WaveTextTest)
#include "tst_wavetext.moc"
