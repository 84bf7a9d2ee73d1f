// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/rejectionlog.h"

#include <QTest>

using namespace console;

class TestRejectionLog : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheRawBytes();
    void tellsTheSizeOfWhatWasTooLarge();
    void countsAFloodInsteadOfLoggingIt();
    void tellsABoundOnceAMinute();
};

namespace {

const Error notJson{ ErrorKind::ReportNotJson, QStringLiteral("at 3") };

MqttMessage message(const QByteArray& payload)
{
    MqttMessage message;
    message.topic = QByteArrayLiteral("/ota/device/inform/pk/dn");
    message.payload = payload;
    return message;
}

} // namespace

void TestRejectionLog::keepsTheRawBytes()
{
    RejectionLog log;
    const auto activity = log.add(notJson, message(QByteArray("{\0\xff", 3)), 1000);
    QVERIFY(activity);
    QCOMPARE(activity->kind, ActivityKind::ReportRejected);
    QCOMPARE(activity->args.at(0).toInt(), static_cast<int>(ErrorKind::ReportNotJson));
    QCOMPARE(activity->args.at(2), QStringLiteral("/ota/device/inform/pk/dn"));
    QCOMPARE(QByteArray::fromBase64(activity->args.at(3).toLatin1()), QByteArray("{\0\xff", 3));
    QCOMPARE(activity->args.at(4), QStringLiteral("1"));
    QCOMPARE(activity->args.at(5), QStringLiteral("3"));
    QCOMPARE(activity->args.at(6), QStringLiteral("24"));
    const auto large = log.add(notJson, message(QByteArray(3210, 'x')), 1001);
    QCOMPARE(QByteArray::fromBase64(large->args.at(3).toLatin1()).size(), RejectionLog::rawBytesKept);
    QCOMPARE(large->args.at(5), QStringLiteral("3210"));
}

void TestRejectionLog::tellsTheSizeOfWhatWasTooLarge()
{
    RejectionLog log;
    MqttMessage large = message({});
    large.oversize = 3'000'000;
    const auto activity = log.add({ ErrorKind::ReportTooLarge, QStringLiteral("3000000") }, large, 1000);
    QVERIFY(activity);
    QCOMPARE(activity->args.at(5), QStringLiteral("3000000"));
}

void TestRejectionLog::countsAFloodInsteadOfLoggingIt()
{
    RejectionLog log;
    int alone = 0;
    for (int i = 0; i < 1000; ++i)
        alone += log.add(notJson, message(QByteArray::number(i)), 5000 + i / 2) ? 1 : 0;
    QCOMPARE(alone, RejectionLog::aloneEachSecond);
    QCOMPARE(log.total(), quint64{ 1000 });
    QVERIFY(!log.flush(5999)); // its second is not over
    const auto merged = log.flush(6000);
    QVERIFY(merged);
    QCOMPARE(merged->args.at(4), QStringLiteral("995"));
    QCOMPARE(QByteArray::fromBase64(merged->args.at(3).toLatin1()), QByteArrayLiteral("999"));
    QVERIFY(!log.flush(9000));
    QVERIFY(log.add(notJson, message({}), 9000));
}

void TestRejectionLog::tellsABoundOnceAMinute()
{
    RejectionLog log;
    const Error devices{ ErrorKind::TooManyDevices, QStringLiteral("10") };
    const Error versions{ ErrorKind::TooManyVersions, QStringLiteral("10") };
    int lines = 0;
    quint64 told = 0;
    const auto take = [&](const std::optional<Activity>& activity) {
        if (!activity)
            return;
        ++lines;
        told += activity->args.at(4).toULongLong();
    };
    for (TimeMs now = 0; now < 180'000; now += 10) {
        take(log.add(devices, message(QByteArrayLiteral("x")), now));
        take(log.flush(now));
    }
    QCOMPARE(lines, 3);
    QVERIFY(log.add(versions, message({}), 180'000)); // another bound does not wait for the first
    QVERIFY(log.add(notJson, message({}), 180'000));
    while (const auto left = log.flush(180'000, true))
        take(left);
    QCOMPARE(told, quint64{ 18'000 });
    QCOMPARE(log.total(), quint64{ 18'002 });
}

QTEST_GUILESS_MAIN(TestRejectionLog)
#include "tst_rejectionlog.moc"
