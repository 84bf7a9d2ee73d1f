// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/wave.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace console;

Q_DECLARE_METATYPE(std::vector<Wave>)

class WaveTest : public QObject
{
    Q_OBJECT

private slots:
    void isChecked_data();
    void isChecked();
    void takesItsShare_data();
    void takesItsShare();
    void neverLosesADevice();
};

void WaveTest::isChecked_data()
{
    QTest::addColumn<std::vector<Wave>>("waves");
    QTest::addColumn<int>("error"); // -1 = none
    const auto row = [](const char* name, const std::vector<Wave>& waves, int error = -1) {
        QTest::newRow(name) << waves << error;
    };
    const Wave rest;
    row("none", {});
    row("a count and the rest", { { 1, 0, {} }, rest });
    row("shares and the rest", { { 0, 1, {} }, { 0, 99'999, {} }, rest });
    row("only the rest", { rest }, int(ErrorKind::WavesOutOfRange));
    row("twenty", std::vector<Wave>(19, Wave{ 1, 0, {} }), int(ErrorKind::WaveRestMissing));
    std::vector<Wave> most(20, Wave{ 1, 0, {} });
    most.back() = rest;
    row("as many as may be", most);
    most.insert(most.begin(), Wave{ 1, 0, {} });
    row("one more", most, int(ErrorKind::WavesOutOfRange));
    row("no rest", { { 1, 0, {} }, { 5, 0, {} } }, int(ErrorKind::WaveRestMissing));
    row("the rest first", { rest, { 5, 0, {} } }, int(ErrorKind::WaveRestMissing));
    row("100 %", { { 0, 100'000, {} }, rest }, int(ErrorKind::WaveSizeOutOfRange));
    row("below nothing", { { 0, -1, {} }, rest }, int(ErrorKind::WaveSizeOutOfRange));
    row("two sizes", { { 5, 1000, {} }, rest }, int(ErrorKind::WaveSizeOutOfRange));
    row("more than a fleet", { { 2'000'001, 0, {} }, rest }, int(ErrorKind::WaveSizeOutOfRange));
    row("a gate of all", { { 1, 0, { 100, 7 * 1440, true } }, rest });
    row("over 100 %", { { 1, 0, { 101, 0, false } }, rest }, int(ErrorKind::GateOutOfRange));
    row("over a week", { { 1, 0, { 95, 7 * 1440 + 1, false } }, rest }, int(ErrorKind::GateOutOfRange));
    row("below no time", { { 1, 0, { 95, -1, false } }, rest }, int(ErrorKind::GateOutOfRange));
    row("a gate that asks for nothing", { { 1, 0, { 0, 0, false } }, rest }, int(ErrorKind::GateEmpty));
    row("nothing asked of the last", { { 1, 0, {} }, { 0, 0, { 0, 0, false } } });
}

void WaveTest::isChecked()
{
    QFETCH(std::vector<Wave>, waves);
    QFETCH(int, error);
    const auto checked = checkWaves(waves);
    QCOMPARE(checked ? -1 : int(checked.error().kind), error);
}

void WaveTest::takesItsShare_data()
{
    QTest::addColumn<std::vector<Wave>>("waves");
    QTest::addColumn<quint32>("devices");
    QTest::addColumn<QList<quint32>>("sizes"); // none: refused
    const std::vector<Wave> usual{ { 0, 1000, {} }, { 0, 10'000, {} }, {} };
    QTest::newRow("1 %, 10 %, rest") << usual << 1000U << QList<quint32>{ 10, 100, 890 };
    QTest::newRow("rounded down") << usual << 1999U << QList<quint32>{ 19, 199, 1781 };
    QTest::newRow("at least one") << usual << 3U << QList<quint32>{ 1, 1, 1 };
    QTest::newRow("not enough for all") << usual << 2U << QList<quint32>{};
    QTest::newRow("counts") << std::vector<Wave>{ { 4, 0, {} }, {} } << 5U << QList<quint32>{ 4, 1 };
    QTest::newRow("nothing left") << std::vector<Wave>{ { 5, 0, {} }, {} } << 5U << QList<quint32>{};
    QTest::newRow("more than all") << std::vector<Wave>{ { 2'000'000, 0, {} }, {} } << 5U << QList<quint32>{};
    QTest::newRow("both kinds") << std::vector<Wave>{ { 10, 0, {} }, { 0, 50'000, {} }, {} } << 100U
                                << QList<quint32>{ 10, 50, 40 };
    QTest::newRow("a million") << std::vector<Wave>{ { 0, 1, {} }, {} } << 1'000'000U << QList<quint32>{ 10, 999'990 };
}

void WaveTest::takesItsShare()
{
    QFETCH(std::vector<Wave>, waves);
    QFETCH(quint32, devices);
    QFETCH(QList<quint32>, sizes);
    const auto found = waveSizes(waves, devices);
    QCOMPARE(found.has_value(), !sizes.isEmpty());
    if (found)
        QCOMPARE(QList<quint32>(found->begin(), found->end()), sizes);
    else
        QCOMPARE(found.error().kind, ErrorKind::WavesTooLarge);
}

void WaveTest::neverLosesADevice()
{
    QRandomGenerator random(20260101);
    int taken = 0;
    for (int run = 0; run < 100'000; ++run) {
        std::vector<Wave> waves(1 + random() % 19);
        for (Wave& wave : waves) {
            if (random() % 2)
                wave.devices = 1 + random() % 100;
            else
                wave.percentThousandths = static_cast<qint32>(1 + random() % 30'000);
        }
        waves.emplace_back();
        QVERIFY(checkWaves(waves));
        const quint32 devices = random() % 5000;
        const auto sizes = waveSizes(waves, devices);
        if (!sizes)
            continue;
        ++taken;
        QCOMPARE(std::accumulate(sizes->begin(), sizes->end(), 0U), devices);
        QVERIFY(std::ranges::none_of(*sizes, [](quint32 size) { return size == 0; }));
    }
    QVERIFY(taken > 1000);
}

QTEST_GUILESS_MAIN(WaveTest)
#include "tst_wave.moc"
