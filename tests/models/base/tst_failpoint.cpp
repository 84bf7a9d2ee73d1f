// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/failpoint.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace console;

class TestFailPoint : public QObject
{
    Q_OBJECT

private slots:
    void readsItsWish_data();
    void readsItsWish();
    void endsTheProcessAtThePassAskedFor_data();
    void endsTheProcessAtThePassAskedFor();
};

void TestFailPoint::readsItsWish_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("passes");
    QTest::newRow("a name") << QByteArray("store.commit") << QByteArray("store.commit") << 1;
    QTest::newRow("the third pass") << QByteArray("store.commit:3") << QByteArray("store.commit") << 3;
    QTest::newRow("no number") << QByteArray("store.commit:x") << QByteArray("store.commit") << 1;
    QTest::newRow("not above zero") << QByteArray("store.commit:0") << QByteArray("store.commit") << 1;
    QTest::newRow("nothing") << QByteArray() << QByteArray() << 1;
}

void TestFailPoint::readsItsWish()
{
    QFETCH(const QByteArray, text);
    QTEST(readFailPoint(text).name, "name");
    QTEST(readFailPoint(text).passes, "passes");
}

void TestFailPoint::endsTheProcessAtThePassAskedFor_data()
{
    QTest::addColumn<QString>("wish");
    QTest::addColumn<bool>("killed");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("unset") << QString() << false << QByteArray("abababend");
    QTest::newRow("another place") << QStringLiteral("c") << false << QByteArray("abababend");
    QTest::newRow("first pass") << QStringLiteral("b") << true << QByteArray("a");
    QTest::newRow("third pass") << QStringLiteral("a:3") << true << QByteArray("abab");
    QTest::newRow("a pass that never comes") << QStringLiteral("a:4") << false << QByteArray("abababend");
}

void TestFailPoint::endsTheProcessAtThePassAskedFor()
{
    QFETCH(const QString, wish);
    QFETCH(const bool, killed);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("ROLLOUT_FAILPOINT"), wish);
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--pass") });
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus() == QProcess::CrashExit, killed);
    QTEST(process.readAllStandardOutput(), "said");
}

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--pass") == 0) {
        for (int i = 0; i < 3; ++i) {
            for (const char* name : { "a", "b" }) {
                failPoint(name);
                std::printf("%s", name);
                std::fflush(stdout);
            }
        }
        std::printf("end");
        return 0;
    }
    TestFailPoint test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_failpoint.moc"
