// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/devicereports.h"
#include "tests/app/fleet/jsontext.h"

#include <QTest>

using namespace console;

class TestDeviceReports : public QObject
{
    Q_OBJECT
private slots:
    void topics()
    {
        const DeviceTopics topics(QStringLiteral("pk"), QStringLiteral("dn"));
        QCOMPARE(topics.inform, QByteArray("/ota/device/inform/pk/dn"));
        QCOMPARE(topics.progress, QByteArray("/ota/device/progress/pk/dn"));
        QCOMPARE(topics.upgrade, QByteArray("/ota/device/upgrade/pk/dn"));
        QCOMPARE(topics.legacyPull, QByteArray("/ota/device/request/pk/dn"));
        QCOMPARE(topics.pull, QByteArray("/sys/pk/dn/thing/ota/firmware/get"));
        QCOMPARE(topics.pullReply, QByteArray("/sys/pk/dn/thing/ota/firmware/get_reply"));
    }

    void informs()
    {
        const QString version = QStringLiteral("1-45-345a");
        const QString main = QStringLiteral("default");
        QCOMPARE(informPayload(DeviceKind::Plain, 1, version, main), json("{'id':1,'params':{'version':'1-45-345a'}}"));
        QCOMPARE(
            informPayload(DeviceKind::Sdk3, 0, version, main), json("{'id':'0','params':{'version':'1-45-345a'}}"));
        QCOMPARE(informPayload(DeviceKind::Sdk4, 1, version, QStringLiteral("MCU")),
            json("{'id':1, 'params':{'version':'1-45-345a','module':'MCU'}}"));
        QCOMPARE(informPayload(DeviceKind::Plain, 1, QStringLiteral("a\"b\\"), main),
            QByteArray("{\"id\":1,\"params\":{\"version\":\"a\\\"b\\\\\"}}"));
    }

    void progresses()
    {
        const QString main = QStringLiteral("default");
        QCOMPARE(progressPayload(DeviceKind::Plain, 2, 23, QStringLiteral("x"), main),
            json("{'id':2,'params':{'step':23,'desc':'x'}}"));
        QCOMPARE(progressPayload(DeviceKind::Sdk4, 2, -3, {}, QStringLiteral("MCU")),
            json("{'id':2, 'params':{'step':'-3','desc':'','module':'MCU'}}"));
    }

    void pulls()
    {
        QCOMPARE(pullPayload(DeviceKind::Plain, 5, QStringLiteral("MCU")),
            json("{'id':'5','version':'1.0','params':{'module':'MCU'},'method':'thing.ota.firmware.get'}"));
        QCOMPARE(pullPayload(DeviceKind::Sdk4, 2, QStringLiteral("default")), json("{'id':2, 'params':{}}"));
    }
};

QTEST_APPLESS_MAIN(TestDeviceReports)
#include "tst_devicereports.moc"
