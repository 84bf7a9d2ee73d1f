// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The completion scripts as bash runs them, over the programs of this build.
class TestBashCompletion : public QObject
{
    Q_OBJECT

private slots:
    void bashOffersThem_data();
    void bashOffersThem();
};

void TestBashCompletion::bashOffersThem_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("expected");
    const QString ctl = QStringLiteral("rolloutctl");
    QTest::newRow("commands") << QStringList{ ctl, QStringLiteral("st") } << "status";
    QTest::newRow("choices") << QStringList{ ctl, QStringLiteral("firmware"), QStringLiteral("add"),
        QStringLiteral("x"), QStringLiteral("--sign"), QString() }
                             << "md5 sha256";
    QTest::newRow("files") << QStringList{ ctl, QStringLiteral("firmware"), QStringLiteral("add"),
        QStringLiteral("two w") }
                           << "two words.bin";
    QTest::newRow("own options") << QStringList{ QStringLiteral("rollout-console"), QStringLiteral("--he") }
                                 << "--headless --help --help-all";
    QTest::newRow("languages") << QStringList{ QStringLiteral("rollout-console"), QStringLiteral("--language"),
        QStringLiteral("z") } << "zh_CN";
    QTest::newRow("fleet") << QStringList{ QStringLiteral("rollout-fleet"), QStringLiteral("--reb") } << "--reboot-ms";
    QTest::newRow("demo") << QStringList{ QStringLiteral("rollout-demo"), QStringLiteral("--see") } << "--seed";
}

void TestBashCompletion::bashOffersThem()
{
    QFETCH(QStringList, words);
    QFETCH(QString, expected);
    const QString bin = qEnvironmentVariable("ROLLOUT_BIN");
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("two words.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QProcess bash;
    bash.setWorkingDirectory(folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"), bin + u':' + environment.value(QStringLiteral("PATH")));
    bash.setProcessEnvironment(environment);
    const QString script
        = QStringLiteral("source '%1/bash/'\"$1\" || exit 9\n" // rollout-fleet has that of rollout-console
                         "shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1))\n"
                         "program=$1; [ \"$1\" != rollout-demo ] || program='%2/app/demo'\n"
                         "function=$(complete -p \"$1\" | sed 's/.*-F \\([^ ]*\\) .*/\\1/')\n"
                         "\"$function\" \"$program\" 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"")
              .arg(QStringLiteral(RESOURCES), QStringLiteral(SOURCE_ROOT));
    const QString source
        = words.first() == QLatin1String("rolloutctl") ? words.first() : QStringLiteral("rollout-console");
    bash.start(
        QStringLiteral("bash"), QStringList{ QStringLiteral("-c"), script, QStringLiteral("bash"), source } << words);
    QVERIFY(bash.waitForFinished());
    QCOMPARE(QString::fromUtf8(bash.readAllStandardOutput()).trimmed().replace(u'\n', u' '), expected);
    QCOMPARE(bash.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestBashCompletion)
#include "tst_bashcompletion.moc"
