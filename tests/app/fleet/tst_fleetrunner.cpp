// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mosquittoprocess.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// The program as people start it.
class TestFleetRunner : public QObject
{
    Q_OBJECT

    static QString program() { return qEnvironmentVariable("ROLLOUT_BIN") + QStringLiteral("/rollout-fleet"); }

private slots:
    void reportsReadyAndStopsCleanly()
    {
        MosquittoProcess broker;
        QVERIFY2(broker.start(), qPrintable(broker.log()));
        const QTemporaryDir folder;
        const QString ledger = folder.filePath(QStringLiteral("ledger"));
        QProcess fleet;
        fleet.start(program(),
            { QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:%1").arg(broker.port()),
                QStringLiteral("--devices"), QStringLiteral("50"), QStringLiteral("--ledger"), ledger,
                QStringLiteral("--summary") });
        QVERIFY(fleet.waitForStarted());
        QByteArray output;
        QTRY_VERIFY_WITH_TIMEOUT((output += fleet.readAllStandardOutput()).contains("ready 50 devices\n"), 30000);
        fleet.terminate();
        QVERIFY(fleet.waitForFinished(10000));
        QCOMPARE(fleet.exitStatus(), QProcess::NormalExit);
        QCOMPARE(fleet.exitCode(), 0);
        const QJsonObject summary = QJsonDocument::fromJson(fleet.readAllStandardOutput()).object();
        QCOMPARE(summary[QLatin1StringView("ready")].toInt(), 50);

        QProcess check;
        check.start(program(), { QStringLiteral("--check-ledger"), ledger });
        QVERIFY(check.waitForFinished(10000));
        QCOMPARE(check.exitCode(), 0);
        const QByteArray csv = check.readAllStandardOutput();
        QCOMPARE(csv.count("\ndev0000"), csv.count(",idle,"));
        QVERIFY(csv.contains("\ndev000050,default,idle,"));
        QCOMPARE(csv.count(",default,"), 50);
    }

    void keepsWhatItInstalled()
    {
        MosquittoProcess broker;
        QVERIFY2(broker.start(), qPrintable(broker.log()));
        const QTemporaryDir folder;
        const QString ledger = folder.filePath(QStringLiteral("ledger"));
        QFile past(ledger);
        QVERIFY(past.open(QIODevice::WriteOnly));
        past.write(R"({"device":"dev000002","event":"installed","version":"7.7","module":"default"})"
                   "\n");
        past.close();
        QProcess fleet;
        fleet.start(program(),
            { QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:%1").arg(broker.port()),
                QStringLiteral("--devices"), QStringLiteral("2"), QStringLiteral("--ledger"), ledger });
        QVERIFY(fleet.waitForStarted());
        QByteArray output;
        QTRY_VERIFY_WITH_TIMEOUT((output += fleet.readAllStandardOutput()).contains("ready 2 devices\n"), 30000);
        fleet.terminate();
        QVERIFY(fleet.waitForFinished(10000));
        QProcess check;
        check.start(program(), { QStringLiteral("--check-ledger"), ledger });
        QVERIFY(check.waitForFinished(10000));
        const QByteArray csv = check.readAllStandardOutput();
        QVERIFY2(csv.contains("dev000002,default,idle,7.7,0"), csv.constData());
        QVERIFY2(!csv.contains("dev000001,default,idle,7.7"), csv.constData());
    }

    void waitsForABroker()
    {
        MosquittoProcess broker;
        QVERIFY(broker.start());
        broker.kill();
        QProcess fleet;
        fleet.start(program(),
            { QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:%1").arg(broker.port()),
                QStringLiteral("--devices"), QStringLiteral("3"), QStringLiteral("--speed"), QStringLiteral("10") });
        QVERIFY(fleet.waitForStarted());
        QVERIFY(!fleet.waitForFinished(500));
        QVERIFY(broker.restart());
        QByteArray output;
        QTRY_VERIFY_WITH_TIMEOUT((output += fleet.readAllStandardOutput()).contains("ready 3 devices\n"), 30000);
        fleet.terminate();
        QVERIFY(fleet.waitForFinished(10000));
    }

    void complains_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("usage") << QStringList{ QStringLiteral("--wings") } << 2;
        QTest::newRow("ledger") << QStringList{ QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:1"),
            QStringLiteral("--ledger"), QStringLiteral("/nowhere/at/all") }
                                << 1;
        QTest::newRow("no such ledger") << QStringList{ QStringLiteral("--check-ledger"), QStringLiteral("/nowhere") }
                                        << 1;
        QTest::newRow("too many") << QStringList{ QStringLiteral("--broker"), QStringLiteral("mqtt://127.0.0.1:1"),
            QStringLiteral("--devices"), QStringLiteral("1000000") }
                                  << 1;
    }
    void complains()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, code);
        QProcess fleet;
        fleet.start(program(), arguments);
        QVERIFY(fleet.waitForFinished(10000));
        QCOMPARE(fleet.exitCode(), code);
        QVERIFY(fleet.readAllStandardError().startsWith("rollout-fleet: "));
    }
};

QTEST_GUILESS_MAIN(TestFleetRunner)
#include "tst_fleetrunner.moc"
