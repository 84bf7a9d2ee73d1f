// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/console/controlanswers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestControlLookup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_console.reset(); }
    void devices_data();
    void devices();
    void firmware_data();
    void firmware();
    void listsOfWords();

private:
    template <class T> Result<T> wait(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10000) || future.resultCount() == 0)
            return failure(ErrorKind::Internal);
        return future.result();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Console> m_console;
};

void TestControlLookup::initTestCase()
{
    CommandLine line;
    line.workspace = m_folder.path() + QStringLiteral("/w");
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = 0;
    auto opened = Console::open(line);
    QVERIFY(opened);
    m_console = std::move(*opened);
    m_console->start();
    QVERIFY(wait(m_console->loop().order<void>({}, [](ControlLoop& loop, TimeMs now) {
        for (const auto& [product, name] :
            { std::pair("a1", "lamp-1"), std::pair("a1", "both"), std::pair("a2", "both") }) {
            DeviceReport report;
            report.productKey = product;
            report.deviceName = name;
            report.module = "default";
            report.version = "1.0";
            (void)loop.rules().fleet.apply(report, now);
        }
        for (const auto& [id, product, version] :
            { std::tuple(11, "a1", "2.0"), std::tuple(12, "a1", "3.0"), std::tuple(13, "a2", "3.0") }) {
            Firmware firmware;
            firmware.id = FirmwareId{ static_cast<quint64>(id) };
            firmware.productKey = QString::fromLatin1(product);
            firmware.version = QString::fromLatin1(version);
            loop.rules().engine.restoreFirmware(firmware);
        }
        return Result<void>{};
    })));
}

void TestControlLookup::devices_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("product");
    QTest::addColumn<QList<int>>("found");
    QTest::addColumn<int>("error");
    const auto row = [](const char* tag, const QStringList& names, const char* product, const QList<int>& found,
                         ErrorKind error = ErrorKind::Internal) {
        QTest::newRow(tag) << names << QString::fromLatin1(product) << found << static_cast<int>(error);
    };
    row("alone", { QStringLiteral("lamp-1") }, "", { 0 });
    row("with product", { QStringLiteral("a2/both") }, "", { 2 });
    row("of the firmware's product", { QStringLiteral("both"), QStringLiteral("lamp-1") }, "a1", { 1, 0 });
    row("in two products", { QStringLiteral("both") }, "", {}, ErrorKind::NameAmbiguous);
    row("unknown", { QStringLiteral("lamp-1"), QStringLiteral("lamp-2") }, "", {}, ErrorKind::NotFound);
    row("unknown product", { QStringLiteral("a3/lamp-1") }, "", {}, ErrorKind::NotFound);
    row("case matters", { QStringLiteral("Lamp-1") }, "", {}, ErrorKind::NotFound);
    row("none", {}, "", {});
}

void TestControlLookup::devices()
{
    QFETCH(const QStringList, names);
    QFETCH(const QString, product);
    QFETCH(const QList<int>, found);
    QFETCH(const int, error);
    const auto result = wait(findDevices(*m_console, names, product));
    if (!result) {
        QCOMPARE(static_cast<int>(result.error().kind), error);
        QVERIFY(names.contains(result.error().context)); // says which
        return;
    }
    QCOMPARE(error, static_cast<int>(ErrorKind::Internal));
    QCOMPARE(QList<int>(result->begin(), result->end()), found);
}

void TestControlLookup::firmware_data()
{
    QTest::addColumn<quint64>("id");
    QTest::newRow("11") << quint64{ 11 };
    QTest::newRow("2.0") << quint64{ 11 };
    QTest::newRow("13") << quint64{ 13 };
    QTest::newRow("3.0") << quint64{ 0 }; // two have it
    QTest::newRow("4.0") << quint64{ 0 };
}

void TestControlLookup::firmware()
{
    QFETCH(const quint64, id);
    const auto found = wait(findFirmware(*m_console, QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(found ? found->id.value : 0, id);
}

void TestControlLookup::listsOfWords()
{
    const QJsonObject arguments{ { QStringLiteral("devices"), QJsonArray{ QStringLiteral("a"), QStringLiteral("b") } },
        { QStringLiteral("other"), 5 } };
    QCOMPARE(
        listOf(arguments, QLatin1StringView("devices")), (QStringList{ QStringLiteral("a"), QStringLiteral("b") }));
    QVERIFY(listOf(arguments, QLatin1StringView("other")).isEmpty());
}

QTEST_GUILESS_MAIN(TestControlLookup)
#include "tst_controllookup.moc"
