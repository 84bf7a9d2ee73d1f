// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/descriptorbudget.h"
#include "app/fleet/ledger.h"
#include "app/fleet/options.h"
#include "app/fleet/simulateddevice.h"
#include "tests/app/fleet/jsontext.h"
#include "tests/app/fleet/rangeserver.h"
#include "tests/support/mosquittoprocess.h"

#include <QSignalSpy>
#include <QTest>

using namespace console;

namespace {

/// A broker, a file server, the platform's side of the protocol and one device between them.
struct World
{
    World()
    {
        if (!broker.start())
            qFatal("mosquitto does not start: %s", qPrintable(broker.log()));
        files.content = QByteArray(300'000, 'f');
        options.brokerHost = QStringLiteral("127.0.0.1");
        options.brokerPort = broker.port();
        options.product = QStringLiteral("pk");
        options.speed = 20;
        options.rebootMs = 500;
        options.downloadRate = 2'000'000;
        ledgerName = folder.filePath(QStringLiteral("ledger"));
        spec.name = QStringLiteral("dn");
        spec.versions = { { QStringLiteral("default"), QStringLiteral("1.0") } };
        if (!ledger.open(ledgerName))
            qFatal("no ledger");
        platform = std::make_unique<MqttConnection>(
            reactor, descriptors, MqttEndpoint{ "127.0.0.1", broker.port(), "platform", "platform", {}, true, 60 });
        QObject::connect(platform.get(), &MqttConnection::messageReceived, platform.get(),
            [this](const QByteArray& topic, const QByteArray& payload) {
                said.append(topic.split('/')[3] + ' ' + payload);
            });
        QSignalSpy connected(platform.get(), &MqttConnection::connected);
        platform->open();
        if (!connected.wait())
            qFatal("the platform cannot connect");
        platform->subscribe("/ota/device/inform/#", 1);
        platform->subscribe("/ota/device/progress/#", 1);
        platform->subscribe("/sys/+/+/thing/ota/firmware/get", 1);
        // The broker takes them in order: once the own word is back, the subscriptions stand.
        platform->subscribe("/a/b/echo", 1);
        QSignalSpy echoed(platform.get(), &MqttConnection::messageReceived);
        platform->publish("/a/b/echo", "here", 1);
        if (!echoed.wait())
            qFatal("the platform is not heard");
        said.clear();
    }

    void start()
    {
        device = std::make_unique<SimulatedDevice>(spec, options, reactor, descriptors, ledger);
        QObject::connect(device.get(), &SimulatedDevice::upgradeEnded, platform.get(),
            [this](const QString& outcome) { outcomes.append(outcome); });
        QSignalSpy reported(device.get(), &SimulatedDevice::versionsReported);
        device->start();
        QVERIFY(reported.wait());
        QTRY_VERIFY(count("\"version\":\"1.0\"") > 0);
    }

    [[nodiscard]] QByteArray data(const QByteArray& path = "/f", const QByteArray& module = {}) const
    {
        const QByteArray digest
            = QCryptographicHash::hash(expected.isNull() ? files.content : expected, QCryptographicHash::Md5).toHex();
        QByteArray data = json("{'size':") + QByteArray::number(files.content.size()) + json(",'sign':'") + digest
            + json("','version':'2.0','url':'") + files.url().toLatin1().chopped(2) + path
            + json("','signMethod':'Md5','md5':'") + digest + '"';
        if (!module.isEmpty())
            data += json(",'module':'") + module + '"';
        return data + '}';
    }

    void push(const QByteArray& path = "/f", const QByteArray& module = {})
    {
        platform->publish("/ota/device/upgrade/pk/dn",
            json("{'code':'1000','data':") + data(path, module) + json(",'id':1568864790381,'message':'success'}"), 1);
    }

    [[nodiscard]] QList<QByteArray> events(const QByteArray& event) const
    {
        QFile file(ledgerName);
        QList<QByteArray> found;
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray& line : file.readAll().split('\n'))
                if (line.contains(QByteArray("\"event\":\"" + event + '"')))
                    found.append(line);
        return found;
    }

    [[nodiscard]] qsizetype count(const QByteArray& text) const
    {
        return std::count_if(said.cbegin(), said.cend(), [&](const QByteArray& each) { return each.contains(text); });
    }

    QTemporaryDir folder;
    MosquittoProcess broker;
    RangeServer files;
    QByteArray expected; ///< what the digest is of, when not of the content
    Reactor reactor;
    DescriptorBudget descriptors{ 10 };
    FleetOptions options;
    QString ledgerName;
    Ledger ledger;
    DeviceSpec spec;
    std::unique_ptr<MqttConnection> platform;
    QList<QByteArray> said; ///< "inform …", "progress …", "dn …" for pulls
    QStringList outcomes;
    std::unique_ptr<SimulatedDevice> device;
};

} // namespace

class TestSimulatedDevice : public QObject
{
    Q_OBJECT
private slots:
    void wholeUpgrade_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("hundred");
        QTest::addColumn<int>("times");
        QTest::newRow("plain") << static_cast<int>(DeviceKind::Plain) << QByteArray("\"step\":100,") << 1;
        QTest::newRow("sdk3") << static_cast<int>(DeviceKind::Sdk3) << QByteArray("\"step\":\"100\",") << 2;
        QTest::newRow("sdk4") << static_cast<int>(DeviceKind::Sdk4) << QByteArray("\"step\":\"100\",") << 1;
    }
    void wholeUpgrade()
    {
        QFETCH(const int, kind);
        QFETCH(const QByteArray, hundred);
        QFETCH(const int, times);
        World world;
        world.spec.kind = static_cast<DeviceKind>(kind);
        world.start();
        QTRY_COMPARE(world.count("\"version\":\"1.0\""), 1);
        world.push();
        QTRY_COMPARE(world.outcomes, QStringList{ QStringLiteral("succeeded") });
        QTRY_COMPARE(world.count("\"version\":\"2.0\""), 1);
        QCOMPARE(world.count(hundred), times);
        QCOMPARE(world.count("app-1.0.0-20180101.1000"), world.spec.kind == DeviceKind::Sdk3 ? 2 : 0);
        QVERIFY(world.said[0].startsWith("inform "));
        QVERIFY(world.said.last().startsWith("inform "));
        QCOMPARE(world.events("connected").size(), 2);
        QVERIFY(world.events("downloadEnded")[0].contains("\"bytes\":300000"));
        QVERIFY(world.events("downloadEnded")[0].contains("\"digestOk\":true"));
        QVERIFY(world.events("progress").size() > 2);
    }

    void wrongBytesFailTheCheck()
    {
        World world;
        world.expected = "something else";
        world.start();
        world.push();
        QTRY_COMPARE(world.outcomes, QStringList{ QStringLiteral("failed(-3)") });
        QTRY_COMPARE(world.count("\"step\":-3,"), 1);
        QCOMPARE(world.count("\"step\":100,"), 0);
        QVERIFY(world.events("downloadEnded")[0].contains("\"digestOk\":false"));
    }

    void missingFile_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("plain") << static_cast<int>(DeviceKind::Plain) << QStringLiteral("failed(-2)");
        QTest::newRow("sdk4") << static_cast<int>(DeviceKind::Sdk4) << QStringLiteral("silent");
    }
    void missingFile()
    {
        QFETCH(const int, kind);
        QFETCH(const QString, outcome);
        World world;
        world.files.status = 404;
        world.spec.kind = static_cast<DeviceKind>(kind);
        world.start();
        world.push();
        QTRY_COMPARE(world.outcomes, QStringList{ outcome });
        const bool silent = world.spec.kind == DeviceKind::Sdk4;
        QTRY_COMPARE(world.count(silent ? "\"step\":\"0\"" : "\"step\":-2,"), 1);
        QCOMPARE(world.count("progress "), silent ? 1 : 2);
    }

    void secondNoticeWhileDownloading_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("downloads");
        QTest::newRow("plain") << static_cast<int>(DeviceKind::Plain) << 1;
        QTest::newRow("sdk3") << static_cast<int>(DeviceKind::Sdk3) << 1;
        QTest::newRow("sdk4") << static_cast<int>(DeviceKind::Sdk4) << 2;
    }
    void secondNoticeWhileDownloading()
    {
        QFETCH(const int, kind);
        QFETCH(const int, downloads);
        World world;
        world.spec.kind = static_cast<DeviceKind>(kind);
        world.start();
        world.push();
        QTRY_VERIFY(!world.events("downloadStarted").isEmpty());
        world.push();
        QTRY_COMPARE(world.outcomes, QStringList{ QStringLiteral("succeeded") });
        QCOMPARE(world.events("downloadStarted").size(), downloads);
        QCOMPARE(world.events("upgradeStarted").size(), 1);
    }

    void fates_data()
    {
        QTest::addColumn<int>("fate");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QByteArray>("lastWord");
        const auto row = [](Fate fate, const char* outcome, const char* lastWord) {
            QTest::newRow(qPrintable(fateName(fate)))
                << static_cast<int>(fate) << QString::fromLatin1(outcome) << QByteArray(lastWord);
        };
        row(Fate::UpgradeFailed, "failed(-1)", "\"step\":-1,");
        row(Fate::DownloadFailed, "failed(-2)", "\"step\":-2,");
        row(Fate::VerificationFailed, "failed(-3)", "\"step\":-3,");
        row(Fate::FlashingFailed, "failed(-4)", "\"step\":-4,");
        row(Fate::WrongVersion, "wrong-version", "\"version\":\"0.0.1-factory\"");
        row(Fate::FellBack, "fell-back", "\"version\":\"1.0\"");
        row(Fate::Silent, "silent", "\"version\":\"1.0\"");
        row(Fate::Stalled, "silent", "\"step\":");
    }
    /// Each strikes the first attempt; the next one succeeds.
    void fates()
    {
        QFETCH(const int, fate);
        QFETCH(const QString, outcome);
        QFETCH(const QByteArray, lastWord);
        World world;
        world.spec.fate = static_cast<Fate>(fate);
        world.start();
        world.push("/1");
        QTRY_COMPARE(world.outcomes, QStringList{ outcome });
        QTRY_VERIFY(!world.said.isEmpty() && world.said.constLast().contains(lastWord));
        if (world.spec.fate == Fate::Silent) {
            world.push("/1");
            QTRY_COMPARE(world.events("noticeIgnored").size(), 1); // the same notice wakes it no more than before
        }
        world.push("/2");
        QTRY_COMPARE(world.outcomes, QStringList({ outcome, QStringLiteral("succeeded") }));
    }

    void aBrickIsNeverHeardOfAgain()
    {
        World world;
        world.spec.fate = Fate::Bricked;
        world.start();
        world.push("/1");
        QTRY_COMPARE(world.outcomes, QStringList{ QStringLiteral("silent") });
        QVERIFY(world.said.constLast().contains("\"step\":100"));
        const qsizetype said = world.said.size();
        world.push("/2");
        QTest::qWait(300);
        QCOMPARE(world.said.size(), said);
        QCOMPARE(world.outcomes.size(), 1);
        QVERIFY(world.events("installed").isEmpty());
    }

    void stubbornDevicesFailAgain()
    {
        World world;
        world.spec.fate = Fate::UpgradeFailed;
        world.options.stubborn = true;
        world.start();
        for (int i = 1; i <= 3; ++i) {
            world.push();
            QTRY_COMPARE(world.outcomes.size(), i);
            QCOMPARE(world.outcomes.last(), QStringLiteral("failed(-1)"));
        }
    }

    void goesAwayAtItsNoticeAndPulls()
    {
        World world;
        world.spec.fate = Fate::Offline;
        world.spec.chance = 2;
        world.start();
        world.push();
        QTRY_COMPARE(world.count("thing.ota.firmware.get"), 1);
        QVERIFY(world.outcomes.isEmpty());
        world.platform->publish("/sys/pk/dn/thing/ota/firmware/get_reply", json("{'id':'1','code':200,'data':{}}"), 1);
        world.platform->publish(
            "/sys/pk/dn/thing/ota/firmware/get_reply", json("{'id':'1','code':200,'data':") + world.data() + '}', 1);
        QTRY_COMPARE(world.outcomes, QStringList{ QStringLiteral("succeeded") });
    }

    void goesAwayInMidDownloadAndResumes()
    {
        World world;
        world.spec.fate = Fate::Offline;
        world.spec.chance = 3;
        world.start();
        world.push();
        QTRY_COMPARE(world.outcomes, QStringList{ QStringLiteral("succeeded") });
        QCOMPARE(world.files.requests.size(), 2);
        QVERIFY(!world.files.requests[1].contains("Range: bytes=0-"));
        QCOMPARE(world.events("connected").size(), 3);
        QCOMPARE(world.count("\"version\":\"1.0\""), 2);
    }

    void modulesUpgradeOneAfterTheOther()
    {
        World world;
        world.spec.versions.insert(QStringLiteral("MCU"), QStringLiteral("0.1"));
        world.start();
        QTRY_COMPARE(world.count("\"module\":\"MCU\""), 1);
        world.push("/a", "MCU");
        QTRY_VERIFY(!world.events("downloadStarted").isEmpty());
        world.push("/b");
        QTRY_COMPARE(world.outcomes.size(), 2);
        QTRY_VERIFY(world.count("\"version\":\"2.0\",\"module\":\"MCU\"") >= 1);
        QVERIFY(world.count("\"desc\":\"\",\"module\":\"MCU\"") >= 2);
        QTRY_COMPARE(world.count("\"version\":\"2.0\"}"), 1);
        world.push("/c", "GPU");
        QTRY_COMPARE(world.events("noticeIgnored").size(), 1);
    }

    void comesBackToABrokerThatWentAway()
    {
        World world;
        world.start();
        world.broker.kill();
        QTRY_VERIFY(!world.events("disconnected").isEmpty());
        QVERIFY(world.broker.restart());
        QTRY_COMPARE_WITH_TIMEOUT(world.events("connected").size(), 2, 20000);
        QVERIFY(world.events("reported").size() >= 2);
    }

    void withoutASubscriptionNothingArrives()
    {
        World world;
        world.spec.kind = DeviceKind::Sdk4NoSub;
        world.start();
        world.push();
        QTest::qWait(300);
        QVERIFY(world.events("noticeReceived").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSimulatedDevice)
#include "tst_simulateddevice.moc"
