// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/devicekind.h"
#include "tests/app/fleet/jsontext.h"

#include <QTest>

using namespace console;

namespace {

const QByteArray md5("83254ac96e141affb8aa42cbfec93723");
const QByteArray sha256 = md5 + md5;

/// A notice around `data`, in the form the cloud sends.
QByteArray push(const QByteArray& data, const QByteArray& tail = json(",'id':1568864790381,'message':'success'}"))
{
    return json("{'code':'1000','data':{") + data + '}' + tail;
}

QByteArray core(const QByteArray& method = "Md5", const QByteArray& url = "http://h/f")
{
    return json("'size':10,'sign':'") + md5 + json("','version':'2.0','url':'") + url + json("','signMethod':'")
        + method + json("','md5':'") + md5 + '"';
}

QByteArray padded(qsizetype length)
{
    const QByteArray tag = json(",'extData':{'_package_udi':'");
    const qsizetype rest = length - push(core() + tag + "\"}").size();
    return push(core() + tag + QByteArray(rest, 'x') + "\"}");
}

} // namespace

/// The acceptance matrix of PROTOCOL.md 6.3, line by line.
class TestDeviceKind : public QObject
{
    Q_OBJECT
private slots:
    void acceptance_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("plain");
        QTest::addColumn<bool>("sdk3");
        QTest::addColumn<bool>("sdk4");
        const auto row = [](const char* name, const QByteArray& payload, bool plain, bool sdk3, bool sdk4) {
            QTest::newRow(name) << payload << plain << sdk3 << sdk4;
        };
        row("compact Md5", push(core()), true, true, true);
        row("MD5", push(core("MD5")), true, true, false);
        row("unknown method", push(core("CRC")), false, true, false);
        row("SHA256 without md5",
            push(json("'size':10,'sign':'") + sha256
                + json("','version':'2.0','url':'http://h/f','signMethod':'SHA256'")),
            true, false, true);
        row("md5 without sign",
            push(json("'size':10,'version':'2.0','url':'http://h/f','signMethod':'Md5','md5':'") + md5 + '"'), true,
            true, false);
        row("short sign", push(json("'size':10,'sign':'83','version':'2.0','url':'http://h/f','signMethod':'Md5'")),
            false, false, false);
        row("spaces after colons", push(core()).replace(":", ": "), true, true, false);
        row("alphabetical",
            json("{'code':'1000','data':{'md5':'") + md5 + json("','sign':'") + md5
                + json(
                    "','signMethod':'Md5','size':10,'url':'http://h/f','version':'2.0'},'id':1,'message':'success'}"),
            true, true, true);
        row("module called url before url", push(json("'module':'url',") + core()), true, true, false);
        row("size as text", push(core()).replace("\"size\":10", "\"size\":\"10\""), true, true, true);
        row("message missing", push(core(), json(",'id':1}")), true, false, true);
        row("message failed", push(core(), json(",'id':1,'message':'failed'}")), true, false, true);
        row("several files", push(json("'version':'2.0','signMethod':'Md5','files':[{'fileSize':1}]")), false, false,
            false);
        row("upper-case hex", push(core()).replace(md5, md5.toUpper()), true, true, true);
        row("1.2 KB", padded(1200), true, true, true);
        row("2.1 KB", padded(2100), true, false, true);
        row("4.3 KB", padded(4300), true, false, true);
        row("20 KB", padded(20000), true, false, false);
        row("URL of 254", push(core("Md5", "http://h/" + QByteArray(245, 'u'))), true, true, true);
        row("URL of 300", push(core("Md5", "http://h/" + QByteArray(291, 'u'))), true, true, false);
        row("no version", push(json("'size':10,'sign':'") + md5 + json("','url':'http://h/f','signMethod':'Md5'")),
            false, false, false);
        row("not JSON", "hello", false, false, false);
    }
    void acceptance()
    {
        QFETCH(const QByteArray, payload);
        QFETCH(const bool, plain);
        QFETCH(const bool, sdk3);
        QFETCH(const bool, sdk4);
        const auto accepted = [&](DeviceKind kind) {
            const NoticeReading reading = readNotice(kind, NoticeSource::Push, payload, false);
            return reading.notice.has_value() && reading.ignored.isEmpty();
        };
        QCOMPARE(accepted(DeviceKind::Plain), plain);
        QCOMPARE(accepted(DeviceKind::Sdk3), sdk3);
        QCOMPARE(accepted(DeviceKind::Sdk4), sdk4);
        QCOMPARE(accepted(DeviceKind::Sdk4NoSub), sdk4);
    }

    void readsTheFields()
    {
        const QByteArray payload = push(core() + json(",'module':'MCU'"));
        for (const DeviceKind kind : { DeviceKind::Plain, DeviceKind::Sdk3, DeviceKind::Sdk4 }) {
            const NoticeReading reading = readNotice(kind, NoticeSource::Push, payload, false);
            QVERIFY(reading.notice);
            QCOMPARE(reading.notice->version, QStringLiteral("2.0"));
            QCOMPARE(reading.notice->url, QStringLiteral("http://h/f"));
            QCOMPARE(reading.notice->size, 10);
            QCOMPARE(reading.notice->module, QStringLiteral("MCU"));
            QCOMPARE(reading.notice->digest, md5);
            QCOMPARE(reading.notice->algorithm, QCryptographicHash::Md5);
        }
        QCOMPARE(readNotice(DeviceKind::Plain, NoticeSource::Push, push(core()), false).notice->module,
            QStringLiteral("default"));
    }

    void takesATagNamedVersionForTheVersion()
    {
        const QByteArray tag = json("'extData':{'version':'tag'}");
        const auto version = [](DeviceKind kind, const QByteArray& data) {
            return readNotice(kind, NoticeSource::Push, push(data), false).notice->version;
        };
        QCOMPARE(version(DeviceKind::Sdk4, tag + ',' + core()), QStringLiteral("tag"));
        QCOMPARE(version(DeviceKind::Sdk4, core() + ',' + tag), QStringLiteral("2.0"));
        QCOMPARE(version(DeviceKind::Plain, tag + ',' + core()), QStringLiteral("2.0"));
    }

    void followsNoPortWhenStrict()
    {
        const QByteArray payload = push(core("Md5", "http://h:8080/f"));
        QVERIFY(readNotice(DeviceKind::Plain, NoticeSource::Push, payload, true).notice);
        for (const DeviceKind kind : { DeviceKind::Sdk3, DeviceKind::Sdk4 }) {
            QVERIFY(readNotice(kind, NoticeSource::Push, payload, false).notice);
            QCOMPARE(readNotice(kind, NoticeSource::Push, payload, true).ignored, QStringLiteral("portInUrl"));
            QVERIFY(readNotice(kind, NoticeSource::Push, push(core()), true).notice);
        }
    }

    void understandsThatNothingIsPending()
    {
        const QByteArray empty = json("{'id':'1','code':200,'data':{}}");
        for (const DeviceKind kind : { DeviceKind::Plain, DeviceKind::Sdk4 }) {
            const NoticeReading reading = readNotice(kind, NoticeSource::PullReply, empty, false);
            QVERIFY(!reading.notice);
            QVERIFY(reading.ignored.isEmpty());
        }
        const QByteArray ownRequest = json("{'id':'0','params':{'version':'1.0'}}");
        QVERIFY(readNotice(DeviceKind::Sdk3, NoticeSource::LegacyReply, ownRequest, false).ignored.isEmpty());
        QVERIFY(readNotice(DeviceKind::Sdk3, NoticeSource::LegacyReply, push(core()), false).notice);
    }

    void namesAreKnown()
    {
        for (const DeviceKind kind : { DeviceKind::Plain, DeviceKind::Sdk3, DeviceKind::Sdk4, DeviceKind::Sdk4NoSub })
            QCOMPARE(deviceKindFromName(deviceKindName(kind)), kind);
        QVERIFY(!deviceKindFromName(QStringLiteral("sdk5")));
        QVERIFY(!traitsOf(DeviceKind::Sdk4NoSub).subscribes);
        QCOMPARE(traitsOf(DeviceKind::Sdk3).informQos, 1);
        QVERIFY(traitsOf(DeviceKind::Sdk4).cleanSession);
    }
};

QTEST_APPLESS_MAIN(TestDeviceKind)
#include "tst_devicekind.moc"
