// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md T10, R11: who holds connections without using them does not keep honest devices from their files.
// Rates are compared with those of the same minute on the same machine, never with a clock.
#include "tests/models/firmware/attackers.h"
#include "tests/models/firmware/servedworkspace.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <sys/resource.h>

using namespace console;

class TestSlowClients : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void honestDownloadsGoOn_data();
    void honestDownloadsGoOn();

private:
    [[nodiscard]] QStringList attackArguments(const QStringList& mode) const;
    /// Honest rate while attacked, in parts of the rate without.
    double round(const HonestDownloads& honest, const QStringList& mode);

    QByteArray m_content;
    std::unique_ptr<ServedWorkspace> m_served;
};

static constexpr int connections = 1000;
static constexpr int rounds = 3; // somebody else may take the processor during one

static int phaseMs()
{
    return qEnvironmentVariableIsSet("ROLLOUT_SOAK") ? 15'000 : 2'000;
}

void TestSlowClients::initTestCase()
{
    // Both ends of every connection are in this process.
    rlimit files{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 8192);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &files), 0);
    QVERIFY(files.rlim_cur > 3 * connections);
}

void TestSlowClients::init()
{
    m_content = QByteArray(4 * 1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < m_content.size(); ++i)
        m_content[i] = static_cast<char>((i * 7 + i / 251) & 0xff);
    m_served = std::make_unique<ServedWorkspace>(m_content);
    QVERIFY(m_served->port != 0);
}

void TestSlowClients::honestDownloadsGoOn_data()
{
    QTest::addColumn<QStringList>("mode");
    QTest::newRow("idle") << QStringList();
    QTest::newRow("slow_headers") << QStringList{ QStringLiteral("-H") };
    QTest::newRow("slow_body") << QStringList{ QStringLiteral("-B") };
    QTest::newRow("ranges") << QStringList{ QStringLiteral("-R") };
    QTest::newRow("slow_read") << QStringList{ QStringLiteral("-X"), QStringLiteral("-w"), QStringLiteral("512"),
        QStringLiteral("-y"), QStringLiteral("1024"), QStringLiteral("-n"), QStringLiteral("5"), QStringLiteral("-z"),
        QStringLiteral("32") };
}

QStringList TestSlowClients::attackArguments(const QStringList& mode) const
{
    return mode
        + QStringList{
              QStringLiteral("-c"), QString::number(connections), QStringLiteral("-r"), QStringLiteral("500"),
              QStringLiteral("-i"), QStringLiteral("1"), QStringLiteral("-l"), QStringLiteral("600"),
              QStringLiteral("-p"), QStringLiteral("3"), QStringLiteral("-u"),
              QStringLiteral("http://127.0.0.1:%1%2").arg(m_served->port).arg(QString::fromLatin1(m_served->path(99)))
          };
}

double TestSlowClients::round(const HonestDownloads& honest, const QStringList& mode)
{
    const double before = honest.rateOver(phaseMs());
    double attacked = 0;
    if (mode.isEmpty()) {
        const IdleConnections idle(m_served->port, connections);
        if (!QTest::qWaitFor([&] { return idle.made() >= connections; }, 60'000))
            return 0;
        attacked = honest.rateOver(phaseMs());
    } else {
        QProcess attack;
        attack.setStandardOutputFile(QProcess::nullDevice());
        attack.start(QStringLiteral("slowhttptest"), attackArguments(mode));
        (void)attack.waitForStarted();
        QTest::qWait(2'500); // a thousand connections at 500 a second
        attacked = honest.rateOver(phaseMs());
        attack.kill();
        attack.waitForFinished();
    }
    QTest::qWait(300);
    const double after = honest.rateOver(phaseMs());
    return attacked / ((before + after) / 2);
}

void TestSlowClients::honestDownloadsGoOn()
{
    QFETCH(const QStringList, mode);
    if (!mode.isEmpty() && QStandardPaths::findExecutable(QStringLiteral("slowhttptest")).isEmpty())
        QSKIP("NOT RUN: slowhttptest is not installed");
    const HonestDownloads honest(
        m_served->port, { m_served->path(1), m_served->path(2), m_served->path(3), m_served->path(4) }, m_content);
    double best = 0;
    for (int i = 0; i < rounds && best < 0.7; ++i) {
        // The server's clock is the test's: connections age while the attack lasts.
        best = std::max(best, round(honest, mode));
        m_served->clock.advance(1'000);
    }
    printf("figure honest_rate_%s %.2f ratio\n", QTest::currentDataTag(), best);
    QCOMPARE(honest.failed(), 0);
    QVERIFY(honest.finished() > 0);
    QVERIFY2(best >= 0.7, qPrintable(QString::number(best)));
}

QTEST_GUILESS_MAIN(TestSlowClients)
#include "tst_slowclients.moc"
