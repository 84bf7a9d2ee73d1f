// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/versionorder.h"
#include "models/fleet/devicemarks.h"
#include "models/tables/tableroles.h"
#include "tests/benchmarks/figures.h"
#include "tests/benchmarks/millionrows.h"
#include "tests/support/fakecommands.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"
#include "ui/devices/devicespage.h"

#include <QApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace console;

namespace {

/// What one would write with Qt's own proxy: it knows the model by data() alone.
class PeerProxy final : public QSortFilterProxyModel
{
public:
    using Accepts = std::function<bool(const QAbstractItemModel&, int row)>;
    void filterBy(Accepts accepts)
    {
        m_accepts = std::move(accepts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex&) const override
    {
        return !m_accepts || m_accepts(*sourceModel(), row);
    }

private:
    Accepts m_accepts;
};

QString textAt(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

struct Expression
{
    QString text;
    PeerProxy::Accepts peer;
};

std::vector<Expression> expressions()
{
    using Table = DeviceTableModel;
    const auto matching = [](int column, const char* pattern) {
        return [column,
                   expression = QRegularExpression(QLatin1String(pattern), QRegularExpression::CaseInsensitiveOption)](
                   const QAbstractItemModel& model, int row) {
            return expression.match(textAt(model, row, column)).hasMatch();
        };
    };
    const auto badge = [](int column, TaskState state) {
        return [column, state](const QAbstractItemModel& model, int row) {
            const QVariant shown = model.index(row, column).data(BadgeRole);
            return shown.isValid() && shown.toInt() == static_cast<int>(state);
        };
    };
    return {
        { QStringLiteral("7f"), matching(Table::Device, "7f") },
        { QStringLiteral("gw-*a"), matching(Table::Device, "^gw-.*a$") },
        { QStringLiteral("version:2.4.2*"), matching(Table::Version, "^2\\.4\\.2") },
        { QStringLiteral("product:a1B2c3D4e5C"), matching(Table::Product, "^a1B2c3D4e5C$") },
        { QStringLiteral("state:upgrading"), badge(Table::State, TaskState::Upgrading) },
        { QStringLiteral("outcome:failed"), badge(Table::LastOutcome, TaskState::Failed) },
        { QStringLiteral("seen:>27d"),
            [before = QDateTime::currentMSecsSinceEpoch() - 27LL * 86'400'000](const QAbstractItemModel& model,
                int row) { return model.index(row, Table::LastSeen).data(SortRole).toLongLong() < before; } },
        { QStringLiteral("-version:2.4.1 product:a1B2c3D4e5A gw-0"),
            [](const QAbstractItemModel& model, int row) {
                return textAt(model, row, Table::Version) != QLatin1String("2.4.1")
                    && textAt(model, row, Table::Product) == QLatin1String("a1B2c3D4e5A")
                    && textAt(model, row, Table::Device).contains(QLatin1String("gw-0"), Qt::CaseInsensitive);
            } },
    };
}

/// A Devices page as a person has it before them.
class OpenPage final : public QObject
{
public:
    explicit OpenPage(MillionRows& rows)
        : m_page(m_commands, rows.names)
    {
        m_page.resize(1280, 800);
        m_page.applyFrame(rows.frame);
        m_page.applyFrame({}); // as the second after it: nothing new
        rows.frame = {};
        m_page.show();
        m_table = m_page.findChild<TableView*>(QStringLiteral("deviceTable"));
        m_table->viewport()->installEventFilter(this);
        connect(&model(), &OrderedTableModel::orderApplied, this, [this] { m_applied = true; });
        (void)QTest::qWaitForWindowExposed(&m_page);
        (void)QTest::qWaitFor([this] { return !model().isOrdering(); }, 60'000);
        QTest::qWait(300); // all that a new page still does
    }

    const DeviceTableModel& model() const { return m_page.model(); }
    /// Seconds from the order until it is on the screen.
    double sort(int column, Qt::SortOrder order)
    {
        return timed([&] { m_table->sortByColumn(column, order); });
    }
    double filter(const QString& text)
    {
        return timed([&] { m_page.setFilter(text); });
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_applied) // the next turn of the loop comes after painting
            QMetaObject::invokeMethod(
                this, [this] { m_painted = true; }, Qt::QueuedConnection);
        return false;
    }

private:
    template <class Order> double timed(Order order)
    {
        m_applied = m_painted = false;
        const Stopwatch watch;
        order();
        while (!m_painted || !m_applied)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return watch.wall();
    }

    FakeCommands m_commands;
    DevicesPage m_page;
    TableView* m_table = nullptr;
    bool m_applied = false;
    bool m_painted = false;
};

/// -1, 0, 1: how two rows of the table stand to each other by a column, said once more in plain words.
int compared(const DeviceRow& a, const DeviceRow& b, const FleetNames& names, int column)
{
    const auto sign = [](auto x, auto y) { return x < y ? -1 : y < x ? 1 : 0; };
    const auto stateOf = [](const DeviceRow& row) {
        return row.openBatch == 0 ? std::pair(-1, 0) : std::pair(int(row.openState), int(row.openStep));
    };
    const auto outcomeOf = [](const DeviceRow& row) {
        return row.hasOutcome ? std::pair(int(row.lastOutcome), int(row.lastReason)) : std::pair(-1, 0);
    };
    switch (column) {
    case DeviceTableModel::Device:
        return sign(names.devices.at(a.slot), names.devices.at(b.slot));
    case DeviceTableModel::Product:
        return sign(names.products.at(a.product), names.products.at(b.product));
    case DeviceTableModel::Version:
        return sign(compareVersions(names.versions.at(a.version), names.versions.at(b.version)), 0);
    case DeviceTableModel::Modules:
        return sign(a.moreModules, b.moreModules);
    case DeviceTableModel::State:
        return sign(stateOf(a), stateOf(b));
    case DeviceTableModel::LastSeen:
        return sign(a.lastSeen, b.lastSeen);
    case DeviceTableModel::LastOutcome:
        return sign(outcomeOf(a), outcomeOf(b));
    case DeviceTableModel::Group:
        return sign(names.marks.at(a.marks), names.marks.at(b.marks));
    case DeviceTableModel::Tags:
        return sign(packedTags(names.marks.at(a.marks)), packedTags(names.marks.at(b.marks)));
    default:
        return sign(a.enrolledSeconds, b.enrolledSeconds);
    }
}

bool isOrdered(const DeviceTableModel& model, int column, Qt::SortOrder order)
{
    for (int row = 1; row < model.rowCount(); ++row) {
        const DeviceRow& before = model.device(model.sourceAt(row - 1));
        const DeviceRow& after = model.device(model.sourceAt(row));
        const int way = compared(before, after, model.names(), column);
        if (way == 0 ? before.slot >= after.slot : (way > 0) == (order == Qt::AscendingOrder))
            return false;
    }
    return true;
}

double peerSort(DeviceTableModel& model, int column)
{
    const bool isText = column <= DeviceTableModel::Version || column >= DeviceTableModel::Group;
    PeerProxy proxy;
    proxy.setSortRole(isText ? Qt::DisplayRole : static_cast<int>(SortRole));
    proxy.setSourceModel(&model);
    if (proxy.rowCount() != model.rowCount())
        return -1;
    const Stopwatch watch;
    proxy.sort(column, Qt::AscendingOrder);
    (void)proxy.mapToSource(proxy.index(0, 0));
    return watch.wall();
}

/// What typing into a filter field costs with a proxy that stands: it takes the rows out run by run.
double peerFilter(const DeviceTableModel& model, const Expression& expression, int& rows)
{
    PeerProxy proxy;
    proxy.setSourceModel(const_cast<DeviceTableModel*>(&model)); // only read
    rows = proxy.rowCount();
    const Stopwatch watch;
    proxy.filterBy(expression.peer);
    rows = proxy.rowCount();
    return watch.wall();
}

/// And into a proxy made anew for each filter, which nobody does, for it forgets selection and place.
double peerFreshFilter(const DeviceTableModel& model, const Expression& expression, int& rows)
{
    PeerProxy proxy;
    proxy.filterBy(expression.peer);
    const Stopwatch watch;
    proxy.setSourceModel(const_cast<DeviceTableModel*>(&model));
    rows = proxy.rowCount();
    return watch.wall();
}

struct Measured
{
    double ours = 0;
    double peer = 0;
    std::string what;
};

/// The one that gains least, with the peer's median of three; the slowest is printed beside it.
template <class Peer> void printWorst(std::vector<Measured> all, const std::string& name, Peer peer)
{
    const auto gain = [](const Measured& one) { return one.peer / one.ours; };
    auto worst = std::min_element(
        all.begin(), all.end(), [&](const Measured& a, const Measured& b) { return gain(a) < gain(b); });
    std::vector<double> again{ worst->peer };
    while (isFullSize() && again.size() < 3)
        again.push_back(peer(static_cast<std::size_t>(worst - all.begin())));
    worst->peer = median(again);
    const auto slowest = std::max_element(
        all.begin(), all.end(), [](const Measured& a, const Measured& b) { return a.ours < b.ours; });
    printFigure(name + "_speedup", gain(*worst), "ratio");
    printFigure(name + "_ms", slowest->ours * 1000, "ms");
    printFigure(name + "_proxy_ms", worst->peer * 1000, "ms");
    std::printf(
        "%s: gains least by %s; takes longest by %s\n", name.c_str(), worst->what.c_str(), slowest->what.c_str());
}

} // namespace

/// Sorting and filtering the Devices page until it is repainted, against Qt's proxy on the same model.
class BenchTables : public QObject
{
    Q_OBJECT

private slots:
    void sorts();
    void filters();
    void grows();

private:
    static constexpr int rounds = 5;
};

void BenchTables::sorts()
{
    MillionRows rows(sized(1'000'000U, 5'000U));
    DeviceTableModel plain(rows.names);
    plain.applyFrame(rows.frame);
    OpenPage page(rows);
    std::vector<Measured> all;
    for (int column = 0; column < DeviceTableModel::Columns; ++column) {
        std::vector<double> times;
        for (int round = 0; round < sized(rounds, 1); ++round) {
            times.push_back(page.sort(column, Qt::DescendingOrder));
            QVERIFY(isOrdered(page.model(), column, Qt::DescendingOrder));
            times.push_back(page.sort(column, Qt::AscendingOrder));
            QVERIFY(isOrdered(page.model(), column, Qt::AscendingOrder));
        }
        QCOMPARE(page.model().rowCount(), plain.rowCount());
        const double peer = peerSort(plain, column);
        QVERIFY(peer > 0);
        all.push_back({ median(times), peer,
            plain.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().toStdString() });
        std::printf(
            "sort by %s: %.1f ms, proxy %.0f ms\n", all.back().what.c_str(), all.back().ours * 1000, peer * 1000);
    }
    printWorst(all, "sort", [&](std::size_t column) { return peerSort(plain, static_cast<int>(column)); });
}

void BenchTables::filters()
{
    MillionRows rows(sized(1'000'000U, 5'000U));
    DeviceTableModel plain(rows.names);
    plain.applyFrame(rows.frame);
    OpenPage page(rows);
    std::vector<Measured> all;
    const std::vector<Expression> asked = expressions();
    for (const Expression& expression : asked) {
        int expected = 0;
        const double peer = peerFilter(plain, expression, expected);
        const double fresh = peerFreshFilter(plain, expression, expected);
        std::vector<double> times;
        for (int round = 0; round < sized(rounds, 1); ++round) {
            times.push_back(page.filter(expression.text));
            QCOMPARE(page.model().rowCount(), expected);
            const DeviceQuery query = *DeviceQuery::parse(expression.text);
            const TimeMs now = QDateTime::currentMSecsSinceEpoch();
            for (int row = 0; row < expected; ++row)
                QVERIFY(
                    query.matches(factsOf(page.model().device(page.model().sourceAt(row)), page.model().names()), now));
            times.push_back(page.filter({}));
            QCOMPARE(page.model().rowCount(), plain.rowCount());
        }
        all.push_back({ median(times), peer, expression.text.toStdString() });
        std::printf("filter %s: %.1f ms for %d rows, proxy %.0f ms, a new proxy %.0f ms\n", all.back().what.c_str(),
            all.back().ours * 1000, expected, peer * 1000, fresh * 1000);
    }
    int ignored = 0;
    printWorst(all, "filter", [&](std::size_t at) { return peerFilter(plain, asked[at], ignored); });
}

void BenchTables::grows()
{
    std::array<double, 3> sortCost{};
    std::array<double, 3> filterCost{};
    const std::array sizes{ sized(10'000U, 500U), sized(100'000U, 1'000U), sized(1'000'000U, 5'000U) };
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        MillionRows rows(sizes[i]);
        OpenPage page(rows);
        std::vector<double> sorts;
        std::vector<double> filters;
        for (int round = 0; round < sized(rounds, 1); ++round) {
            for (const Qt::SortOrder order : { Qt::DescendingOrder, Qt::AscendingOrder }) {
                sorts.push_back(page.sort(DeviceTableModel::Device, order));
                QVERIFY(isOrdered(page.model(), DeviceTableModel::Device, order));
            }
            filters.push_back(page.filter(QStringLiteral("gw-*a")));
            (void)page.filter({});
        }
        QCOMPARE(page.model().rowCount(), static_cast<int>(sizes[i]));
        sortCost[i] = median(sorts) / sizes[i];
        filterCost[i] = median(filters) / sizes[i];
    }
    printFigure("growth_sort_100k", sortCost[1] / sortCost[0], "ratio");
    printFigure("growth_sort_1m", sortCost[2] / sortCost[0], "ratio");
    printFigure("growth_filter_100k", filterCost[1] / filterCost[0], "ratio");
    printFigure("growth_filter_1m", filterCost[2] / filterCost[0], "ratio");
}

QTEST_MAIN(BenchTables)
#include "bench_tables.moc"
