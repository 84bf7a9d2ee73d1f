// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/plan.h"

#include <QTest>

#include <functional>
#include <optional>

using namespace console;

namespace {
constexpr TimeMs now = 1'700'000'000'000;
constexpr TimeMs day = 24LL * 60 * 60 * 1000;
using Change = std::function<void(Plan&)>;
} // namespace
Q_DECLARE_METATYPE(Change)

class PlanTest : public QObject
{
    Q_OBJECT

private slots:
    void isChecked_data();
    void isChecked();
};

void PlanTest::isChecked_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("error"); // -1 = none
    const auto row = [](const char* name, const Change& change, std::optional<ErrorKind> error = std::nullopt) {
        QTest::newRow(name) << change << (error ? static_cast<int>(*error) : -1);
    };
    row("defaults", [](Plan&) {});
    row("least percent", [](Plan& p) { p.percentThousandths = 1; });
    row(
        "no percent", [](Plan& p) { p.percentThousandths = 0; }, ErrorKind::PercentOutOfRange);
    row(
        "over 100 %", [](Plan& p) { p.percentThousandths = 100'001; }, ErrorKind::PercentOutOfRange);
    row("a share of a filter", [](Plan& p) { p.scope = Scope::Filter, p.percentThousandths = 500; });
    row(
        "a share of whoever comes",
        [](Plan& p) { p.scope = Scope::Filter, p.dynamic = true, p.percentThousandths = 500; },
        ErrorKind::ShareOfDynamic);
    row("rate 1", [](Plan& p) { p.ratePerMinute = 1; });
    row("rate 10,000", [](Plan& p) { p.ratePerMinute = 10'000; });
    row(
        "rate 0", [](Plan& p) { p.ratePerMinute = 0; }, ErrorKind::RateOutOfRange);
    row(
        "rate 10,001", [](Plan& p) { p.ratePerMinute = 10'001; }, ErrorKind::RateOutOfRange);
    row("timeout 1", [](Plan& p) { p.timeoutMinutes = 1; });
    row("timeout 1440", [](Plan& p) { p.timeoutMinutes = 1440; });
    row(
        "timeout 1441", [](Plan& p) { p.timeoutMinutes = 1441; }, ErrorKind::TimeoutOutOfRange);
    row(
        "timeout negative", [](Plan& p) { p.timeoutMinutes = -1; }, ErrorKind::TimeoutOutOfRange);
    row("5 retries at once", [](Plan& p) { p.retryCount = 5; });
    row(
        "3 retries", [](Plan& p) { p.retryCount = 3; }, ErrorKind::RetryOutOfRange);
    row(
        "interval 20", [](Plan& p) { p.retryIntervalMinutes = 20; }, ErrorKind::RetryOutOfRange);
    row("a day between, no timeout", [](Plan& p) { p.retryCount = 1, p.retryIntervalMinutes = 1440; });
    row(
        "interval as long as the timeout",
        [](Plan& p) { p.retryCount = 1, p.retryIntervalMinutes = 30, p.timeoutMinutes = 30; },
        ErrorKind::RetryOutOfRange);
    row("interval below the timeout",
        [](Plan& p) { p.retryCount = 1, p.retryIntervalMinutes = 30, p.timeoutMinutes = 31; });
    row("interval without retries", [](Plan& p) { p.retryIntervalMinutes = 30, p.timeoutMinutes = 10; });
    row("soon", [](Plan& p) { p.startAt = now + 1; });
    row("in seven days", [](Plan& p) { p.startAt = now + 7 * day; });
    row(
        "too far", [](Plan& p) { p.startAt = now + 7 * day + 1; }, ErrorKind::StartTimeTooFar);
    row(
        "past", [](Plan& p) { p.startAt = now; }, ErrorKind::StartTimeInPast);
    row("an end", [](Plan& p) { p.endAt = now + 1; });
    row(
        "ended", [](Plan& p) { p.endAt = now; }, ErrorKind::EndTimeOutOfRange);
    row(
        "ends before it starts", [](Plan& p) { p.startAt = now + day, p.endAt = now + day; },
        ErrorKind::EndTimeOutOfRange);
    row(
        "ends in three years", [](Plan& p) { p.endAt = now + 3 * 365 * day; }, ErrorKind::EndTimeOutOfRange);
    row("waves", [](Plan& p) { p.waves = { { 1, 0, {} }, {} }; });
    row(
        "one wave", [](Plan& p) { p.waves = { {} }; }, ErrorKind::WavesOutOfRange);
    row(
        "growth of six times", [](Plan& p) { p.pace.growth = PaceGrowth::ByNotified, p.pace.factorTenths = 60; },
        ErrorKind::PaceOutOfRange);
    row(
        "a window on no day",
        [](Plan& p) {
            p.windows = { { 0, 60, 120, {} } };
        },
        ErrorKind::WindowOutOfRange);
}

void PlanTest::isChecked()
{
    QFETCH(Change, change);
    QFETCH(int, error);
    Plan plan;
    change(plan);
    const auto checked = checkPlan(plan, now);
    QCOMPARE(checked ? -1 : static_cast<int>(checked.error().kind), error);
}

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
