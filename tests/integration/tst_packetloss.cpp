// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md R8: the console on one host, broker and devices on another, and a cable between them that loses
// packets. The batch is completed and no device fails that did not. Where namespaces are not permitted the test says
// "NOT RUN:", which ctest and tests/run list by name.
#include "tests/integration/consoleprocess.h"
#include "tests/integration/fleetprocess.h"
#include "tests/integration/lossynetwork.h"
#include "tests/support/mosquittoprocess.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestPacketLoss : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theBatchEndsAsTheDevicesDid_data();
    void theBatchEndsAsTheDevicesDid();

private:
    [[nodiscard]] QJsonValue ctl(QStringList arguments);
    [[nodiscard]] QString textOf(const QStringList& arguments, const char* member);

    QTemporaryDir m_folder;
    LossyNetwork m_network;
    std::unique_ptr<MosquittoProcess> m_broker;
    std::unique_ptr<ConsoleProcess> m_console;
    std::unique_ptr<FleetProcess> m_fleet;
    QStringList m_firmware;
    int m_runs = 0;
};

namespace {

constexpr int devices = 40;
constexpr int cablePort = 21883;

} // namespace

QJsonValue TestPacketLoss::ctl(QStringList arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("ROLLOUT_BIN") + QStringLiteral("/rolloutctl"),
        QStringList{ QStringLiteral("--workspace"), m_folder.filePath(QStringLiteral("w")), QStringLiteral("--json") }
            + arguments);
    if (!process.waitForFinished(200'000) || process.exitCode() != 0)
        qWarning() << arguments << process.exitCode() << process.readAllStandardError();
    const QJsonDocument said = QJsonDocument::fromJson(process.readAllStandardOutput());
    return said.isArray() ? QJsonValue(said.array()) : QJsonValue(said.object());
}

QString TestPacketLoss::textOf(const QStringList& arguments, const char* member)
{
    return ctl(arguments).toObject().value(QLatin1String(member)).toString();
}

void TestPacketLoss::initTestCase()
{
    if (!m_network.open())
        QSKIP(qPrintable(QStringLiteral("NOT RUN: ") + m_network.reason()));
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    options.lines = QStringList{ QStringLiteral("listener %1 %2").arg(cablePort).arg(LossyNetwork::nearAddress()),
        QStringLiteral("allow_anonymous true") };
    m_broker = std::make_unique<MosquittoProcess>(options);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->log()));
    m_console = std::make_unique<ConsoleProcess>(QStringList{ QStringLiteral("--headless"),
        QStringLiteral("--workspace"), m_folder.filePath(QStringLiteral("w")), QStringLiteral("--broker"),
        QStringLiteral("mqtt://%1:%2").arg(LossyNetwork::nearAddress()).arg(cablePort), QStringLiteral("--listen"),
        LossyNetwork::farAddress() + QStringLiteral(":21884") });
    m_console->setPrefix(m_network.farPrefix());
    QVERIFY2(m_console->start(), qPrintable(m_console->errors()));
    // The fleet not before: what nobody has subscribed to yet is not kept.
    QTRY_COMPARE_WITH_TIMEOUT(m_console->status(u"broker").toObject().value(QLatin1String("state")).toString(),
        QStringLiteral("connected"), 30000);
    m_fleet = std::make_unique<FleetProcess>(m_broker->port(), m_folder.filePath(QStringLiteral("ledger")),
        QStringList{ QStringLiteral("--devices"), QString::number(devices), QStringLiteral("--seed"),
            QStringLiteral("8"), QStringLiteral("--reboot-ms"), QStringLiteral("500"), QStringLiteral("--kinds"),
            QStringLiteral("plain=100"), QStringLiteral("--modules"), QStringLiteral("MCU=0"),
            QStringLiteral("--protect"), QStringLiteral("dev000001,dev000002"), QStringLiteral("--stubborn"),
            QStringLiteral("--fates"),
            QStringLiteral("upgrade-failed=5,verification-failed=5,flashing-failed=5,slow=0,offline=0") });
    QVERIFY(m_fleet->start());
    QTRY_COMPARE_WITH_TIMEOUT(m_console->status(u"devices").toInt(), devices, 30000);
    for (int i = 1; i <= 2; ++i) {
        QFile file(m_folder.filePath(QStringLiteral("firmware%1").arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(200'000, static_cast<char>('0' + i)));
        file.close();
        m_firmware
            += textOf({ QStringLiteral("firmware"), QStringLiteral("add"), file.fileName(), QStringLiteral("--product"),
                          QStringLiteral("a1RolloutDemo"), QStringLiteral("--version"), QStringLiteral("9.%1").arg(i) },
                "id");
        const QString verification = textOf({ QStringLiteral("verify"), QStringLiteral("start"), m_firmware.last(),
                                                QStringLiteral("--devices"), QStringLiteral("dev00000%1").arg(i) },
            "id");
        (void)ctl({ QStringLiteral("wait"), verification, QStringLiteral("--timeout"), QStringLiteral("60") });
        QCOMPARE(textOf({ QStringLiteral("firmware"), QStringLiteral("show"), m_firmware.last() }, "state"),
            QStringLiteral("verified"));
    }
}

void TestPacketLoss::theBatchEndsAsTheDevicesDid_data()
{
    QTest::addColumn<int>("percent");
    if (qEnvironmentVariableIsSet("ROLLOUT_SOAK")) {
        QTest::newRow("1 %") << 1;
        QTest::newRow("20 %") << 20;
    }
    QTest::newRow("5 %") << 5;
}

void TestPacketLoss::theBatchEndsAsTheDevicesDid()
{
    QFETCH(int, percent);
    QVERIFY2(m_network.lose(percent), qPrintable(m_network.reason()));
    const QString batch = textOf({ QStringLiteral("batch"), QStringLiteral("start"), m_firmware.at(m_runs++ % 2),
                                     QStringLiteral("--all"), QStringLiteral("--rate"), QStringLiteral("1200") },
        "id");
    const QJsonObject ended
        = ctl({ QStringLiteral("wait"), batch, QStringLiteral("--timeout"), QStringLiteral("180") }).toObject();
    QCOMPARE(ended.value(QLatin1String("state")).toString(), QStringLiteral("completed"));
    const int dropped = m_network.dropped();
    QVERIFY2(dropped > 0, "nothing was lost: this proves nothing");
    const QJsonArray tasks = ctl({ QStringLiteral("batch"), QStringLiteral("tasks"), batch }).toArray();
    QCOMPARE(tasks.size(), devices);
    const auto ledger = m_fleet->ledger();
    for (const QJsonValue& value : tasks) {
        const QJsonObject task = value.toObject();
        const QString state = task.value(QLatin1String("state")).toString();
        const QString name = task.value(QLatin1String("device")).toString();
        QVERIFY2(task.value(QLatin1String("attempts")).toInt() <= 1, qPrintable(name));
        if (state == QLatin1String("skipped"))
            continue;
        const bool succeeded = ledger.value(name).outcome == QLatin1String("succeeded");
        QVERIFY2((state == QLatin1String("succeeded")) == succeeded,
            qPrintable(QStringLiteral("%1: %2, the device: %3").arg(name, state, ledger.value(name).outcome)));
    }
    qInfo("figure packets_lost %d count", dropped);
    qInfo("figure lossy_outcomes_compared %lld count", static_cast<long long>(tasks.size()));
}

QTEST_GUILESS_MAIN(TestPacketLoss)
#include "tst_packetloss.moc"
