// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/completion.h"

#include "app/ctl/arguments.h"
#include "app/ctl/commandtable.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace console;

/// What completion offers is what the program takes, and what the manual page names.
class TestCompletion : public QObject
{
    Q_OBJECT

private slots:
    void firstWords();
    void everyCommandWithItsOptions();
    void what_data();
    void what();
    void manualPageNamesAll();
};

namespace {

QStringList wordsOf(const QString& line)
{
    return line.split(u' ');
}

QString shown(const CtlCompletion& completion)
{
    return completionLines(completion).simplified();
}

} // namespace

void TestCompletion::firstWords()
{
    const CtlCompletion first = completeCtl({ QString() });
    for (const CtlCommand& command : ctlCommands())
        QVERIFY(first.words.contains(command.name.section(u' ', 0, 0)));
    QCOMPARE(first.words.count(QStringLiteral("batch")), 1);
    QVERIFY(!first.isFile);
}

void TestCompletion::everyCommandWithItsOptions()
{
    for (const CtlCommand& command : ctlCommands()) {
        QStringList words = wordsOf(command.name);
        QVERIFY2(completeCtl(words).words.contains(words.last()), qPrintable(command.name));
        words.append(QStringLiteral("--"));
        const CtlCompletion found = completeCtl(words);
        for (const CtlOption& option : command.options)
            QVERIFY2(found.words.contains(QStringLiteral("--") + option.name), qPrintable(command.name));
        for (const QString& name : found.words) {
            const bool isOwn = command.option(name.sliced(2)) == nullptr;
            const auto parsed = parseCtl(wordsOf(command.name) << name << QStringLiteral("1"));
            const auto* exit = std::get_if<CtlExit>(&parsed);
            QVERIFY2(!exit || !exit->text.contains(QLatin1String("no option")), qPrintable(name));
            QVERIFY2(!isOwn || completeCtl({ name.first(4) }).words.contains(name), qPrintable(name));
        }
    }
}

void TestCompletion::what_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("begun") << "ba"
                           << "batch";
    QTest::newRow("second word") << "batch re"
                                 << "batch?replay resume retry release";
    QTest::newRow("of a group") << "verify "
                                << "start show";
    QTest::newRow("file operand") << "firmware add "
                                  << ":files";
    QTest::newRow("file option") << "batch start 1.0 --csv "
                                 << ":files";
    QTest::newRow("after an equals sign") << "batch start 1.0 --csv = li"
                                          << ":files";
    QTest::newRow("workspace") << "--workspace "
                               << ":files";
    QTest::newRow("after the workspace") << "--workspace batch sta"
                                         << "status";
    QTest::newRow("name") << "--operator "
                          << "";
    QTest::newRow("after the name") << "--operator batch sta"
                                    << "status";
    QTest::newRow("never") << "batch pace 7 --end n"
                           << "never";
    QTest::newRow("choice") << "firmware add x --sign "
                            << "md5 sha256";
    QTest::newRow("choice begun") << "firmware add x --sign s"
                                  << "sha256";
    QTest::newRow("one word of two") << "batch start 1.0 --usual-failures "
                                     << "history";
    QTest::newRow("a number") << "batch start 1.0 --rate "
                              << "";
    QTest::newRow("an id") << "batch show "
                           << "";
    QTest::newRow("not twice") << "batch tasks 7 --state failed --sta"
                               << "";
    QTest::newRow("option begun") << "batch tasks 7 --s"
                                  << "--state";
    QTest::newRow("no such command") << "bath "
                                     << "";
    QTest::newRow("no such second word") << "batch stop "
                                         << "";
}

void TestCompletion::what()
{
    QFETCH(QString, line);
    QFETCH(QString, expected);
    const QString found = shown(completeCtl(wordsOf(line)));
    if (expected.startsWith(QLatin1String("batch?"))) { // more may come; these are there
        const QStringList all = wordsOf(found);
        for (const QString& word : wordsOf(expected.sliced(6)))
            QVERIFY2(all.contains(word), qPrintable(found));
    } else {
        QCOMPARE(found, expected);
    }
}

void TestCompletion::manualPageNamesAll()
{
    QFile page(QStringLiteral(RESOURCES) + QStringLiteral("/man/rolloutctl.1"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    QString text = QString::fromUtf8(page.readAll());
    text.remove(QRegularExpression(QStringLiteral("\\\\f[BIR]"))).replace(QStringLiteral("\\-"), QStringLiteral("-"));
    for (const CtlCommand& command : ctlCommands()) {
        QVERIFY2(text.contains(command.name), qPrintable(command.name));
        for (const CtlOption& option : command.options)
            QVERIFY2(text.contains(QStringLiteral("--") + option.name), qPrintable(command.name + u' ' + option.name));
    }
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
