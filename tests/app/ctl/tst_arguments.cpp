// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/commandtable.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace console;

class TestArguments : public QObject
{
    Q_OBJECT

private slots:
    void commands_data();
    void commands();
    void usageErrors_data();
    void usageErrors();
    void globalOptionsAnywhere();
    void pathsBecomeAbsolute();
    void helpNamesEveryCommand();
};

namespace {

QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

void TestArguments::commands_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("arguments");
    const auto row = [](const char* line, const char* command, const char* arguments) {
        QTest::newRow(line) << QByteArray(line) << QString::fromUtf8(command) << QByteArray(arguments);
    };
    row("status", "status", R"({})");
    row("devices list --product a1 --filter seen:<1h", "devices list", R"({"product":"a1","filter":"seen:<1h"})");
    row("devices why a1/dev-1 --batch 7", "devices why", R"({"device":"a1/dev-1","batch":"7"})");
    row("verify start 5 --devices A,B", "verify start", R"({"firmware":"5","devices":["A","B"]})");
    row("batch start 5 --all --rate 60", "batch start", R"({"firmware":"5","all":true,"rate":60})");
    row("batch start 5 --from 1.0,1.1 --percent 12.345", "batch start",
        R"({"firmware":"5","from":["1.0","1.1"],"percent":12345})");
    row("batch start 5 --percent 10 --filter tag=beta", "batch start",
        R"({"firmware":"5","percent":10000,"filter":"tag=beta"})");
    row("batch start 5 --usual-failures history", "batch start", R"({"firmware":"5","usual_failures":"history"})");
    row("batch start 5 --usual-failures 1.25", "batch start", R"({"firmware":"5","usual_failures":1250})");
    row("batch start 5 --percent=0.001%", "batch start", R"({"firmware":"5","percent":1})");
    row("batch start 5 --retries 2 --retry-after 10 --timeout 30 --replace", "batch start",
        R"({"firmware":"5","retries":2,"retry_after":10,"timeout":30,"replace":true})");
    row("batch start 5 --at 2026-12-01T22:00:00Z", "batch start", R"({"firmware":"5","at":1796162400000})");
    row("batch pace 9 --end never --window always", "batch pace", R"({"batch":"9","end":0,"window":"always"})");
    row("batch pace 9 --end 2026-12-01T22:00:00Z --at-end cancel", "batch pace",
        R"({"batch":"9","end":1796162400000,"at_end":"cancel"})");
    row("batch review 9", "batch review", R"({"batch":"9"})");
    row("batch approve 9 --expect 3 --accept downgrade", "batch approve",
        R"({"batch":"9","expect":3,"accept":["downgrade"]})");
    row("settings four-eyes on", "settings four-eyes", R"({"on_or_off":"on"})");
    row("batch tasks 9 --state failed", "batch tasks", R"({"batch":"9","state":"failed"})");
    row("batch rate 9 600", "batch rate", R"({"batch":"9","per_minute":600})");
    row("devices show -- --odd", "devices show", R"({"device":"--odd"})");
    row("wait 9 --timeout 5", "wait", R"({"batch":"9","timeout":5})");
}

void TestArguments::commands()
{
    QFETCH(const QByteArray, line);
    const auto parsed = parseCtl(words(line.constData()));
    const auto* exit = std::get_if<CtlExit>(&parsed);
    QVERIFY2(!exit, exit ? qPrintable(exit->text) : "");
    const CtlRequest request = std::get<CtlCommandLine>(parsed).request;
    QTEST(request.command, "command");
    QFETCH(const QByteArray, arguments);
    QCOMPARE(request.arguments, QJsonDocument::fromJson(arguments).object());
}

void TestArguments::usageErrors_data()
{
    QTest::addColumn<QString>("says");
    QTest::newRow("--json") << QStringLiteral("say what to do");
    QTest::newRow("batch") << QStringLiteral("say what of 'batch'");
    QTest::newRow("fly") << QStringLiteral("no such command: fly");
    QTest::newRow("batch fly") << QStringLiteral("no such command: batch fly");
    QTest::newRow("batch show") << QStringLiteral("'batch show' needs BATCH");
    QTest::newRow("batch show 1 2") << QStringLiteral("takes no '2'");
    QTest::newRow("batch show 1 --rate 3") << QStringLiteral("no option --rate");
    QTest::newRow("--rate 3 status") << QStringLiteral("before a command");
    QTest::newRow("batch start 5 --rate many") << QStringLiteral("--rate needs a whole number");
    QTest::newRow("batch start 5 --rate -1") << QStringLiteral("--rate needs a whole number");
    QTest::newRow("batch start 5 --rate") << QStringLiteral("--rate needs a whole number");
    QTest::newRow("batch start 5 --usual-failures often") << QStringLiteral("'history' or a percentage");
    QTest::newRow("batch list --operator") << QStringLiteral("--operator needs a name");
    QTest::newRow("batch list --operator=") << QStringLiteral("--operator needs a name");
    QTest::newRow("batch list --operator 12345678901234567890123456789012345678901")
        << QStringLiteral("at most 40 characters");
    QTest::newRow("batch pace 5 --end tomorrow") << QStringLiteral("--end needs 'never' or a time like");
    QTest::newRow("batch approve") << QStringLiteral("'batch approve' needs BATCH");
    QTest::newRow("settings") << QStringLiteral("say what of 'settings'");
    QTest::newRow("batch start 5 --percent 0") << QStringLiteral("percentage");
    QTest::newRow("batch start 5 --percent 100.1") << QStringLiteral("percentage");
    QTest::newRow("batch start 5 --percent 1.2345") << QStringLiteral("percentage");
    QTest::newRow("batch start 5 --at tomorrow") << QStringLiteral("a time like");
    QTest::newRow("batch start 5 --all --devices A") << QStringLiteral("exclude each other");
    QTest::newRow("batch start 5 --csv f --from 1.0") << QStringLiteral("exclude each other");
    QTest::newRow("batch start 5 --all=yes") << QStringLiteral("takes no value");
    QTest::newRow("verify start 5") << QStringLiteral("needs --devices");
    QTest::newRow("firmware add f --product a1") << QStringLiteral("needs --version");
}

void TestArguments::usageErrors()
{
    QFETCH(const QString, says);
    const auto parsed = parseCtl(words(QTest::currentDataTag()));
    const auto* exit = std::get_if<CtlExit>(&parsed);
    QVERIFY(exit);
    QCOMPARE(exit->code, 2);
    QVERIFY2(exit->text.contains(says), qPrintable(exit->text));
}

void TestArguments::globalOptionsAnywhere()
{
    const auto parsed = parseCtl(words("--json batch list --workspace /srv/w --yes"));
    const auto* line = std::get_if<CtlCommandLine>(&parsed);
    QVERIFY(line);
    QVERIFY(line->json);
    QVERIFY(line->yes);
    QCOMPARE(line->workspace, QStringLiteral("/srv/w"));
    QVERIFY(line->request.operatorName.isEmpty());
    const auto named = parseCtl(
        { QStringLiteral("batch"), QStringLiteral("list"), QStringLiteral("--operator"), QStringLiteral(" Anna Li ") });
    QVERIFY(std::holds_alternative<CtlCommandLine>(named));
    QCOMPARE(std::get<CtlCommandLine>(named).request.operatorName, QStringLiteral("Anna Li"));
}

void TestArguments::pathsBecomeAbsolute()
{
    // The console that reads the file stands in another folder.
    const auto parsed = parseCtl(words("firmware add image.bin --product a1 --version 2"));
    const auto* line = std::get_if<CtlCommandLine>(&parsed);
    QVERIFY(line);
    QCOMPARE(line->request.arguments.value(QLatin1String("file")).toString(),
        QDir::current().absoluteFilePath(QStringLiteral("image.bin")));
    QCOMPARE(line->request.arguments.value(QLatin1String("version")).toString(), QStringLiteral("2"));
}

void TestArguments::helpNamesEveryCommand()
{
    const auto parsed = parseCtl({ QStringLiteral("--help") });
    const auto* exit = std::get_if<CtlExit>(&parsed);
    QVERIFY(exit);
    QCOMPARE(exit->code, 0);
    for (const CtlCommand& command : ctlCommands())
        QVERIFY2(exit->text.contains(command.name), qPrintable(command.name));
}

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
