// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/options.h"

#include <QTest>

using namespace console;

class TestOptions : public QObject
{
    Q_OBJECT

    static tl::expected<CommandLine, QString> parse(const QString& line)
    {
        return parseCommandLine(QStringList{ QStringLiteral("rollout-fleet") } + line.split(u' ', Qt::SkipEmptyParts));
    }

private slots:
    void defaults()
    {
        const auto line = parse(QStringLiteral("--broker mqtt://127.0.0.1"));
        QVERIFY2(line, line ? "" : qPrintable(line.error()));
        const FleetOptions& options = line->options;
        QCOMPARE(line->wish, CommandLine::Wish::Run);
        QCOMPARE(options.brokerHost, QStringLiteral("127.0.0.1"));
        QCOMPARE(options.brokerPort, quint16{ 1883 });
        QVERIFY(options.brokerUser.isEmpty());
        QCOMPARE(options.product, QStringLiteral("a1RolloutDemo"));
        QCOMPARE(options.versions.size(), 3);
        QCOMPARE(options.fates.size(), 13);
        QCOMPARE(options.kinds.size(), 3);
        QVERIFY(!options.stubborn && !options.summary && !options.strictUrl);
    }

    void everything()
    {
        const auto line = parse(QStringLiteral(
            "--broker mqtt://us%40er:p%3Ass@h:1884 --product pk --devices 10000 --seed 18446744073709551615 --prefix x "
            "--versions 1=50,2=50 --modules MCU=5 --fates silent=10 --kinds sdk3=1 --protect x000001,x000002 "
            "--stubborn "
            "--strict-url --secret s --download-rate 5000 --reboot-ms 10 --speed 2.5 --connect-rate 7 --ledger f "
            "--exit-after-s 9 --summary"));
        QVERIFY2(line, line ? "" : qPrintable(line.error()));
        const FleetOptions& options = line->options;
        QCOMPARE(options.brokerUser, QStringLiteral("us@er"));
        QCOMPARE(options.brokerPassword, QStringLiteral("p:ss"));
        QCOMPARE(options.brokerPort, quint16{ 1884 });
        QCOMPARE(options.devices, 10000U);
        QCOMPARE(options.seed, std::numeric_limits<quint64>::max());
        QCOMPARE(options.protectedDevices.size(), 2);
        QCOMPARE(options.downloadRate, 5000);
        QCOMPARE(options.scaled(1000), 400);
        QCOMPARE(options.connectRate, 7);
        QCOMPARE(options.exitAfterSeconds, 9);
        QVERIFY(options.stubborn && options.summary && options.strictUrl);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const char* arguments, const char* named) {
            QTest::newRow(name) << QString::fromLatin1(arguments) << QString::fromLatin1(named);
        };
        row("no broker", "--devices 5", "--broker");
        row("broker without scheme", "--broker 127.0.0.1:1883", "mqtt://");
        row("broker with TLS", "--broker mqtts://h", "mqtt://");
        row("broker without host", "--broker mqtt://", "mqtt://");
        row("broker with path", "--broker mqtt://h/x", "mqtt://");
        row("broker port", "--broker mqtt://h:99999", "mqtt://");
        row("no devices", "--broker mqtt://h --devices 0", "--devices");
        row("negative", "--broker mqtt://h --devices -5", "--devices");
        row("too many", "--broker mqtt://h --devices 99999999999", "--devices");
        row("word", "--broker mqtt://h --speed fast", "--speed");
        row("speed nan", "--broker mqtt://h --speed nan", "--speed");
        row("speed zero", "--broker mqtt://h --speed 0", "--speed");
        row("fate", "--broker mqtt://h --fates doomed=5", "doomed");
        row("kind", "--broker mqtt://h --kinds sdk9=5", "sdk9");
        row("version", "--broker mqtt://h --versions 1/2=5", "1/2");
        row("module default", "--broker mqtt://h --modules default=5", "default");
        row("mix", "--broker mqtt://h --fates silent", "silent");
        row("product", "--broker mqtt://h --product a/b", "--product");
        row("prefix", "--broker mqtt://h --prefix a+b", "--prefix");
        row("unknown option", "--broker mqtt://h --wings 2", "wings");
        row("stray word", "--broker mqtt://h please", "please");
    }
    void refuses()
    {
        QFETCH(const QString, arguments);
        QFETCH(const QString, named);
        const auto line = parse(arguments);
        QVERIFY(!line);
        QVERIFY2(line.error().contains(named), qPrintable(line.error()));
    }

    void otherWishes()
    {
        QCOMPARE(parse(QStringLiteral("--help"))->wish, CommandLine::Wish::ShowHelp);
        QVERIFY(parse(QStringLiteral("--help"))->text.contains(QStringLiteral("--ledger")));
        QCOMPARE(parse(QStringLiteral("--version"))->wish, CommandLine::Wish::ShowVersion);
        QCOMPARE(parse(QStringLiteral("--check-ledger f"))->wish, CommandLine::Wish::CheckLedger);
        QCOMPARE(parse(QStringLiteral("--check-ledger f"))->text, QStringLiteral("f"));
    }
};

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
