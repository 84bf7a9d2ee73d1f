// SPDX-License-Identifier: GPL-3.0-or-later
// Fifty operators' mistakes, each on a fleet of its own: every one is refused before anything is sent, and sound plans
// are not talked about.
#include "models/control/orders.h"

#include "tests/models/control/controlhost.h"

#include <QRandomGenerator>

#include <set>

using namespace console;

namespace {

constexpr int kinds = 17;
constexpr int mistakes = 3 * kinds - 1;
constexpr DeviceSlot fleetSize = 40; ///< of product pk; five of another behind them

/// A fleet as it is on a working day: 40 devices on 1.0 and 1.1, of which two have tried the firmware (2.0).
class WorkingDay
{
public:
    explicit WorkingDay(quint32 seed);

    /// Makes the mistake and says what the wizard would start then.
    BatchDraft mistaken(int kind);
    [[nodiscard]] BatchDraft sound();
    [[nodiscard]] Result<BatchId> start(const BatchDraft& draft);
    [[nodiscard]] int notices() const;

    ControlHost host;

private:
    BatchDraft mistakenScope(int kind);
    BatchDraft mistakenStrategy(int kind);
    void report(DeviceSlot device, const QByteArray& version);
    void tryOn(const std::vector<DeviceSlot>& devices, int step, const HaltRules& halt = {});
    [[nodiscard]] std::vector<DeviceSlot> some(std::size_t count);
    [[nodiscard]] static BatchDraft listed(std::vector<DeviceSlot> devices);

    QRandomGenerator m_random;
};

QByteArray nameOf(DeviceSlot device)
{
    return "d" + QByteArray::number(device);
}

WorkingDay::WorkingDay(quint32 seed)
    : m_random(seed)
{
    host.open();
    host.connectBroker();
    for (DeviceSlot device = 0; device < fleetSize; ++device)
        report(device, device % 2 == 0 ? "1.0" : "1.1");
    for (int device = 0; device < 5; ++device)
        host.deliver(
            "/ota/device/inform/other/e" + QByteArray::number(device), R"({"id":"1","params":{"version":"1.0"}})");
    host.commit();
    tryOn({ 0, 1 }, 100);
}

void WorkingDay::report(DeviceSlot device, const QByteArray& version)
{
    host.inform(nameOf(device), version);
    host.commit();
}

/// A batch on these devices until they report `step`, and, where that is 100, the version.
void WorkingDay::tryOn(const std::vector<DeviceSlot>& devices, int step, const HaltRules& halt)
{
    BatchDraft draft = listed(devices);
    draft.plan.halt = halt;
    QVERIFY(host.startBatch(draft.plan));
    for (const DeviceSlot device : devices) {
        QTRY_VERIFY((host.commit(), !host.sent(upgradeTopicOf(nameOf(device))).isEmpty()));
        host.progress(nameOf(device), step);
        if (step == 100)
            host.inform(nameOf(device), "2.0");
        host.commit();
    }
}

std::vector<DeviceSlot> WorkingDay::some(std::size_t count)
{
    std::set<DeviceSlot> chosen;
    while (chosen.size() < count)
        chosen.insert(2 + static_cast<DeviceSlot>(m_random.bounded(fleetSize - 2)));
    return { chosen.begin(), chosen.end() };
}

BatchDraft WorkingDay::listed(std::vector<DeviceSlot> devices)
{
    BatchDraft draft;
    draft.firmware = hostFirmware;
    draft.plan.scope = Scope::Devices;
    draft.plan.devices = std::move(devices);
    draft.plan.ratePerMinute = 10'000;
    return draft;
}

BatchDraft WorkingDay::sound()
{
    BatchDraft draft;
    draft.firmware = hostFirmware;
    draft.plan.ratePerMinute = 100 + m_random.bounded(9'000);
    switch (m_random.bounded(4)) {
    case 0:
        return draft;
    case 1:
        draft.plan.scope = Scope::Percent;
        draft.plan.percentThousandths = 1'000 + m_random.bounded(99'000);
        return draft;
    case 2:
        draft.plan.scope = Scope::SourceVersions;
        draft.plan.sourceVersions = { QStringLiteral("1.0") };
        return draft;
    default:
        return listed(some(1 + m_random.bounded(20U)));
    }
}

BatchDraft WorkingDay::mistakenScope(int kind)
{
    BatchDraft draft = sound();
    Plan& plan = draft.plan;
    const auto chosen = some(3);
    switch (kind) {
    case 0: // somebody runs a newer version already
        for (const DeviceSlot device : chosen)
            report(device, "2." + QByteArray::number(1 + m_random.bounded(9)));
        return listed(chosen);
    case 1: // a colleague's batch is under way
        tryOn(chosen, 10);
        return listed(chosen);
    case 2: // the list is yesterday's
        tryOn({ chosen.front() }, 100);
        return listed(chosen);
    case 3: // a list of two products
        return listed({ chosen.front(), fleetSize + static_cast<DeviceSlot>(m_random.bounded(5)) });
    case 4: // a list of the other product
        return listed({ fleetSize, fleetSize + 1 });
    case 5: // one of the versions is written wrongly
        plan.scope = Scope::SourceVersions;
        plan.sourceVersions = { QStringLiteral("1.0"), QStringLiteral("1.1.") + QString::number(m_random.bounded(9)) };
        return draft;
    case 6: // all of them
        plan.scope = Scope::SourceVersions;
        plan.sourceVersions = { QStringLiteral("v1.%1").arg(m_random.bounded(9)) };
        return draft;
    case 7: // those to be left out are of the other product
        plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::vector<DeviceSlot>{ fleetSize + 2 });
        return draft;
    case 8: // half a filter
        plan.scope = Scope::Filter;
        plan.filter = m_random.bounded(2) == 0 ? QStringLiteral("version <") : QStringLiteral("name = (d1");
        return draft;
    default: // a filter for nobody
        plan.scope = Scope::Filter;
        plan.filter = QStringLiteral("version = 1.0 and version = 1.1");
        return draft;
    }
}

BatchDraft WorkingDay::mistakenStrategy(int kind)
{
    BatchDraft draft = sound();
    Plan& plan = draft.plan;
    HaltRules halt;
    halt.failures = 2;
    switch (kind) {
    case 10: // it was halted yesterday
        tryOn(some(2), -4, halt);
        return draft;
    case 11: // these very devices have failed with it
    {
        const auto chosen = some(2);
        tryOn(chosen, -3);
        return listed(chosen);
    }
    case 12:
        plan.ratePerMinute = m_random.bounded(2) == 0 ? 0 : 10'001 + m_random.bounded(1'000);
        return draft;
    case 13: // last year
        plan.startAt = host.clock.time - TimeMs{ 365 } * 24 * 3600 * 1000;
        return draft;
    case 14: // tries again after it has given up
        plan.timeoutMinutes = 10;
        plan.retryCount = 2;
        plan.retryIntervalMinutes = 60;
        return draft;
    case 15: // the number is that of another list
        draft.expected = 1 + m_random.bounded(1'000'000U) + fleetSize;
        return draft;
    default: // the link leads nowhere
        host.loop->setLinks(QStringLiteral("ftp://files.example"), 24);
        return draft;
    }
}

BatchDraft WorkingDay::mistaken(int kind)
{
    return kind < 10 ? mistakenScope(kind) : mistakenStrategy(kind);
}

Result<BatchId> WorkingDay::start(const BatchDraft& draft)
{
    const auto answer = host.loop->order<BatchId>(QStringLiteral("li"), [draft](ControlLoop& loop, TimeMs now) {
        return orders::startBatch(loop, draft, { QStringLiteral("li") }, 24, now);
    });
    if (!QTest::qWaitFor([&] { return host.commit(), answer.isFinished(); }))
        return failure(ErrorKind::Internal, QStringLiteral("no answer"));
    return answer.result();
}

int WorkingDay::notices() const
{
    qsizetype sent = 0;
    for (DeviceSlot device = 0; device < fleetSize; ++device)
        sent += host.sent(upgradeTopicOf(nameOf(device))).size();
    return static_cast<int>(sent);
}

} // namespace

class TestMistakes : public QObject
{
    Q_OBJECT

private slots:
    void areAllCaughtBeforeAnythingIsSent()
    {
        int caught = 0;
        for (int seed = 0; seed < mistakes; ++seed) {
            WorkingDay day(static_cast<quint32>(seed));
            const BatchDraft draft = day.mistaken(seed % kinds);
            const int before = day.notices();
            const auto started = day.start(draft);
            QVERIFY2(!started, qPrintable(QStringLiteral("seed %1 was started").arg(seed)));
            QCOMPARE(day.notices(), before);
            ++caught;
            day.host.crash();
        }
        qInfo("figure mistakes_caught %d count", caught);
        QCOMPARE(caught, 50);
    }

    void soundPlansAreNotTalkedAbout()
    {
        int needless = 0;
        for (quint32 seed = 100; seed < 150; ++seed) {
            WorkingDay day(seed);
            const BatchDraft draft = day.sound();
            const auto preview = orders::previewBatch(*day.host.loop, draft, day.host.clock.time);
            QVERIFY(preview);
            needless += static_cast<int>(standingInTheWay(preview->findings, {}).size());
            QVERIFY(day.start(draft));
            day.host.crash();
        }
        qInfo("figure needless_warnings %d count", needless);
        QVERIFY(needless <= 1);
    }
};

QTEST_GUILESS_MAIN(TestMistakes)
#include "tst_mistakes.moc"
