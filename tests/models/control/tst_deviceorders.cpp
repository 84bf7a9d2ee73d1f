// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/deviceorders.h"

#include "tests/models/control/controlhost.h"

using namespace console;

class TestDeviceOrders : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void marksAreThereAfterARestart();
    void aRefusedOrderChangesNothing();
    void onlyWhatChangesIsCounted();
    void aListSetsWhatItSays();
    void theLogSaysWho();
    void filtersAreKept();
    void findsWhatMatches();

private:
    template <class T> Result<T> order(std::function<Result<T>(ControlLoop&)> work);
    Result<quint32> mark(std::vector<DeviceSlot> devices, const char* group, const char* add, const char* remove = "");
    [[nodiscard]] QString marksOf(DeviceSlot device) const;

    std::unique_ptr<ControlHost> m_host;
};

void TestDeviceOrders::init()
{
    m_host = std::make_unique<ControlHost>();
    m_host->open();
    m_host->connectBroker();
    for (const char* device : { "d1", "d2", "d3" })
        m_host->inform(device, "1.0");
    m_host->commit();
    QVERIFY(!QTest::currentTestFailed());
}

void TestDeviceOrders::cleanup()
{
    m_host->crash();
    m_host.reset();
}

template <class T> Result<T> TestDeviceOrders::order(std::function<Result<T>(ControlLoop&)> work)
{
    const auto answer = m_host->loop->order<T>(
        QStringLiteral("li"), [work = std::move(work)](ControlLoop& loop, TimeMs) { return work(loop); });
    if (!QTest::qWaitFor([&] {
            (void)m_host->take();
            m_host->commit();
            return answer.isFinished();
        }))
        return failure(ErrorKind::WaitTimedOut);
    return answer.result();
}

Result<quint32> TestDeviceOrders::mark(
    std::vector<DeviceSlot> devices, const char* group, const char* add, const char* remove)
{
    MarkOrder wanted{ std::move(devices), std::nullopt, {}, {} };
    if (group)
        wanted.group = QString::fromUtf8(group);
    wanted.add = QString::fromUtf8(add).split(u',', Qt::SkipEmptyParts);
    wanted.remove = QString::fromUtf8(remove).split(u',', Qt::SkipEmptyParts);
    return order<quint32>([wanted](ControlLoop& loop) { return orders::markDevices(loop, wanted); });
}

QString TestDeviceOrders::marksOf(DeviceSlot device) const
{
    const Fleet& fleet = m_host->loop->rules().fleet;
    return toText(fleet.names().marks.at(fleet.device(device).marks)).replace(u'\n', u'/');
}

void TestDeviceOrders::marksAreThereAfterARestart()
{
    QCOMPARE(mark({ 2, 0, 0 }, "Lab 1", "beta,alpha").value_or(99), 2U);
    QCOMPARE(mark({ 0 }, nullptr, "gamma", "beta").value_or(99), 1U);
    QCOMPARE(marksOf(0), QStringLiteral("Lab 1/alpha/gamma"));
    m_host->crash();
    m_host->open();
    QCOMPARE(marksOf(0), QStringLiteral("Lab 1/alpha/gamma"));
    QCOMPARE(marksOf(1), QString());
    QCOMPARE(marksOf(2), QStringLiteral("Lab 1/alpha/beta"));
    QCOMPARE(mark({ 2 }, "", "", "alpha,beta").value_or(99), 1U);
    QCOMPARE(marksOf(2), QString());
}

void TestDeviceOrders::aRefusedOrderChangesNothing()
{
    QCOMPARE(mark({ 0 }, "a,b", "").error().kind, ErrorKind::MarkInvalid);
    QCOMPARE(mark({ 0 }, nullptr, " ").error().kind, ErrorKind::MarkInvalid);
    QCOMPARE(mark({ 0, 77 }, "Lab", "").error().kind, ErrorKind::NotFound);
    QStringList many;
    for (int i = 0; i < 32; ++i)
        many.append(QString::number(i));
    QVERIFY(mark({ 1 }, nullptr, qPrintable(many.join(u','))));
    QCOMPARE(mark({ 0, 1 }, nullptr, "one more").error().kind, ErrorKind::TooManyTags);
    QCOMPARE(marksOf(0), QString());
}

void TestDeviceOrders::onlyWhatChangesIsCounted()
{
    QCOMPARE(mark({ 0, 1 }, nullptr, "beta").value_or(99), 2U);
    QCOMPARE(mark({ 0, 1, 2 }, nullptr, "Beta").value_or(99), 1U); // another spelling of the same tag
    QCOMPARE(mark({ 0, 1, 2 }, nullptr, "", "gamma").value_or(99), 0U);
}

void TestDeviceOrders::aListSetsWhatItSays()
{
    QVERIFY(mark({ 0, 1 }, "Lab", "old"));
    const std::vector<MarkLine> lines{ { 0, std::nullopt, QStringList({ QStringLiteral("new") }) },
        { 1, QString(), std::nullopt }, { 2, QStringLiteral("North"), QStringList() } };
    const auto changed = order<quint32>([lines](ControlLoop& loop) { return orders::applyMarks(loop, lines); });
    QCOMPARE(changed.value_or(99), 3U);
    QCOMPARE(marksOf(0), QStringLiteral("Lab/new"));
    QCOMPARE(marksOf(1), QStringLiteral("/old"));
    QCOMPARE(marksOf(2), QStringLiteral("North/"));
}

void TestDeviceOrders::theLogSaysWho()
{
    QVERIFY(mark({ 0, 1 }, "Lab 1", "beta"));
    QVERIFY(mark({ 2 }, nullptr, "", "beta")); // nothing changes: nothing to tell
    const QList<Activity> logged = m_host->logged(ActivityKind::DevicesMarked);
    QCOMPARE(logged.size(), 2);
    QCOMPARE(logged.at(0).args, QStringList({ QStringLiteral("group"), QStringLiteral("Lab 1"), QStringLiteral("2") }));
    QCOMPARE(logged.at(1).args, QStringList({ QStringLiteral("tag"), QStringLiteral("beta"), QStringLiteral("2") }));
    QCOMPARE(logged.at(0).actor, QStringLiteral("li"));
    QCOMPARE(logged.at(0).device, noDevice);
    QVERIFY(mark({ 2 }, nullptr, "x"));
    QCOMPARE(m_host->logged(ActivityKind::DevicesMarked).last().device, DeviceSlot{ 2 });
}

void TestDeviceOrders::filtersAreKept()
{
    const auto save = [this](const char* name, const char* text) {
        const SavedFilter filter{ QString::fromUtf8(name), QString::fromUtf8(text) };
        return order<void>([filter](ControlLoop& loop) { return orders::saveFilter(loop, filter); });
    };
    QVERIFY(save("Old ones", "version < 2"));
    QVERIFY(save("old ONES", "version < 1.5"));
    QVERIFY(save("gone", "a"));
    QVERIFY(save("gone", ""));
    QVERIFY(!save("gone", ""));
    QVERIFY(!save("wrong", "version <"));
    m_host->crash();
    m_host->open();
    QCOMPARE(m_host->loop->rules().filters.all(),
        QList<SavedFilter>({ { QStringLiteral("Old ones"), QStringLiteral("version < 1.5") } }));
}

void TestDeviceOrders::findsWhatMatches()
{
    QVERIFY(mark({ 0, 2 }, nullptr, "beta"));
    const auto query = DeviceQuery::parse(QStringLiteral("tag = beta and version < 2 and product = pk"));
    std::vector<DeviceSlot> found;
    QCOMPARE(orders::matchDevices(*m_host->loop, *query, 0, 2, m_host->clock.time, found), DeviceSlot{ 2 });
    QCOMPARE(found, std::vector<DeviceSlot>({ 0 }));
    QCOMPARE(orders::matchDevices(*m_host->loop, *query, 2, 2, m_host->clock.time, found), DeviceSlot{ 3 });
    QCOMPARE(found, std::vector<DeviceSlot>({ 0, 2 }));
    QVERIFY(!orders::deviceMatches(*m_host->loop, *query, 1, m_host->clock.time));
}

QTEST_GUILESS_MAIN(TestDeviceOrders)
#include "tst_deviceorders.moc"
