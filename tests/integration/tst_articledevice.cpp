// SPDX-License-Identifier: GPL-3.0-or-later
// The article's device, on the article's library, through a whole upgrade; and what the wire carried meanwhile.
#include "tests/integration/consolerig.h"
#include "tests/integration/npmdevice.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace console;

class TestArticleDevice : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void upgradesAsTheArticleSays();
};

/// "NOT RUN:" makes the summary of tests/run name this test and the reason.
void TestArticleDevice::initTestCase()
{
    const NpmLibraries libraries = NpmDevice::libraries();
    QVERIFY2(libraries.broken.isEmpty(), qPrintable(libraries.broken));
    if (!libraries.notHere.isEmpty())
        QSKIP(qPrintable(QStringLiteral("NOT RUN: ") + libraries.notHere));
}

void TestArticleDevice::upgradesAsTheArticleSays()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());

    const QString product = QStringLiteral("a1Article");
    const QString device = QStringLiteral("camera-01");
    QProcess listener; // an onlooker sees the notice as the broker has it
    listener.start(QStringLiteral("mosquitto_sub"),
        { QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), QString::number(broker.port()),
            QStringLiteral("-t"), QStringLiteral("/ota/device/upgrade/%1/%2").arg(product, device),
            QStringLiteral("-C"), QStringLiteral("1") });
    QVERIFY2(listener.waitForStarted(), "mosquitto_sub is missing: install mosquitto-clients");
    const QString subscription = QStringLiteral("/ota/device/upgrade/%1/%2 (QoS").arg(product, device);
    QTRY_VERIFY_WITH_TIMEOUT(broker.log().contains(subscription), 20000);
    NpmDevice article(QStringLiteral("article.js"), { product, device }, broker.port());
    QVERIFY(article.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.versionOf(device), QStringLiteral("1-45-345a"), 20000);

    QFile file(rig.path(QStringLiteral("gateway.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray bytes(100'000, 'g');
    file.write(bytes);
    file.close();
    const auto firmware = rig.upload(file.fileName(), product, QStringLiteral("2-45-345b"));
    QVERIFY(firmware);
    QVERIFY(rig.verify(firmware->id, { device }));

    const QMap<QString, Task> tasks = rig.tasks();
    QCOMPARE(tasks.value(device).state, TaskState::Succeeded);
    QCOMPARE(tasks.value(device).step, qint8{ 23 });
    QTRY_COMPARE(rig.versionOf(device), QStringLiteral("2-45-345b"));

    QTRY_COMPARE_WITH_TIMEOUT(listener.state(), QProcess::NotRunning, 10000);
    const QString notice = QString::fromUtf8(listener.readAllStandardOutput()).trimmed();
    const QString md5 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    const QRegularExpression shape(QStringLiteral(
        "^\\{\"code\":\"1000\",\"data\":\\{\"size\":100000,\"sign\":\"%1\",\"version\":\"2-45-345b\","
        "\"url\":\"http://127\\.0\\.0\\.1:\\d+/f/[A-Za-z0-9_-]+\",\"signMethod\":\"Md5\",\"md5\":\"%1\"\\},"
        "\"id\":\\d{13},\"message\":\"success\"\\}$")
                                       .arg(md5));
    QVERIFY2(shape.match(notice).hasMatch(), qPrintable(notice));
    QVERIFY2(article.output().contains(notice), qPrintable(article.output()));
}

QTEST_GUILESS_MAIN(TestArticleDevice)
#include "tst_articledevice.moc"
