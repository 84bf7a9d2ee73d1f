// SPDX-License-Identifier: GPL-3.0-or-later
// rolloutctl broker-config and broker-check as an operator calls them.
#include "tests/support/mosquittoprocess.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace console;

class TestCheckCommand : public QObject
{
    Q_OBJECT

private slots:
    void printsATable();
    void printsJson();
    void usage();
    void configNeedsAConsole();

private:
    struct Said
    {
        int code = -1;
        QString out;
        QString err;
    };
    static Said ctl(const QStringList& arguments)
    {
        QProcess process;
        process.start(qEnvironmentVariable("ROLLOUT_BIN") + QStringLiteral("/rolloutctl"), arguments);
        if (!process.waitForFinished(60000))
            return {};
        return { process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError()) };
    }
    QString secret(const QString& name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) > 0 ? file.fileName() : QString();
    }
    QStringList arguments(quint16 port) const
    {
        return { QStringLiteral("broker-check"), QStringLiteral("--broker"),
            QStringLiteral("mqtt://console@127.0.0.1:%1").arg(port), QStringLiteral("--password-file"),
            secret(QStringLiteral("a"), "s3cret-ops\n"), QStringLiteral("--device"), QStringLiteral("a1/lab-1"),
            QStringLiteral("--device-password-file"), secret(QStringLiteral("b"), "s3cret-dev\n") };
    }

    QTemporaryDir m_folder;
};

void TestCheckCommand::printsATable()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const Said said = ctl(arguments(broker.port()));
    QCOMPARE(said.code, 1); // this broker lets everybody do everything
    QCOMPARE(said.out.count(u'\n'), 8);
    QCOMPARE(said.out.count(QStringLiteral("possible")), 8);
    QVERIFY(!said.out.contains(QStringLiteral("s3cret")) && !said.err.contains(QStringLiteral("s3cret")));
}

void TestCheckCommand::printsJson()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const Said said = ctl(QStringList{ QStringLiteral("--json") } + arguments(broker.port()));
    QCOMPARE(said.out.count(QStringLiteral("\"verdict\"")), 8);
    broker.stop();
    const Said down = ctl(arguments(broker.port()));
    QCOMPARE(down.code, 1);
    QVERIFY2(down.err.contains(QStringLiteral("does not get in")), qPrintable(down.err));
}

void TestCheckCommand::usage()
{
    QStringList noUser = arguments(1);
    noUser[2] = QStringLiteral("mqtt://127.0.0.1:1");
    QCOMPARE(ctl(noUser).code, 2);
    QStringList noProduct = arguments(1);
    noProduct[6] = QStringLiteral("lab-1");
    QCOMPARE(ctl(noProduct).code, 2);
    QStringList noFile = arguments(1);
    noFile[4] = m_folder.filePath(QStringLiteral("none"));
    QCOMPARE(ctl(noFile).code, 1);
}

void TestCheckCommand::configNeedsAConsole()
{
    const QStringList config{ QStringLiteral("--workspace"), m_folder.filePath(QStringLiteral("w")),
        QStringLiteral("broker-config"), QStringLiteral("--output"), m_folder.filePath(QStringLiteral("conf")) };
    QCOMPARE(ctl(config).code, 3);
    QCOMPARE(ctl(config + QStringList{ QStringLiteral("--ca"), QStringLiteral("x") }).code, 2);
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("conf/rollout.conf"))));
}

QTEST_GUILESS_MAIN(TestCheckCommand)
#include "tst_checkcommand.moc"
