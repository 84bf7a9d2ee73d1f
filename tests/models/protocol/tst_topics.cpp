// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/topics.h"

#include <QTest>

using namespace console;

Q_DECLARE_METATYPE(console::ReportKind)

class TestTopics : public QObject
{
    Q_OBJECT

private slots:
    void parse_data();
    void parse();
    void foreign_data();
    void foreign();
    void made();
    void filters();
};

void TestTopics::parse_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<ReportKind>("kind");
    QTest::newRow("inform") << QByteArray("/ota/device/inform/pk/dn") << ReportKind::Inform;
    QTest::newRow("progress") << QByteArray("/ota/device/progress/pk/dn") << ReportKind::Progress;
    QTest::newRow("pull") << QByteArray("/sys/pk/dn/thing/ota/firmware/get") << ReportKind::Pull;
    QTest::newRow("legacy pull") << QByteArray("/ota/device/request/pk/dn") << ReportKind::LegacyPull;
}

void TestTopics::parse()
{
    QFETCH(QByteArray, topic);
    QFETCH(ReportKind, kind);
    const auto address = parseDeviceTopic(topic.toStdString());
    QVERIFY(address);
    QCOMPARE(address->kind, kind);
    const std::string text = topic.toStdString();
    const auto kept = parseDeviceTopic(text);
    QCOMPARE(kept->productKey, std::string_view("pk"));
    QCOMPARE(kept->deviceName, std::string_view("dn"));
}

void TestTopics::foreign_data()
{
    QTest::addColumn<QByteArray>("topic");
    for (const char* topic : { "", "/", "ota/device/inform/pk/dn", "/ota/device/inform/pk", "/ota/device/inform/pk/dn/",
             "/ota/device/inform/pk/dn/x", "/ota/device/upgrade/pk/dn", "/ota/device/Inform/pk/dn", "/sys/",
             "/sys/pk/dn/thing/ota/firmware/get_reply", "/sys/pk/thing/ota/firmware/get", "/sys/thing/ota/firmware/get",
             "/sys/a/b/c/thing/ota/firmware/get", "/sys/pk/dn/thing/file/download", "$SYS/broker/uptime" })
        QTest::newRow(topic) << QByteArray(topic);
}

void TestTopics::foreign()
{
    QFETCH(QByteArray, topic);
    QVERIFY(!parseDeviceTopic(topic.toStdString()));
}

void TestTopics::made()
{
    QCOMPARE(upgradeTopic("pk", "dn"), QByteArray("/ota/device/upgrade/pk/dn"));
    QCOMPARE(pullReplyTopic("pk", "dn"), QByteArray("/sys/pk/dn/thing/ota/firmware/get_reply"));
    QCOMPARE(legacyPullTopic("pk", "dn"), QByteArray("/ota/device/request/pk/dn"));
}

void TestTopics::filters()
{
    const QList<QByteArray> expected{ "/ota/device/inform/+/+", "/ota/device/progress/+/+",
        "/sys/+/+/thing/ota/firmware/get", "/ota/device/request/+/+" };
    QCOMPARE(reportFilters(), expected);
}

QTEST_APPLESS_MAIN(TestTopics)
#include "tst_topics.moc"
