// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/valuenames.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace console;

class TestValueNames : public QObject
{
    Q_OBJECT

private slots:
    void documentedNames();
    void snakeCaseAndDifferent();
};

namespace {

template <class T> void compareNames(T last)
{
    const QRegularExpression snake(QStringLiteral("^[a-z0-9]+(_[a-z0-9]+)*$"));
    QSet<QString> seen;
    for (int value = 0; value <= static_cast<int>(last); ++value) {
        const QString name = nameOf(static_cast<T>(value));
        QVERIFY2(snake.match(name).hasMatch(), qPrintable(name));
        QVERIFY2(!seen.contains(name), qPrintable(name));
        seen.insert(name);
    }
}

} // namespace

void TestValueNames::documentedNames()
{
    QCOMPARE(nameOf(FirmwareState::VerificationFailed), QLatin1StringView("verification_failed"));
    QCOMPARE(nameOf(TaskReason::FellBack), QLatin1StringView("fell_back"));
    QCOMPARE(nameOf(BatchKind::Upgrade), QLatin1StringView("upgrade"));
    QCOMPARE(nameOf(LinkState::Connected), QLatin1StringView("connected"));
    QCOMPARE(nameOf(ActivityKind::BatchStartedBySchedule), QLatin1StringView("batch_started_by_schedule"));
}

void TestValueNames::snakeCaseAndDifferent()
{
    compareNames(TaskReason::AlreadyThere);
    compareNames(WhyKind::Replaced);
    compareNames(TaskState::Skipped);
    compareNames(BatchState::Cancelled);
}

QTEST_GUILESS_MAIN(TestValueNames)
#include "tst_valuenames.moc"
