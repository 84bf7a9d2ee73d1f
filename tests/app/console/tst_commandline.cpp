// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/commandline.h"

#include <QTest>

using namespace console;

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void takesEveryOption();
    void takesNothingAtAll();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void printsAndLeaves_data();
    void printsAndLeaves();
};

namespace {

std::variant<CommandLine, CommandLineExit> parse(const QStringList& arguments)
{
    return parseCommandLine(QStringList{ QStringLiteral("rollout-console") } + arguments);
}

} // namespace

void TestCommandLine::takesEveryOption()
{
    const auto parsed = parse({ QStringLiteral("--workspace"), QStringLiteral("/w"), QStringLiteral("--broker"),
        QStringLiteral("mqtts://ops@broker.example:8884"), QStringLiteral("--listen"), QStringLiteral("[::1]:8080"),
        QStringLiteral("--public-url"), QStringLiteral("http://files.example"), QStringLiteral("--language"),
        QStringLiteral("zh_CN") });
    const auto* line = std::get_if<CommandLine>(&parsed);
    QVERIFY(line);
    QCOMPARE(line->workspace, QStringLiteral("/w"));
    QVERIFY(line->broker);
    QCOMPARE(line->broker->host, QStringLiteral("broker.example"));
    QCOMPARE(line->broker->port, quint16{ 8884 });
    QCOMPARE(line->broker->user, QStringLiteral("ops"));
    QVERIFY(line->broker->tls);
    QCOMPARE(line->listenAddress, QStringLiteral("::1"));
    QCOMPARE(line->listenPort, quint16{ 8080 });
    QCOMPARE(line->publicUrl, QStringLiteral("http://files.example"));
    QCOMPARE(line->language, QStringLiteral("zh_CN"));
}

void TestCommandLine::takesNothingAtAll()
{
    const auto parsed = parse({});
    const auto* line = std::get_if<CommandLine>(&parsed);
    QVERIFY(line);
    QVERIFY(line->workspace.isEmpty());
    QVERIFY(!line->broker && !line->listenPort && !line->language);
}

void TestCommandLine::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("option") << QStringList{ QStringLiteral("--frobnicate") };
    QTest::newRow("argument") << QStringList{ QStringLiteral("file.bin") };
    QTest::newRow("broker") << QStringList{ QStringLiteral("--broker"), QStringLiteral("http://host") };
    QTest::newRow("listen port") << QStringList{ QStringLiteral("--listen"), QStringLiteral("127.0.0.1:99999") };
    QTest::newRow("listen address") << QStringList{ QStringLiteral("--listen"), QStringLiteral("localhost:80") };
    QTest::newRow("language") << QStringList{ QStringLiteral("--language"), QStringLiteral("fr") };
}

void TestCommandLine::refusesWhatItDoesNotKnow()
{
    QFETCH(QStringList, arguments);
    const auto parsed = parse(arguments);
    const auto* leave = std::get_if<CommandLineExit>(&parsed);
    QVERIFY(leave);
    QCOMPARE(leave->code, 2);
    QVERIFY(leave->text.contains(QStringLiteral("--help")));
}

void TestCommandLine::printsAndLeaves_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("word");
    QTest::newRow("help") << QStringLiteral("--help") << QStringLiteral("--workspace");
    QTest::newRow("version") << QStringLiteral("--version") << QStringLiteral("rollout-console ");
}

void TestCommandLine::printsAndLeaves()
{
    QFETCH(QString, option);
    QFETCH(QString, word);
    const auto parsed = parse({ option });
    const auto* leave = std::get_if<CommandLineExit>(&parsed);
    QVERIFY(leave);
    QCOMPARE(leave->code, 0);
    QVERIFY(leave->text.contains(word));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
