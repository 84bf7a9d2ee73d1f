// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/devicelist.h"

#include <QBuffer>
#include <QTest>

using namespace console;

class TestDeviceList : public QObject
{
    Q_OBJECT

    static tl::expected<std::vector<DeviceSpec>, QString> read(QByteArray text)
    {
        QBuffer buffer(&text);
        (void)buffer.open(QIODevice::ReadOnly);
        return readDeviceList(buffer);
    }

private slots:
    void devicesOneByOne()
    {
        const auto devices = read(R"({"device":"a","versions":{"default":"1.0","MCU":"2.0"}})"
                                  "\n\n"
                                  R"({"device":"b","versions":{"default":"1.1"},"kind":"sdk4","fate":"bricked",)"
                                  R"("stubborn":true,"away":true,"respond_ms":5,"work_ms":6.5,"rate":7})");
        QVERIFY(devices);
        QCOMPARE(devices->size(), 2U);
        const DeviceSpec& plain = devices->front();
        QCOMPARE(plain.name, QStringLiteral("a"));
        QCOMPARE(plain.versions.value(QStringLiteral("MCU")), QStringLiteral("2.0"));
        QCOMPARE(plain.kind, DeviceKind::Plain);
        QCOMPARE(plain.fate, Fate::Healthy);
        QVERIFY(!plain.stubborn && !plain.leaves && plain.cleanSession && !plain.respondMs);
        const DeviceSpec& other = devices->back();
        QCOMPARE(other.index, 1U);
        QCOMPARE(other.kind, DeviceKind::Sdk4);
        QCOMPARE(other.fate, Fate::Bricked);
        QVERIFY(other.stubborn && other.leaves);
        QCOMPARE(other.respondMs, std::optional(5.0));
        QCOMPARE(other.workMs, std::optional(6.5));
        QCOMPARE(other.rate, std::optional(7.0));
    }
    void whatIsWrongIsSaidWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const QByteArray good = R"({"device":"a","versions":{"default":"1.0"}})"
                                "\n";
        QTest::newRow("none") << QByteArray() << QStringLiteral("no device");
        QTest::newRow("no json") << good + "hello" << QStringLiteral("line 2: \"device\"");
        QTest::newRow("bad name") << QByteArray(R"({"device":"a b","versions":{"default":"1"}})")
                                  << QStringLiteral("line 1: \"device\"");
        QTest::newRow("no version") << QByteArray(R"({"device":"a"})") << QStringLiteral("\"versions\" is missing");
        QTest::newRow("bad version") << QByteArray(R"({"device":"a","versions":{"default":"ä"}})")
                                     << QStringLiteral("for \"default\"");
        QTest::newRow("bad fate") << QByteArray(R"({"device":"a","versions":{"default":"1"},"fate":"happy"})")
                                  << QStringLiteral("\"fate\"");
        QTest::newRow("bad time") << QByteArray(R"({"device":"a","versions":{"default":"1"},"work_ms":-1})")
                                  << QStringLiteral("\"work_ms\"");
        QTest::newRow("no number") << QByteArray(R"({"device":"a","versions":{"default":"1"},"rate":"fast"})")
                                   << QStringLiteral("\"rate\"");
        QTest::newRow("twice") << good + good << QStringLiteral("line 2: \"a\" is there already");
    }
    void whatIsWrongIsSaidWithItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto devices = read(text);
        QVERIFY(!devices);
        QVERIFY2(devices.error().contains(says), qPrintable(devices.error()));
    }
};

QTEST_GUILESS_MAIN(TestDeviceList)
#include "tst_devicelist.moc"
