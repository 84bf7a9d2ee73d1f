// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "models/store/database.h"
#include "models/store/storewriter.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// A console that reads its workspace while its window is there already.
class TestConsoleLoading : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsBeforeItReturns();
    void readsWhenItStarts();
    void ordersWaitUntilItIsRead();
    void saysHowFarItIs();
    void damageIsToldLater();
    void endsWhileItReads();

private:
    void fill(quint32 devices);
    [[nodiscard]] std::unique_ptr<Console> open(Console::Loading loading) const
    {
        CommandLine line;
        line.workspace = m_folder->path();
        line.listenAddress = QStringLiteral("127.0.0.1");
        line.listenPort = 0;
        auto opened = Console::open(line, loading);
        return opened ? std::move(*opened) : nullptr;
    }
    [[nodiscard]] static QFuture<Result<quint32>> devices(Console& console)
    {
        return console.loop().ask<quint32>(
            [](ControlLoop& loop, TimeMs) -> Result<quint32> { return loop.rules().fleet.size(); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestConsoleLoading::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestConsoleLoading::fill(quint32 devices)
{
    const QString path = m_folder->filePath(QStringLiteral("console.sqlite"));
    QVERIFY(prepareDatabase(path));
    RecordBatch records;
    records.sequence = 1;
    records.labels = { { Label::Product, 1, "pk" }, { Label::Version, 1, "1.0" } };
    for (quint32 slot = 0; slot < devices; ++slot) {
        records.devices.push_back({ slot, 1, "d" + QByteArray::number(slot), 1000, 2000 });
        records.versions.push_back({ slot, 1, 1, 1000 });
    }
    StoreWriter writer(path);
    QVERIFY(writer.inbox().put(std::move(records)));
    writer.start();
    writer.stop();
    QVERIFY(!writer.unwritten());
}

void TestConsoleLoading::readsBeforeItReturns()
{
    fill(100);
    const auto console = open(Console::Loading::BeforeReturn);
    QVERIFY(console);
    QVERIFY(console->isLoaded());
    QCOMPARE(console->loop().rules().fleet.size(), 100U);
}

void TestConsoleLoading::readsWhenItStarts()
{
    fill(100);
    const auto console = open(Console::Loading::WhenStarted);
    QVERIFY(console);
    QVERIFY(!console->isLoaded());
    QVERIFY(!console->isServing());
    console->start();
    QTRY_VERIFY(console->isLoaded());
    QTRY_VERIFY(console->isServing());
    QTRY_VERIFY(!console->frames().isEmpty());
    QVERIFY(console->end());
}

void TestConsoleLoading::ordersWaitUntilItIsRead()
{
    fill(20'000);
    const auto console = open(Console::Loading::WhenStarted);
    QVERIFY(console);
    console->start();
    const auto asked = devices(*console); // most likely before it is read
    QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 30'000);
    QCOMPARE(*asked.result(), 20'000U);
    QVERIFY(console->isLoaded());
}

void TestConsoleLoading::saysHowFarItIs()
{
    fill(20'000);
    const auto console = open(Console::Loading::WhenStarted);
    QVERIFY(console);
    std::vector<int> told;
    std::size_t rows = 0;
    console->frames().setWake(wakeOn(this, [&] {
        for (const Frame& frame : console->frames().takeAll()) {
            told.push_back(frame.pulse.loadedPercent);
            rows += frame.devices.size();
        }
    }));
    console->start();
    QTRY_COMPARE_WITH_TIMEOUT(rows, std::size_t{ 20'000 }, 30'000);
    console->frames().setWake({});
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    QVERIFY(told.front() < 100);
    QCOMPARE(told.back(), 100);
}

void TestConsoleLoading::damageIsToldLater()
{
    fill(10);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("damage"));
        database.setDatabaseName(m_folder->filePath(QStringLiteral("console.sqlite")));
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("DELETE FROM device WHERE id = 4")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("damage"));
    const auto console = open(Console::Loading::WhenStarted);
    QVERIFY(console);
    QSignalSpy failed(console.get(), &Console::loadFailed);
    console->start();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::DatabaseDamaged);
    QVERIFY(!console->isLoaded());
    QVERIFY(console->end());
}

void TestConsoleLoading::endsWhileItReads()
{
    fill(20'000);
    for (int pause : { 0, 1, 5, 20 }) {
        const auto console = open(Console::Loading::WhenStarted);
        QVERIFY(console);
        console->start();
        QTest::qWait(pause);
        QVERIFY(console->end());
    }
    const auto again = open(Console::Loading::BeforeReturn); // nothing is broken by it
    QVERIFY(again);
    QCOMPARE(again->loop().rules().fleet.size(), 20'000U);
}

QTEST_GUILESS_MAIN(TestConsoleLoading)
#include "tst_consoleloading.moc"
