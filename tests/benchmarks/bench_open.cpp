// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolewindow.h"
#include "models/tables/batchtablemodel.h"
#include "tests/benchmarks/bigworkspace.h"
#include "tests/benchmarks/figures.h"

#include <QAbstractProxyModel>
#include <QApplication>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace console;

namespace {

constexpr const char* childOption = "--open";

double secondsOfMachine()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Sees when a window was painted for the first time, and the loop turned after it.
class FirstPaint final : public QObject
{
public:
    explicit FirstPaint(QWidget& window) { window.installEventFilter(this); }
    double at = 0; ///< 0 = not yet

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && at == 0)
            QMetaObject::invokeMethod(
                this, [this] { at = at == 0 ? secondsOfMachine() : at; }, Qt::QueuedConnection);
        return false;
    }
};

/// A console with its window in a process of its own, so that nothing of another run is in its memory. Prints
/// "NAME VALUE" for each thing that was measured or has to be right.
int openWorkspace(int argc, char* argv[], const QString& folder, quint32 devices, bool batch, double since)
{
    QApplication app(argc, argv);
    CommandLine line;
    line.workspace = folder;
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = 0;
    Language language;
    auto opened = Console::open(line, Console::Loading::WhenStarted);
    if (!opened)
        return 1;
    ConsoleWindow window(**opened, language);
    FirstPaint paint(window.window());
    window.show();
    (*opened)->start();
    const auto tell = [](const char* name, double value) { std::printf("%s %.9g\n", name, value); };
    const auto* table = window.window().findChild<QTableView*>(QStringLiteral("deviceTable"));
    // The list shows open batches first: what stands behind its filter.
    const QAbstractItemModel* batches = window.window().findChild<QTableView*>(QStringLiteral("batches"))->model();
    while (const auto* proxy = qobject_cast<const QAbstractProxyModel*>(batches))
        batches = proxy->sourceModel();
    const auto isWhole = [&] {
        return (*opened)->isLoaded() && (*opened)->isServing() && paint.at != 0
            && table->model()->rowCount() == static_cast<int>(devices) && (!batch || batches->rowCount() == 1);
    };
    double stall = 0;
    double turned = secondsOfMachine();
    while (!isWhole() && turned - since < 120) {
        QTest::qWait(1);
        const double now = secondsOfMachine();
        stall = paint.at == 0 ? 0 : std::max(stall, now - turned);
        turned = now;
    }
    tell("painted", paint.at - since);
    tell("loaded", secondsOfMachine() - since);
    tell("cpu", cpuSeconds());
    tell("stall", stall);
    window.window().showPage(QStringLiteral("devices"));
    // The past of the charts is read in the background; what that took is given back, too.
    qint64 resident = -1;
    for (int still = 0; still < 4; QTest::qWait(500)) {
        const qint64 now = residentBytes();
        still = std::abs(now - resident) < 100'000 ? still + 1 : 0;
        resident = now;
    }
    tell("resident", static_cast<double>(resident));
    tell("rows", table->model()->rowCount());
    if (devices > 0) {
        const int last = table->model()->rowCount() - 1;
        tell("named", table->model()->index(last, 0).data().toString().startsWith(QLatin1String("gw-")));
        tell("versioned", !table->model()->index(last, 2).data().toString().isEmpty());
        // Every tenth task failed: the last device of ten has that as its last outcome.
        tell("outcomes", !table->model()->index(last, 6).data().toString().isEmpty());
        tell("tasks", batch ? batches->index(0, BatchTableModel::Devices).data().toString().remove(u',').toInt() : 0);
    }
    return (*opened)->end() ? 0 : 1;
}

using Told = QMap<QString, double>;

Told openedIn(const QString& folder, quint32 devices, bool batch)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString since = QString::number(secondsOfMachine(), 'f', 6);
    child.start(QCoreApplication::applicationFilePath(),
        { QLatin1String(childOption), folder, QString::number(devices), QString::number(batch ? 1 : 0), since });
    if (!child.waitForFinished(180'000) || child.exitCode() != 0)
        return {};
    Told told;
    const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
    for (const QByteArray& one : lines) {
        const QList<QByteArray> parts = one.split(' ');
        if (parts.size() == 2)
            told[QString::fromLatin1(parts.at(0))] = parts.at(1).toDouble();
    }
    return told;
}

} // namespace

/// The window on a big workspace: when it is there, when it is whole, and how much memory it holds.
class BenchOpen : public QObject
{
    Q_OBJECT

private slots:
    void opens();
    void remembers();

private:
    /// Median of several, each checked; empty when something was not right.
    static Told several(const QString& folder, quint32 devices, bool finishedBatch, std::vector<double>* sqlite);
};

Told BenchOpen::several(const QString& folder, quint32 devices, bool finishedBatch, std::vector<double>* sqlite)
{
    QMap<QString, std::vector<double>> all;
    for (int run = 0; run < runs(); ++run) {
        const Told told = openedIn(folder, devices, finishedBatch);
        const bool isRight = told.value(QStringLiteral("rows"), -1) == devices
            && (devices == 0
                || (told.value(QStringLiteral("named")) == 1 && told.value(QStringLiteral("versioned")) == 1
                    && told.value(QStringLiteral("outcomes")) == (finishedBatch ? 1 : 0)
                    && (!finishedBatch || told.value(QStringLiteral("tasks")) == devices)));
        if (!isRight) {
            qWarning() << told;
            return {};
        }
        for (auto one = told.cbegin(); one != told.cend(); ++one)
            all[one.key()].push_back(one.value());
        if (sqlite) {
            sqlite->push_back(BigWorkspace::sqliteSeconds(folder, {},
                QStringLiteral(
                    "SELECT * FROM product; SELECT * FROM module; SELECT * FROM version; SELECT * FROM device;"
                    " SELECT * FROM device_version; SELECT * FROM firmware; SELECT * FROM firmware_file;"
                    " SELECT * FROM batch; SELECT * FROM task;")));
        }
    }
    Told middle;
    for (auto one = all.cbegin(); one != all.cend(); ++one)
        middle[one.key()] = median(one.value());
    return middle;
}

void BenchOpen::opens()
{
    const std::array sizes{ sized(10'000U, 1'000U), sized(100'000U, 2'000U), sized(1'000'000U, 5'000U) };
    std::array<double, 3> cost{};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const QTemporaryDir folder;
        QVERIFY(BigWorkspace::make(folder.path(), sizes[i]));
        QVERIFY(BigWorkspace::addBatch(folder.path(), sizes[i], BigWorkspace::Rollout::Finished));
        std::vector<double> sqlite;
        const Told told = several(folder.path(), sizes[i], true, &sqlite);
        QVERIFY(!told.isEmpty());
        const double loaded = told[QStringLiteral("loaded")];
        cost[i] = loaded / sizes[i];
        QVERIFY(*std::min_element(sqlite.begin(), sqlite.end()) > 0);
        if (i + 1 < sizes.size())
            continue;
        printFigure("open_first_paint", told[QStringLiteral("painted")], "s");
        printFigure("open_loaded", loaded, "s");
        printFigure("open_loaded_cpu", told[QStringLiteral("cpu")], "s");
        printFigure("open_sqlite3", median(sqlite), "s");
        printFigure("open_ratio", loaded / median(sqlite), "ratio");
        printFigure("open_stall_max", told[QStringLiteral("stall")] * 1000, "ms");
    }
    printFigure("growth_open_100k", cost[1] / cost[0], "ratio");
    printFigure("growth_open_1m", cost[2] / cost[0], "ratio");
}

void BenchOpen::remembers()
{
    const auto resident = QStringLiteral("resident");
    const QTemporaryDir nothing;
    QVERIFY(BigWorkspace::make(nothing.path(), 0));
    const Told empty = several(nothing.path(), 0, false, nullptr);
    QVERIFY(!empty.isEmpty());
    const std::array sizes{ sized(10'000U, 1'000U), sized(100'000U, 2'000U), sized(1'000'000U, 5'000U) };
    std::array<double, 3> ofDevice{};
    std::array<double, 3> ofTask{};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const QTemporaryDir folder;
        QVERIFY(BigWorkspace::make(folder.path(), sizes[i]));
        const Told devices = several(folder.path(), sizes[i], false, nullptr);
        QVERIFY(!devices.isEmpty());
        QVERIFY(BigWorkspace::addBatch(folder.path(), sizes[i], BigWorkspace::Rollout::Queued));
        const Told batch = several(folder.path(), sizes[i], false, nullptr);
        QVERIFY(!batch.isEmpty());
        ofDevice[i] = (devices[resident] - empty[resident]) / sizes[i];
        ofTask[i] = (batch[resident] - devices[resident]) / sizes[i];
        if (i + 1 < sizes.size())
            continue;
        const QTemporaryDir ended; // every task was sent, moved and has all its times
        QVERIFY(BigWorkspace::make(ended.path(), sizes[i]));
        QVERIFY(BigWorkspace::addBatch(ended.path(), sizes[i], BigWorkspace::Rollout::Finished));
        const Told outcomes = several(ended.path(), sizes[i], true, nullptr);
        QVERIFY(!outcomes.isEmpty());
        printFigure("batch_bytes_ended", (outcomes[resident] - devices[resident]) / sizes[i], "B");
    }
    printFigure("empty_bytes", empty[resident], "B");
    printFigure("device_bytes", ofDevice[2], "B");
    printFigure("batch_bytes", ofTask[2], "B");
    printFigure("growth_device_bytes_100k", ofDevice[1] / ofDevice[0], "ratio");
    printFigure("growth_device_bytes_1m", ofDevice[2] / ofDevice[0], "ratio");
    printFigure("growth_batch_bytes_100k", ofTask[1] / ofTask[0], "ratio");
    printFigure("growth_batch_bytes_1m", ofTask[2] / ofTask[0], "ratio");
}

int main(int argc, char* argv[])
{
    if (argc == 6 && qstrcmp(argv[1], childOption) == 0)
        return openWorkspace(argc, argv, QString::fromLocal8Bit(argv[2]), QByteArray(argv[3]).toUInt(),
            qstrcmp(argv[4], "1") == 0, QByteArray(argv[5]).toDouble());
    QCoreApplication app(argc, argv);
    BenchOpen test;
    return QTest::qExec(&test, argc, argv);
}

#include "bench_open.moc"
