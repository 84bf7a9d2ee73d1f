// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/newcomers.h"

#include "models/control/deviceorders.h"
#include "models/control/orders.h"
#include "tests/models/control/controlhost.h"

using namespace console;

class TestNewcomers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aDeviceThatEnrolsJoins();
    void aTagMakesItMatch();
    void nothingLeavesBeforeItIsKept();
    void exclusionsOutliveARestart();
    void aFilterThatFindsNobodySaysWhy_data();
    void aFilterThatFindsNobodySaysWhy();
    void aBadFilterIsRefused();

private:
    static Plan filtered(const char* filter, bool dynamic = true);
    void tag(DeviceSlot device, const char* tag);

    std::unique_ptr<ControlHost> m_host;
};

void TestNewcomers::init()
{
    m_host = std::make_unique<ControlHost>();
    m_host->open();
    m_host->connectBroker();
    for (const char* device : { "d0", "d1", "d2" })
        m_host->inform(device, "1.0");
    m_host->commit();
    QVERIFY(!QTest::currentTestFailed());
}

void TestNewcomers::cleanup()
{
    m_host->crash();
    m_host.reset();
}

Plan TestNewcomers::filtered(const char* filter, bool dynamic)
{
    Plan plan;
    plan.scope = Scope::Filter;
    plan.filter = QString::fromUtf8(filter);
    plan.dynamic = dynamic;
    return plan;
}

void TestNewcomers::tag(DeviceSlot device, const char* tag)
{
    const MarkOrder order{ { device }, std::nullopt, { QString::fromUtf8(tag) }, {} };
    const auto done = m_host->loop->order<quint32>(
        {}, [order](ControlLoop& loop, TimeMs) { return orders::markDevices(loop, order); });
    QVERIFY(QTest::qWaitFor([&] {
        (void)m_host->take();
        m_host->commit();
        return done.isFinished();
    }));
}

void TestNewcomers::aDeviceThatEnrolsJoins()
{
    const BatchId batch = m_host->startBatch(filtered("version < 2 and d*")).value();
    QCOMPARE(m_host->book.tasks[batch].size(), std::size_t{ 3 });
    m_host->inform("d3", "1.0");
    m_host->inform("x4", "1.0"); // the filter does not find it
    m_host->inform("d5", "2.5"); // nor this
    m_host->commit();
    QCOMPARE(m_host->book.tasks[batch].size(), std::size_t{ 4 });
    QVERIFY(m_host->book.tasks[batch].contains(3));
    m_host->inform("d5", "1.9"); // now it does
    m_host->commit();
    QVERIFY(m_host->book.tasks[batch].contains(5));
    QTRY_COMPARE(m_host->sent(upgradeTopicOf("d3")).size(), 1);
    QTRY_VERIFY((static_cast<void>(m_host->take()), m_host->logged(ActivityKind::DevicesJoined).size() >= 1));
    QCOMPARE(m_host->logged(ActivityKind::DevicesJoined).first().batch, batch);
}

void TestNewcomers::aTagMakesItMatch()
{
    tag(0, "beta");
    const BatchId batch = m_host->startBatch(filtered("tag = beta")).value();
    QCOMPARE(m_host->book.tasks[batch].size(), std::size_t{ 1 });
    tag(2, "beta");
    QCOMPARE(m_host->book.tasks[batch].size(), std::size_t{ 2 });
    QVERIFY(m_host->book.tasks[batch].contains(2));
    const BatchId fixed = m_host->startBatch(filtered("tag = gamma or name = d0", false)).value();
    tag(1, "gamma");
    QVERIFY(!m_host->book.tasks[fixed].contains(1)); // a static batch takes nobody
}

void TestNewcomers::nothingLeavesBeforeItIsKept()
{
    (void)m_host->startBatch(filtered("version < 2"));
    m_host->inform("d9", "1.0");
    (void)m_host->take();
    QTest::qWait(0);
    QCOMPARE(m_host->sent(upgradeTopicOf("d9")).size(), 0);
    m_host->commit();
    QTRY_COMPARE(m_host->sent(upgradeTopicOf("d9")).size(), 1);
}

void TestNewcomers::exclusionsOutliveARestart()
{
    Plan plan = filtered("version < 2");
    plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::vector<DeviceSlot>{ 1, 3 });
    const BatchId batch = m_host->startBatch(plan).value();
    QVERIFY(!m_host->book.tasks[batch].contains(1));
    m_host->crash();
    m_host->open();
    m_host->connectBroker();
    m_host->inform("d3", "1.0");
    m_host->inform("d4", "1.0");
    m_host->commit();
    QVERIFY(!m_host->book.tasks[batch].contains(3));
    QVERIFY(m_host->book.tasks[batch].contains(4));
}

void TestNewcomers::aFilterThatFindsNobodySaysWhy_data()
{
    QTest::addColumn<QString>("clause");
    QTest::addColumn<bool>("alone");
    QTest::newRow("version > 2 and d*") << QStringLiteral("version > 2") << true;
    QTest::newRow("d* (tag = x or tag = y)") << QStringLiteral("(tag = x or tag = y)") << true;
    QTest::newRow("name = d0 and name = d1") << QStringLiteral("name = d1") << false;
}

void TestNewcomers::aFilterThatFindsNobodySaysWhy()
{
    const Plan plan = filtered(QTest::currentDataTag());
    const auto preview
        = orders::previewBatch(*m_host->loop, { BatchKind::Upgrade, hostFirmware, plan }, m_host->clock.time);
    QVERIFY(preview && preview->hole);
    QTEST(plan.filter.mid(preview->hole->clause.position, preview->hole->clause.length), "clause");
    QTEST(preview->hole->alone, "alone");
    const auto refused = m_host->startBatch(plan);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FilterMatchesNone);
    QTEST(refused.error().context, "clause");
    QVERIFY(m_host->loop->rules().engine.batches().empty());
}

void TestNewcomers::aBadFilterIsRefused()
{
    for (const char* wrong : { "version <", "", "  " })
        QCOMPARE(m_host->startBatch(filtered(wrong)).error().kind, ErrorKind::FilterInvalid);
}

QTEST_GUILESS_MAIN(TestNewcomers)
#include "tst_newcomers.moc"
