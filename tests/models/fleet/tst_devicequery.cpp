// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicequery.h"

#include <QTest>

#include <array>

using namespace console;

class TestDeviceQuery : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void seen_data();
    void seen();
    void emptyHoldsForAll();
    void dependsOnTime();
    void termsRoundTrip_data();
    void termsRoundTrip();
};

static constexpr std::array<DeviceFacts::Module, 1> modules{ { { "MCU", "5.1" } } };

static DeviceFacts sample()
{
    DeviceFacts device;
    device.name = "Gateway-north-07";
    device.product = "a1B2c3";
    device.version = "1.2.10";
    device.modules = modules;
    device.state = DeviceFacts::State::Queued;
    device.silent = true;
    device.outcome = DeviceFacts::Outcome::Failed;
    device.firstSeen = 1'000'000'000'000;
    device.marks = "Lab 1\nbeta\nnight shift";
    return device;
}

void TestDeviceQuery::matches_data()
{
    QTest::addColumn<bool>("expected");
    for (const char* text : { "", "   ", "gate", "GATE north", "\"north-07\"", "gateway-*-07", "g*7", "*", "-south",
             "product:a1b2c3", "product:a1*", "product=a1B2c3", "version:1.2.10", "version:1.2.*", "version!=1.3",
             "-version:1.3", "-version!=1.2.10", "version:1.0,1.2.10", "module:mcu", "module:default",
             "module:mcu version:5.1", "module:m* version:5.*", "module:default version:1.2.10", "state:queued",
             "state:idle,queued", "state:silent", "state:Silent,idle", "state:queued state:silent", "-state:idle",
             "state!=idle", "outcome:failed", "OUTCOME:Failed", "outcome!=succeeded",
             "gate product:a1B2c3 version:1.2.10 state:queued outcome:failed", "version:\"1.2.10\"", "-\"nord\"",
             "\"g*7\"", "name = gate*", "name=Gateway-north-07", "gate, south", "version < 1.10", "version<=1.2.10",
             "version >= 1.2.9", "version > 1.2", "not version < 1.2.10", "module = mcu version > 5.0",
             "group = \"lab 1\"", "group = lab*", "group != \"Lab 2\"", "tag = beta", "tag = alpha, \"night *\"",
             "tag != alpha", "not tag = \"\"", "tag = b* tag = n*", "south or gate", "enrolled before 2026-11-01",
             "enrolled after 1999-01-01", "enrolled < 2026-11-01",
             "(tag = beta or group = x) and not name = \"dev-0*\"", "south or (module:mcu version:5.1)" })
        QTest::newRow(text) << true;
    for (const char* text : { "south", "gate south", "north*", "*north", "\"g\\*7\"", "-gate", "product:a1b2c",
             "product!=a1B2c3", "version:1.2.1", "version:1.2", "version:5.1", "version!=1.2.10", "-version:1.2.*",
             "version:1.0,1.1", "module:wifi", "-module:mcu", "module:mcu version:1.2.10", "module:mcu version!=5.1",
             "state:idle", "-state:silent", "state:silent,upgrading -state:queued", "state!=queued",
             "state:notified,upgrading", "outcome:succeeded", "-outcome:failed,cancelled", "*q*", "gateway-north-07-",
             "gateway-north-07*7", "name = gate", "name != g*", "version < 1.2.10", "version > 1.2.10",
             "version > 1.10", "module = mcu version > 5.1", "group = lab", "group = \"\"", "tag = bet", "tag != beta",
             "tag = \"\"", "tag = bn", "south or north*", "enrolled after 2026-11-01", "outcome = none",
             "(module:mcu gate) version:5.1" })
        QTest::newRow(text) << false;
}

void TestDeviceQuery::matches()
{
    QFETCH(bool, expected);
    const auto query = DeviceQuery::parse(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(query);
    QCOMPARE(query->matches(sample(), 0), expected);
}

void TestDeviceQuery::seen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ago"); // seconds, -1 = never
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* text, qint64 ago, bool expected) {
        QTest::addRow("%s %lld", text, static_cast<long long>(ago)) << QString::fromUtf8(text) << ago << expected;
    };
    row("seen:<2h", 7199, true);
    row("seen:<2h", 7200, true);
    row("seen:<2h", 7201, false);
    row("seen:<2h", -1, false);
    row("seen<2h", 10, true);
    row("seen:>1d", 86400, false);
    row("seen:>1d", 86401, true);
    row("seen:>1d", -1, true);
    row("-seen:>1d", -1, false);
    row("seen:<30s", 29, true);
    row("seen:<5m", 301, false);
    row("seen:<2w", 14 * 86400, true);
    row("seen:never", -1, true);
    row("seen:never", 5, false);
    row("seen!=never", 5, true);
    row("seen within 2h", 7200, true);
    row("seen within 2h", 7201, false);
    row("seen within 2h", -1, false);
    row("not seen within 1d", -1, true);
    row("seen before 1d", 86401, true);
    row("seen before 1d", -1, true);
    row("seen after 2020-01-01", 5, true);
    row("seen after 2020-01-01", -1, false);
    row("seen before 2020-01-01", -1, true);
    row("seen > 2020-01-01", 5, true);
}

void TestDeviceQuery::seen()
{
    QFETCH(QString, text);
    QFETCH(qint64, ago);
    constexpr TimeMs now = 1'800'000'000'000;
    DeviceFacts device = sample();
    device.lastSeen = ago < 0 ? 0 : now - ago * 1000;
    const auto query = DeviceQuery::parse(text);
    QVERIFY(query);
    QTEST(query->matches(device, now), "expected");
}

void TestDeviceQuery::emptyHoldsForAll()
{
    QVERIFY(DeviceQuery().isEmpty());
    QVERIFY(DeviceQuery().matches({}, 0));
    QVERIFY(DeviceQuery::parse(QStringLiteral("  "))->isEmpty());
    QVERIFY(!DeviceQuery::parse(QStringLiteral("a"))->isEmpty());
    // A device without a version is no device "of another version", but it is one that does not report this one.
    QVERIFY(!DeviceQuery::parse(QStringLiteral("version:*"))->matches({}, 0));
    QVERIFY(DeviceQuery::parse(QStringLiteral("-version:*"))->matches({}, 0));
    QVERIFY(!DeviceQuery::parse(QStringLiteral("version < 9"))->matches({}, 0));
    QVERIFY(
        DeviceQuery::parse(QStringLiteral("version = \"\" tag = \"\" group = \"\" outcome = none"))->matches({}, 0));
}

void TestDeviceQuery::dependsOnTime()
{
    QVERIFY(DeviceQuery::parse(QStringLiteral("a -seen:<1h"))->dependsOnTime());
    QVERIFY(DeviceQuery::parse(QStringLiteral("a or (b enrolled before 7d)"))->dependsOnTime());
    QVERIFY(!DeviceQuery::parse(QStringLiteral("seen:never state:idle"))->dependsOnTime());
    QVERIFY(!DeviceQuery::parse(QStringLiteral("enrolled before 2026-01-01"))->dependsOnTime());
}

void TestDeviceQuery::termsRoundTrip_data()
{
    QTest::addColumn<QString>("value");
    for (const char* value : { "1.2.10", "a b", "a,b", "x*y", "a\"b", "c\\", "(d)", "a=b" })
        QTest::newRow(value) << QString::fromUtf8(value);
}

void TestDeviceQuery::termsRoundTrip()
{
    QFETCH(QString, value);
    const auto query = DeviceQuery::parse(DeviceQuery::term(u"version", value));
    QVERIFY(query);
    const std::string version = value.toStdString();
    DeviceFacts device;
    device.version = version;
    QVERIFY(query->matches(device, 0));
    device.version = "x-y";
    QVERIFY(!query->matches(device, 0));
}

QTEST_APPLESS_MAIN(TestDeviceQuery)
#include "tst_devicequery.moc"
