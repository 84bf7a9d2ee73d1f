// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolewindow.h"
#include "tests/benchmarks/bigworkspace.h"
#include "tests/benchmarks/figures.h"
#include "tests/benchmarks/flowsession.h"
#include "ui/devices/devicespage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <ctime>

using namespace console;

namespace {

/// How long the loop of the GUI thread leaves between two of its turns: a timer that is due in every turn, and at least
/// once a millisecond. Beside the time that passes, what of it this thread itself was at work: the rest is other
/// programs' doing.
class TurnWatch final : public QObject
{
public:
    TurnWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &TurnWatch::turned);
    }
    void start()
    {
        m_wall.start();
        m_work = threadSeconds();
        m_timer.start(1);
    }
    void stop() { m_timer.stop(); }

    std::vector<double> gaps; ///< ms
    std::vector<double> work; ///< ms of CPU within

private:
    static double threadSeconds()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    }
    void turned()
    {
        gaps.push_back(static_cast<double>(m_wall.nsecsElapsed()) / 1e6);
        m_wall.start();
        const double now = threadSeconds();
        work.push_back((now - m_work) * 1000);
        m_work = now;
    }

    QTimer m_timer;
    QElapsedTimer m_wall;
    double m_work = 0;
};

double share(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(static_cast<double>(values.size()) * part))];
}

} // namespace

/// The Devices page of a million devices while 50,000 reports a second come in and somebody sorts and filters: how long
/// the window does not answer.
class BenchStall : public QObject
{
    Q_OBJECT

private slots:
    void sortsAndFiltersUnderLoad();
    void grows();

private:
    struct Measured
    {
        TurnWatch watch;
        double reports = 0;
        double seconds = 0;
        double cpu = 0;
    };
    void operate(DevicesPage& page, int turn);
    void measure(quint32 devices, int perSecond, int ms, Measured& measured);
};

// Once a second something else, as somebody who looks for something.
void BenchStall::operate(DevicesPage& page, int turn)
{
    auto* table = page.findChild<QTableView*>(QStringLiteral("deviceTable"));
    switch (turn % 6) {
    case 0:
        table->sortByColumn(DeviceTableModel::LastSeen, Qt::DescendingOrder);
        break;
    case 1:
        page.setFilter(QStringLiteral("version:2.4.*"));
        break;
    case 2:
        table->sortByColumn(DeviceTableModel::Device, Qt::AscendingOrder);
        break;
    case 3:
        page.setFilter(QStringLiteral("gw-*a -version:2.3.0"));
        break;
    case 4:
        table->sortByColumn(DeviceTableModel::Version, Qt::DescendingOrder);
        break;
    default:
        page.setFilter({});
        table->scrollToBottom();
    }
}

void BenchStall::measure(quint32 devices, int perSecond, int ms, Measured& measured)
{
    Flow flow;
    flow.active = devices / 10; // a wave of a rollout: these report every other second
    flow.firstActive = devices / 2;
    flow.perSecond = perSecond;
    flow.versions.resize(devices);
    const QTemporaryDir folder;
    QVERIFY(BigWorkspace::make(folder.path(), devices));
    CommandLine line;
    line.workspace = folder.path();
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = 0;
    line.broker = newProfile();
    line.broker->host = QStringLiteral("127.0.0.1");
    Language language;
    auto opened
        = Console::open(line, Console::Loading::WhenStarted, [&flow] { return std::make_unique<FlowSession>(flow); });
    QVERIFY(opened);
    Console& console = **opened;
    ConsoleWindow window(console, language);
    window.window().resize(1280, 800);
    window.show();
    window.window().showPage(QStringLiteral("devices"));
    console.start();
    auto* page = window.window().findChild<DevicesPage*>();
    QTRY_VERIFY_WITH_TIMEOUT(console.isLoaded() && page->model().rowCount() == static_cast<int>(devices), 120'000);
    QTest::qWait(sized(5000, 100)); // what follows a start is not of this figure

    QTimer hand;
    int turn = 0;
    connect(&hand, &QTimer::timeout, this, [&] { operate(*page, turn++); });
    flow.running = true;
    const Stopwatch time;
    const double cpuBefore = cpuSeconds();
    hand.start(sized(1000, 100));
    measured.watch.start();
    QTest::qWait(ms);
    measured.watch.stop();
    hand.stop();
    flow.running = false;
    measured.seconds = time.wall();
    measured.cpu = cpuSeconds() - cpuBefore;
    measured.reports = static_cast<double>(flow.sent);

    // Every report arrived, and the table says what the devices said last.
    page->setFilter({});
    const auto shown = [&] {
        std::size_t right = 0;
        for (quint32 device = 0; device < devices; ++device) {
            const int expected = flow.versions[device] == 0 ? 1 + static_cast<int>(device % 3) : flow.versions[device];
            right += page->model().device(device).version == static_cast<VersionIndex>(expected) ? 1 : 0;
        }
        return right;
    };
    QTRY_COMPARE_WITH_TIMEOUT(shown(), std::size_t{ devices }, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(page->model().rowCount(), static_cast<int>(devices), 60'000);
    quint64 counted = 0;
    const auto asked = console.loop().ask<quint64>(
        [](ControlLoop& loop, TimeMs now) -> Result<quint64> { return loop.pulse(now).reports; });
    QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 30'000);
    counted = *asked.result();
    QCOMPARE(counted, flow.sent.load());
    QVERIFY(console.end());
}

void BenchStall::sortsAndFiltersUnderLoad()
{
    Measured one;
    measure(sized(1'000'000U, 5'000U), sized(50'000, 2'000), sized(60'000, 3000), one);
    if (QTest::currentTestFailed())
        return;
    printFigure("gui_stall_reports", one.reports / one.seconds, "/s");
    printFigure("gui_stall_p99", share(one.watch.gaps, 0.99), "ms");
    printFigure("gui_stall_max", share(one.watch.gaps, 1), "ms");
    printFigure("gui_work_p99", share(one.watch.work, 0.99), "ms");
    printFigure("gui_work_max", share(one.watch.work, 1), "ms");
    printFigure("gui_stall_cpu", one.cpu / one.seconds, "ratio");
}

/// What the work of such a time costs the whole process for each device, in fleets of three sizes; and what a report
/// costs, in which the sorting of all rows each second has its part.
void BenchStall::grows()
{
    std::map<quint32, std::vector<double>> reports;
    const auto cost = [&](quint32 devices) {
        Measured one;
        measure(devices, sized(20'000, 2'000), sized(15'000, 500), one);
        if (QTest::currentTestFailed() || one.reports == 0)
            return -1.0;
        reports[devices].push_back(one.cpu / one.reports * 1e6);
        return one.cpu / one.seconds; // printGrowth() divides it by the devices
    };
    QVERIFY(printGrowth("stall", cost));
    for (const auto& [devices, costs] : reports)
        printFigure("stall_report_cpu_" + std::to_string(devices), median(costs), "us");
}

QTEST_MAIN(BenchStall)
#include "bench_stall.moc"
