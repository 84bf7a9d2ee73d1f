// SPDX-License-Identifier: GPL-3.0-or-later
// The program without a window at a broker that wants a password.
#include "tests/support/mosquittoprocess.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace console;

class TestHeadless : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void readyWithThePasswordOfAFile();
    void withoutPasswordItSaysWhatToDo();
    void aWrongPasswordIsToldOnce();
    void needsNoDisplay();

private:
    void launch(const QStringList& more);
    bool saidOnErr(const QByteArray& text);

    QTemporaryDir m_folder;
    std::unique_ptr<MosquittoProcess> m_broker;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_out;
    QByteArray m_err;
};

void TestHeadless::initTestCase()
{
    MosquittoProcess::Options options;
    options.users.insert(QStringLiteral("ops"), QStringLiteral("right one"));
    m_broker = std::make_unique<MosquittoProcess>(options);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->log()));
}

void TestHeadless::init()
{
    m_out.clear();
    m_err.clear();
    m_process = std::make_unique<QProcess>();
}

void TestHeadless::cleanup()
{
    if (m_process->state() != QProcess::NotRunning) {
        ::kill(static_cast<pid_t>(m_process->processId()), SIGTERM);
        QVERIFY(m_process->waitForFinished(30000));
        QCOMPARE(m_process->exitCode(), 0);
    }
}

void TestHeadless::launch(const QStringList& more)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("QT_QPA_PLATFORM")); // no display, and none is looked for
    environment.remove(QStringLiteral("DISPLAY"));
    m_process->setProcessEnvironment(environment);
    m_process->start(qEnvironmentVariable("ROLLOUT_BIN") + QStringLiteral("/rollout-console"),
        QStringList{ QStringLiteral("--headless"), QStringLiteral("--workspace"),
            m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())), QStringLiteral("--broker"),
            QStringLiteral("mqtt://ops@127.0.0.1:%1").arg(m_broker->port()), QStringLiteral("--listen"),
            QStringLiteral("127.0.0.1:0") }
            + more);
}

bool TestHeadless::saidOnErr(const QByteArray& text)
{
    m_err += m_process->readAllStandardError();
    return m_err.contains(text);
}

void TestHeadless::readyWithThePasswordOfAFile()
{
    QFile file(m_folder.filePath(QStringLiteral("password")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("right one\n");
    file.close();
    launch({ QStringLiteral("--password-file"), file.fileName() });
    QTRY_VERIFY_WITH_TIMEOUT((m_out += m_process->readAllStandardOutput()).endsWith('\n'), 30000);
    QVERIFY(m_out.startsWith("ready broker=mqtt://127.0.0.1:"));
    QVERIFY(!saidOnErr("right one"));
}

void TestHeadless::withoutPasswordItSaysWhatToDo()
{
    launch({});
    QTRY_VERIFY_WITH_TIMEOUT(saidOnErr("--password-file"), 30000);
    QVERIFY(m_process->readAllStandardOutput().isEmpty());
}

void TestHeadless::aWrongPasswordIsToldOnce()
{
    QFile file(m_folder.filePath(QStringLiteral("wrong")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("wrong one");
    file.close();
    launch({ QStringLiteral("--password-file"), file.fileName() });
    QTRY_VERIFY_WITH_TIMEOUT(saidOnErr("rollout-console: "), 30000);
    QTest::qWait(1500);
    (void)saidOnErr({});
    QCOMPARE(m_err.count("rollout-console: "), 1);
    QVERIFY(m_process->readAllStandardOutput().isEmpty());
}

void TestHeadless::needsNoDisplay()
{
    launch({ QStringLiteral("--password-file"), m_folder.filePath(QStringLiteral("password")) });
    QTRY_VERIFY_WITH_TIMEOUT((m_out += m_process->readAllStandardOutput()).startsWith("ready "), 30000);
}

QTEST_GUILESS_MAIN(TestHeadless)
#include "tst_headless.moc"
