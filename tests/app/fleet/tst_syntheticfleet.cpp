// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/mqttpipe.h"
#include "tests/support/mosquittoprocess.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace console;

/// The program as people start it, and a platform that the test plays.
class TestSyntheticFleet : public QObject
{
    Q_OBJECT

    static QString program() { return qEnvironmentVariable("ROLLOUT_BIN") + QStringLiteral("/rollout-fleet"); }

private slots:
    void init();
    void cleanup();
    void reportsUpgradesAndReportsAgain();
    void keepsNoLedger();

private:
    [[nodiscard]] QString lastVersion(const QString& device) const
    {
        return QString::fromUtf8(m_said.value(QStringLiteral("inform/a1RolloutDemo/") + device).value(0));
    }
    void notify(const QString& device, const char* version);

    std::unique_ptr<MosquittoProcess> m_broker;
    std::unique_ptr<MqttPipe> m_platform;
    QHash<QString, QByteArrayList> m_said; ///< versions and steps, newest first, by kind and device
};

void TestSyntheticFleet::init()
{
    m_said.clear();
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    m_broker = std::make_unique<MosquittoProcess>(options);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->log()));
    MqttEndpoint endpoint;
    endpoint.host = "127.0.0.1";
    endpoint.port = m_broker->port();
    endpoint.clientId = "platform";
    m_platform = std::make_unique<MqttPipe>(endpoint);
    connect(m_platform.get(), &MqttPipe::messageReceived, this, [this](QByteArrayView topic, QByteArrayView payload) {
        const QJsonObject params
            = QJsonDocument::fromJson(payload.toByteArray())[QLatin1StringView("params")].toObject();
        const QJsonValue step = params[QLatin1StringView("step")];
        const QString path = QString::fromUtf8(topic).mid(QStringLiteral("/ota/device/").size());
        if (path.startsWith(QStringLiteral("inform/")))
            m_said[path].prepend(params[QLatin1StringView("version")].toString().toUtf8());
        else if (path.startsWith(QStringLiteral("progress/")))
            m_said[path].prepend(QByteArray::number(step.toInt()));
    });
    bool subscribed = false;
    connect(m_platform.get(), &MqttPipe::connected, this, [this] { m_platform->subscribe("/ota/device/#", 1); });
    connect(m_platform.get(), &MqttPipe::subscribed, this, [&] { subscribed = true; });
    m_platform->open();
    QTRY_VERIFY(subscribed);
}

void TestSyntheticFleet::cleanup()
{
    m_platform.reset();
    m_broker.reset();
}

void TestSyntheticFleet::notify(const QString& device, const char* version)
{
    const QByteArray payload
        = QByteArray(R"({"code":"1000","data":{"size":5,"sign":"5d41402abc4b2a76b9719d911017c592",)") + R"("version":")"
        + version + R"(","url":"http://127.0.0.1/f/x","signMethod":"Md5",)"
        + R"("md5":"5d41402abc4b2a76b9719d911017c592"},"id":1,"message":"success"})";
    m_platform->publish(QStringLiteral("/ota/device/upgrade/a1RolloutDemo/%1").arg(device).toUtf8(), payload);
}

void TestSyntheticFleet::reportsUpgradesAndReportsAgain()
{
    QProcess fleet;
    fleet.start(program(),
        { QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:%1").arg(m_broker->port()),
            QStringLiteral("--synthetic"), QStringLiteral("2000"), QStringLiteral("--connect-rate"),
            QStringLiteral("100000"), QStringLiteral("--reboot-ms"), QStringLiteral("200"),
            QStringLiteral("--versions"), QStringLiteral("1.0.0=100"), QStringLiteral("--summary") });
    QVERIFY(fleet.waitForStarted());
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += fleet.readAllStandardOutput()).contains("ready 2000 devices\n"), 30000);
    QTRY_COMPARE_WITH_TIMEOUT(m_said.size(), 2000, 30000);
    QCOMPARE(lastVersion(QStringLiteral("dev000001")), QStringLiteral("1.0.0"));
    QCOMPARE(lastVersion(QStringLiteral("dev002000")), QStringLiteral("1.0.0"));

    for (int device = 1; device <= 1000; ++device)
        notify(QStringLiteral("dev%1").arg(device, 6, 10, QLatin1Char('0')), "2.0.0");
    notify(QStringLiteral("dev999999"), "2.0.0"); // not one of them
    notify(QStringLiteral("other"), "2.0.0");
    const auto upgraded = [this] {
        return std::count_if(m_said.cbegin(), m_said.cend(), [](const auto& said) { return said.first() == "2.0.0"; });
    };
    QTRY_COMPARE_WITH_TIMEOUT(upgraded(), 1000, 30000);
    QCOMPARE(m_said.size(), 3000); // nobody else speaks of progress
    QCOMPARE(m_said.value(QStringLiteral("progress/a1RolloutDemo/dev000017")), QByteArrayList({ "100", "0" }));
    QCOMPARE(m_said.value(QStringLiteral("inform/a1RolloutDemo/dev000017")), QByteArrayList({ "2.0.0", "1.0.0" }));
    QCOMPARE(lastVersion(QStringLiteral("dev001001")), QStringLiteral("1.0.0"));

    fleet.terminate();
    QVERIFY(fleet.waitForFinished(10000));
    QCOMPARE(fleet.exitCode(), 0);
    const QJsonObject summary = QJsonDocument::fromJson(fleet.readAllStandardOutput()).object();
    QCOMPARE(summary[QLatin1StringView("devices")].toInt(), 2000);
    QCOMPARE(summary[QLatin1StringView("outcomes")][QLatin1StringView("succeeded")].toInt(), 1000);
}

void TestSyntheticFleet::keepsNoLedger()
{
    QProcess fleet;
    fleet.start(program(),
        { QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:1"), QStringLiteral("--synthetic"),
            QStringLiteral("5"), QStringLiteral("--ledger"), QStringLiteral("ledger") });
    QVERIFY(fleet.waitForFinished(10000));
    QCOMPARE(fleet.exitCode(), 2);
}

QTEST_GUILESS_MAIN(TestSyntheticFleet)
#include "tst_syntheticfleet.moc"
