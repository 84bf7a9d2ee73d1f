// SPDX-License-Identifier: GPL-3.0-or-later
// The program starts itself once more, as the parent that dies.
#include "app/demofleet/childprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

#include <cstdio>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/types.h>
#endif

using namespace console;

namespace {

const QString asParent = QStringLiteral("--as-parent");

/// Starts a child, prints its number, and waits to be killed.
int beParent()
{
    QProcess child;
    endWithThisProcess(child);
    child.start(QStringLiteral("sleep"), { QStringLiteral("600") });
    if (!child.waitForStarted())
        return 1;
    std::printf("%lld\n", static_cast<long long>(child.processId()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

class TestChildProcess : public QObject
{
    Q_OBJECT

private slots:
    void endsWithAKilledParent();
    void findsPrograms();
};

void TestChildProcess::endsWithAKilledParent()
{
#ifdef Q_OS_LINUX
    QProcess parent;
    parent.start(QCoreApplication::applicationFilePath(), { asParent });
    QVERIFY(parent.waitForReadyRead(20000));
    const auto child = parent.readLine().trimmed().toLongLong();
    QVERIFY(child > 1);
    QCOMPARE(::kill(static_cast<pid_t>(child), 0), 0); // it runs
    parent.kill();
    QVERIFY(parent.waitForFinished(20000));
    // Gone, or dead and not yet taken by whoever inherits it.
    const auto isGone = [child] {
        QFile state(QStringLiteral("/proc/%1/stat").arg(child));
        return !state.open(QIODevice::ReadOnly) || state.readAll().contains(") Z ");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isGone(), 20000);
#else
    QSKIP("only Linux ends children by itself");
#endif
}

void TestChildProcess::findsPrograms()
{
    QVERIFY(findProgram(QStringLiteral("sleep")));
    const auto missing = findProgram(QStringLiteral("no-such-program-here"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::ProgramMissing);
    QCOMPARE(missing.error().context, QStringLiteral("no-such-program-here"));
    // Beside this program comes first.
    QCOMPARE(findProgram(QStringLiteral("tst_childprocess")).value(), QCoreApplication::applicationFilePath());
}

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == asParent)
        return beParent();
    TestChildProcess test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_childprocess.moc"
