// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/wavebar.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestWaveBar : public QObject
{
    Q_OBJECT

private slots:
    void saysWhichWaveIsOpen();
    void asksForTheNext();
    void hasNothingToSayWithoutWaves();

private:
    static Batch inWaves();
};

Batch TestWaveBar::inWaves()
{
    Batch batch;
    batch.plan.waves = { { 10, 0, { 95, 0, true } }, { 100, 0, { 95, 0, false } }, {} };
    batch.wave.counts = { 0, 0, 0, 10, 0 };
    batch.wave.metSince = 1;
    batch.wave.next = 100;
    return batch;
}

void TestWaveBar::saysWhichWaveIsOpen()
{
    WaveBar bar;
    Batch batch = inWaves();
    bar.showBatch(batch, 1000);
    const auto* text = bar.findChild<QLabel*>(QStringLiteral("waveText"));
    QCOMPARE(text->text(),
        QStringLiteral("Wave 1 of 3. The next wave waits for an operator's release: 10 of 10 with an outcome have "
                       "succeeded, 95 % are needed."));
    batch.wave.open = 2;
    bar.showBatch(batch, 1000);
    QCOMPARE(text->text(), QStringLiteral("Wave 3 of 3."));
    QVERIFY(bar.findChild<QPushButton*>(QStringLiteral("releaseWave"))->isHidden());
}

void TestWaveBar::asksForTheNext()
{
    WaveBar bar;
    QSignalSpy asked(&bar, &WaveBar::releaseRequested);
    Batch batch = inWaves();
    bar.showBatch(batch, 1000);
    auto* release = bar.findChild<QPushButton*>(QStringLiteral("releaseWave"));
    QCOMPARE(release->text(), QStringLiteral("Begin &wave 2…"));
    release->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(WaveBar::question(batch, 1000).endsWith(QStringLiteral("100 devices get the notice next.")));
    batch.state = BatchState::Scheduled;
    bar.showBatch(batch, 1000);
    QVERIFY(!release->isEnabled());
    batch.state = BatchState::Cancelled;
    bar.showBatch(batch, 1000);
    QVERIFY(release->isHidden());
}

void TestWaveBar::hasNothingToSayWithoutWaves()
{
    WaveBar bar;
    bar.showBatch(inWaves(), 1000);
    QVERIFY(!bar.isHidden());
    bar.showBatch(Batch(), 1000);
    QVERIFY(bar.isHidden());
}

QTEST_MAIN(TestWaveBar)
#include "tst_wavebar.moc"
