// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitytext.h"

#include "models/base/error.h"
#include "models/rollout/windowtext.h"
#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "ui/common/errortext.h"
#include "ui/common/halttext.h"
#include "ui/common/plantext.h"
#include "ui/common/refusaltext.h"

#include <QCoreApplication>

#include <array>

namespace console {

namespace {

// Qt 6.4 has the suffix _s in its own namespace.
using namespace Qt::StringLiterals;

struct ActivityText
{
    Q_DECLARE_TR_FUNCTIONS(ActivityText)
};

// Every kind once; groupOf and markOf say the rest.
constexpr std::array allKinds{ ActivityKind::FirmwareAdded, ActivityKind::FirmwareDeleted,
    ActivityKind::VerificationStarted, ActivityKind::BatchStarted, ActivityKind::BatchScheduled,
    ActivityKind::BatchPaused, ActivityKind::BatchResumed, ActivityKind::BatchCancelled, ActivityKind::RateChanged,
    ActivityKind::FailedRetried, ActivityKind::TasksCancelled, ActivityKind::SettingsChanged,
    ActivityKind::DevicesMarked, ActivityKind::BatchClosed, ActivityKind::DevicesJoined, ActivityKind::WaveReleased,
    ActivityKind::PaceChanged, ActivityKind::DossierSaved, ActivityKind::BatchSubmitted, ActivityKind::BatchReleased,
    ActivityKind::TimesChanged, ActivityKind::WaveOpened, ActivityKind::GateOutOfReach,
    ActivityKind::BatchEndedBySchedule, ActivityKind::VerificationPassed, ActivityKind::VerificationFailed,
    ActivityKind::BatchCompleted, ActivityKind::TaskFailed, ActivityKind::TaskTimedOut, ActivityKind::TaskSilent,
    ActivityKind::TaskReplaced, ActivityKind::FirmwareTampered, ActivityKind::FirmwareUnreadable,
    ActivityKind::LateReport, ActivityKind::BatchStartedBySchedule, ActivityKind::BatchHalted,
    ActivityKind::DeviceEnrolled, ActivityKind::ReportRejected, ActivityKind::SuspiciousReport,
    ActivityKind::NobodyListening, ActivityKind::NoticeRefused, ActivityKind::BrokerConnected, ActivityKind::BrokerLost,
    ActivityKind::ReportsMayBeMissing, ActivityKind::StoreFailed, ActivityKind::StoreRecovered,
    ActivityKind::ServerListening, ActivityKind::ServerFailed, ActivityKind::ConsoleStarted,
    ActivityKind::ConsoleStopped, ActivityKind::LogBroken };

/// The arguments of one entry, as text, numbers and names.
class Arguments
{
public:
    Arguments(const Activity& activity, const ActivityContext& context)
        : m_activity(activity)
        , m_context(context)
    {
    }

    [[nodiscard]] QString text(int index) const
    {
        return index < m_activity.args.size() && !m_activity.args.at(index).isEmpty() ? m_activity.args.at(index)
                                                                                      : u"?"_s;
    }
    [[nodiscard]] QString count(int index) const
    {
        bool isNumber = false;
        const qint64 number = text(index).toLongLong(&isNumber);
        return isNumber ? countText(number) : u"?"_s;
    }
    [[nodiscard]] QString devices(int index) const
    {
        bool isNumber = false;
        const qint64 number = text(index).toLongLong(&isNumber);
        return isNumber ? devicesText(number) : ActivityText::tr("%1 devices").arg(u"?"_s);
    }
    [[nodiscard]] QString time(int index) const
    {
        bool isNumber = false;
        const qint64 at = text(index).toLongLong(&isNumber);
        return isNumber ? exactTimeText(at) : u"?"_s;
    }
    [[nodiscard]] QString error(int kind, int context) const
    {
        bool isNumber = false;
        const int number = text(kind).toInt(&isNumber);
        if (!isNumber)
            return u"?"_s;
        return errorText({ static_cast<ErrorKind>(number), m_activity.args.value(context) });
    }
    [[nodiscard]] QString reason() const { return taskReasonText(static_cast<TaskReason>(text(0).toInt())); }
    [[nodiscard]] QString device() const
    {
        return m_activity.device < m_context.names.devices.size()
            ? toText(m_context.names.devices.at(m_activity.device))
            : u"?"_s;
    }
    /// Cause, failed, devices, cohort.
    [[nodiscard]] QString halt() const
    {
        Halt halt;
        const int cause = text(0).toInt();
        if (cause <= 0 || cause > static_cast<int>(lastHaltCause))
            return ActivityText::tr("Halted %1").arg(batch());
        halt.cause = static_cast<HaltCause>(cause);
        halt.failed = text(1).toUInt();
        halt.exposed = text(2).toUInt();
        halt.cohort = text(3).toUInt();
        return ActivityText::tr("%1 (%2)").arg(haltText(halt, cohortName(halt, m_context.names)), batch());
    }
    [[nodiscard]] QString pace() const
    {
        PaceRules rules;
        const int growth = text(1).toInt();
        rules.growth = growth < 0 || growth > 2 ? PaceGrowth::Constant : static_cast<PaceGrowth>(growth);
        rules.factorTenths = text(2).toInt();
        rules.every = text(3).toInt();
        rules.maxDownloads = text(4).toInt();
        rules.maxMegabits = text(5).toInt();
        return PlanText::pace(text(0).toInt(), rules);
    }
    /// Windows, end, what happens then.
    [[nodiscard]] QString times() const
    {
        Plan plan;
        const auto windows = parseWindows(m_activity.args.value(0));
        plan.windows = windows ? *windows : std::vector<MaintenanceWindow>();
        plan.endAt = m_activity.args.value(1).toLongLong();
        plan.endAction = text(2) == u"1" ? EndAction::CancelAll : EndAction::FinishOpen;
        return ActivityText::tr("Changed the times of %1. Windows: %2. End: %3")
            .arg(batch(), PlanText::windows(plan.windows), PlanText::end(plan));
    }
    /// "the batch of 2.4.1"
    [[nodiscard]] QString batch() const
    {
        const QString version = m_context.batchVersions.value(m_activity.batch.value);
        return version.isEmpty() ? ActivityText::tr("the batch") : ActivityText::tr("the batch of %1").arg(version);
    }

private:
    const Activity& m_activity;
    const ActivityContext& m_context;
};

QString settingText(const QString& what)
{
    if (what == u"theme")
        return ActivityText::tr("the theme");
    if (what == u"language")
        return ActivityText::tr("the language");
    if (what == u"four-eyes-on")
        return ActivityText::tr("batches are released by a second operator");
    if (what == u"four-eyes-off")
        return ActivityText::tr("batches need no second operator any more");
    return what;
}

QString marksText(const Arguments& args)
{
    const QString what = args.text(0);
    if (what == u"group")
        return ActivityText::tr("Put %1 into group %2").arg(args.devices(2), args.text(1));
    if (what == u"ungroup")
        return ActivityText::tr("Took %1 out of their group").arg(args.devices(2));
    if (what == u"tag")
        return ActivityText::tr("Gave tag %2 to %1").arg(args.devices(2), args.text(1));
    if (what == u"untag")
        return ActivityText::tr("Took tag %2 from %1").arg(args.devices(2), args.text(1));
    return ActivityText::tr("Changed groups and tags of %1 by a list").arg(args.devices(2));
}

QString suspicionText(const Arguments& args)
{
    const QString finding = args.text(1);
    if (finding == u"flood")
        return ActivityText::tr("%1 sends messages without end; what is too much is not read").arg(args.device());
    if (finding == u"versions")
        return ActivityText::tr("%1 changes its version again and again").arg(args.device());
    if (finding == u"again")
        return ActivityText::tr("%1 reports progress again and again, with nothing to do").arg(args.device());
    return ActivityText::tr("%1 reported progress %2 without a task").arg(args.device(), args.text(0));
}

} // namespace

QString activityText(const Activity& activity, const ActivityContext& context)
{
    const Arguments args(activity, context);
    switch (activity.kind) {
    case ActivityKind::FirmwareAdded:
        return ActivityText::tr("Added firmware %1, version %2, for product %3")
            .arg(args.text(0), args.text(1), args.text(2));
    case ActivityKind::FirmwareDeleted:
        return ActivityText::tr("Deleted firmware %1, version %2").arg(args.text(0), args.text(1));
    case ActivityKind::VerificationStarted:
        return ActivityText::tr("Started the verification of %1 on %2").arg(args.text(0), args.devices(1));
    case ActivityKind::BatchStarted:
        return ActivityText::tr("Started a batch: %1 to %2").arg(args.text(0), args.devices(1));
    case ActivityKind::BatchScheduled:
        return ActivityText::tr("Scheduled a batch: %1 to %2, at %3").arg(args.text(0), args.devices(1), args.time(2));
    case ActivityKind::BatchPaused:
        return ActivityText::tr("Paused %1").arg(args.batch());
    case ActivityKind::BatchHalted:
        return args.halt();
    case ActivityKind::BatchResumed:
        return ActivityText::tr("Resumed %1").arg(args.batch());
    case ActivityKind::BatchCancelled:
        return ActivityText::tr("Cancelled %1; tasks cancelled: %2, notices that may still arrive: %3")
            .arg(args.batch(), args.count(0), args.count(1));
    case ActivityKind::BatchClosed:
        return ActivityText::tr("Closed %1 to devices that match later").arg(args.batch());
    case ActivityKind::WaveReleased:
        return ActivityText::tr("Released wave %1 of %2 of %3; of the devices before it %4 of %5 had succeeded")
            .arg(args.text(0), args.text(1), args.batch(), args.count(2), args.count(3));
    case ActivityKind::WaveOpened:
        return ActivityText::tr("Wave %1 of %2 of %3 has passed its gate: %4 of %5 succeeded. The next one begins")
            .arg(args.text(0), args.text(1), args.batch(), args.count(2), args.count(3));
    case ActivityKind::GateOutOfReach:
        return ActivityText::tr("Wave %1 of %2 of %3 cannot pass its gate any more: %4 of %5 succeeded. The next one "
                                "waits for an operator")
            .arg(args.text(0), args.text(1), args.batch(), args.count(2), args.count(3));
    case ActivityKind::BatchEndedBySchedule:
        return ActivityText::tr("Ended %1 by its schedule; tasks cancelled: %2, notices that may still arrive: %3")
            .arg(args.batch(), args.count(0), args.count(1));
    case ActivityKind::BatchSubmitted:
        return ActivityText::tr("Made a batch that another operator has to release: %1 to %2")
            .arg(args.text(0), args.devices(1));
    case ActivityKind::BatchReleased:
        return ActivityText::tr("Released the batch of %1 to %2, made by %3")
            .arg(args.text(0), args.devices(1), args.text(2));
    case ActivityKind::TimesChanged:
        return args.times();
    case ActivityKind::PaceChanged:
        return ActivityText::tr("Changed the pace of %1: %2").arg(args.batch(), args.pace());
    case ActivityKind::DossierSaved:
        return ActivityText::tr("Saved a dossier of %1, seal %2").arg(args.batch(), args.text(0));
    case ActivityKind::DevicesJoined:
        if (args.text(0) == u"1")
            return ActivityText::tr("%1 joined %2").arg(args.text(1), args.batch());
        return ActivityText::tr("%1 joined %2, beginning with %3").arg(args.devices(0), args.batch(), args.text(1));
    case ActivityKind::RateChanged:
        return ActivityText::tr("Changed the rate of %1 from %2 to %3 devices a minute")
            .arg(args.batch(), args.count(0), args.count(1));
    case ActivityKind::FailedRetried:
        return ActivityText::tr("Retried %1 in %2").arg(args.devices(0), args.batch());
    case ActivityKind::TasksCancelled:
        return ActivityText::tr("Cancelled %1 in %2").arg(args.devices(0), args.batch());
    case ActivityKind::SettingsChanged:
        return ActivityText::tr("Changed settings: %1").arg(settingText(args.text(0)));
    case ActivityKind::DevicesMarked:
        return marksText(args);
    case ActivityKind::VerificationPassed:
        return ActivityText::tr("Verification of %1 passed on %2").arg(args.text(0), args.devices(1));
    case ActivityKind::VerificationFailed:
        return ActivityText::tr("Verification of %1 failed: %2 succeeded, %3 failed")
            .arg(args.text(0), args.count(1), args.count(2));
    case ActivityKind::BatchCompleted:
        return ActivityText::tr("Completed the batch of %1: %2 succeeded, %3 failed, %4 skipped, %5 cancelled")
            .arg(args.text(0), args.count(1), args.count(2), args.count(3), args.count(4));
    case ActivityKind::TaskFailed:
        return ActivityText::tr("%1 failed in %2: %3").arg(args.device(), args.batch(), args.reason());
    case ActivityKind::TaskTimedOut:
        return ActivityText::tr("%1 timed out in %2").arg(args.device(), args.batch());
    case ActivityKind::TaskSilent:
        if (args.text(0) == u"100")
            return ActivityText::tr("%1 has its download and is silent since, in %2").arg(args.device(), args.batch());
        return ActivityText::tr("%1 is silent since its notice in %2").arg(args.device(), args.batch());
    case ActivityKind::TaskReplaced:
        return ActivityText::tr("%1 was taken over by a newer batch").arg(args.device());
    case ActivityKind::FirmwareTampered:
        return ActivityText::tr(
            "The file of firmware %1, version %2, is not the one that was added. Nothing of it is sent")
            .arg(args.text(0), args.text(1));
    case ActivityKind::FirmwareUnreadable:
        return ActivityText::tr(
            "The file of firmware %1, version %2, cannot be read. Its batches wait, paused, until it can be read again")
            .arg(args.text(0), args.text(1));
    case ActivityKind::LateReport:
        return ActivityText::tr("%1 reported %2 after its task had ended").arg(args.device(), args.text(0));
    case ActivityKind::BatchStartedBySchedule:
        return ActivityText::tr("Started %1 by its schedule").arg(args.batch());
    case ActivityKind::DeviceEnrolled:
        if (args.text(0) == u"1")
            return ActivityText::tr("%1 reported for the first time").arg(args.text(1));
        return ActivityText::tr("%1 reported for the first time, beginning with %2").arg(args.devices(0), args.text(1));
    case ActivityKind::ReportRejected:
        if (args.text(4) == u"?" || args.text(4) == u"1")
            return ActivityText::tr("Rejected a report on %1: %2").arg(args.text(2), args.error(0, 1));
        return ActivityText::tr("Rejected %1 reports, the last on %2: %3")
            .arg(args.count(4), args.text(2), args.error(0, 1));
    case ActivityKind::SuspiciousReport:
        return suspicionText(args);
    case ActivityKind::NobodyListening:
        return ActivityText::tr("%1 was not subscribed when its notice came").arg(args.device());
    case ActivityKind::NoticeRefused:
        return ActivityText::tr("The broker refused the notice for %1: %2")
            .arg(args.device(), refusalText(static_cast<quint8>(args.text(0).toInt())));
    case ActivityKind::BrokerConnected:
        return ActivityText::tr("Connected to broker %1:%2 (%3)").arg(args.text(0), args.text(1), args.text(2));
    case ActivityKind::BrokerLost:
        return ActivityText::tr("Lost the broker: %1").arg(args.error(0, 1));
    case ActivityKind::ReportsMayBeMissing:
        return ActivityText::tr(
            "Reports may be missing: the broker may not have kept all of them while the console was away. Each "
            "device is right again with its next report");
    case ActivityKind::StoreFailed:
        return ActivityText::tr("Cannot write to the database: %1").arg(args.error(0, 1));
    case ActivityKind::StoreRecovered:
        return ActivityText::tr("The database can be written again");
    case ActivityKind::ServerListening:
        return ActivityText::tr("Serving firmware files on %1:%2").arg(args.text(0), args.text(1));
    case ActivityKind::ServerFailed:
        return ActivityText::tr("Cannot serve firmware files: %1").arg(args.error(0, 1));
    case ActivityKind::ConsoleStarted:
        return ActivityText::tr("Console %1 started").arg(args.text(0));
    case ActivityKind::ConsoleStopped:
        return ActivityText::tr("Console stopped");
    case ActivityKind::LogBroken:
        if (activity.args.isEmpty())
            return ActivityText::tr("This log was changed outside the console: its newest entries are gone");
        return ActivityText::tr("This log was changed outside the console: entry %1 does not follow from the one "
                                "before it")
            .arg(args.text(0));
    }
    return {};
}

ActivityGroup groupOf(ActivityKind kind)
{
    // The numbers are stored and grouped by tens of twenty; only appended to.
    const auto number = static_cast<quint16>(kind);
    if (isOrder(kind))
        return ActivityGroup::Orders;
    if (number < 40)
        return ActivityGroup::Engine;
    return number < 60 ? ActivityGroup::Devices : ActivityGroup::Console;
}

/// What the card "Needs attention" leads to: everything that carries a red or a yellow mark.
static bool needsAttention(ActivityKind kind)
{
    const ColorRole color = markOf(kind).color;
    return color == ColorRole::Failed || color == ColorRole::Warning;
}

QSet<ActivityKind> kindsOf(ActivityGroup group)
{
    QSet<ActivityKind> kinds;
    for (const ActivityKind kind : allKinds)
        if (group == ActivityGroup::Problems ? needsAttention(kind) : groupOf(kind) == group)
            kinds.insert(kind);
    return kinds;
}

QString activityGroupText(ActivityGroup group)
{
    switch (group) {
    case ActivityGroup::Orders:
        return ActivityText::tr("Orders");
    case ActivityGroup::Engine:
        return ActivityText::tr("Engine");
    case ActivityGroup::Devices:
        return ActivityText::tr("Devices");
    case ActivityGroup::Console:
        return ActivityText::tr("Console");
    case ActivityGroup::Problems:
        return ActivityText::tr("Problems");
    }
    return {};
}

ActivityMark markOf(ActivityKind kind)
{
    switch (kind) {
    case ActivityKind::VerificationPassed:
    case ActivityKind::BatchCompleted:
        return { u"succeeded"_s, ColorRole::Succeeded };
    case ActivityKind::VerificationFailed:
    case ActivityKind::TaskFailed:
    case ActivityKind::BatchHalted:
    case ActivityKind::GateOutOfReach:
    case ActivityKind::TaskTimedOut:
    case ActivityKind::FirmwareTampered:
    case ActivityKind::FirmwareUnreadable:
    case ActivityKind::StoreFailed:
    case ActivityKind::ServerFailed:
    case ActivityKind::LogBroken:
        return { u"failed"_s, ColorRole::Failed };
    case ActivityKind::TaskSilent:
    case ActivityKind::NobodyListening:
        return { u"silent"_s, ColorRole::Warning };
    case ActivityKind::ReportRejected:
    case ActivityKind::SuspiciousReport:
    case ActivityKind::LateReport:
    case ActivityKind::NoticeRefused:
    case ActivityKind::ReportsMayBeMissing:
        return { u"warning"_s, ColorRole::Warning };
    case ActivityKind::BrokerLost:
        return { u"disconnected"_s, ColorRole::Failed };
    case ActivityKind::BrokerConnected:
        return { u"connected"_s, ColorRole::SecondaryText };
    case ActivityKind::FirmwareAdded:
    case ActivityKind::FirmwareDeleted:
        return { u"firmware"_s, ColorRole::SecondaryText };
    case ActivityKind::VerificationStarted:
        return { u"verifying"_s, ColorRole::Upgrading };
    case ActivityKind::BatchStarted:
    case ActivityKind::BatchStartedBySchedule:
    case ActivityKind::BatchResumed:
    case ActivityKind::WaveReleased:
    case ActivityKind::WaveOpened:
    case ActivityKind::BatchReleased:
        return { u"resume"_s, ColorRole::Upgrading };
    case ActivityKind::BatchScheduled:
    case ActivityKind::BatchSubmitted:
        return { u"scheduled"_s, ColorRole::SecondaryText };
    case ActivityKind::BatchPaused:
        return { u"pause"_s, ColorRole::Warning };
    case ActivityKind::BatchCancelled:
    case ActivityKind::BatchEndedBySchedule:
    case ActivityKind::TasksCancelled:
        return { u"cancelled"_s, ColorRole::SecondaryText };
    case ActivityKind::FailedRetried:
        return { u"retry"_s, ColorRole::Upgrading };
    case ActivityKind::RateChanged:
    case ActivityKind::PaceChanged:
    case ActivityKind::TimesChanged:
    case ActivityKind::BatchClosed:
    case ActivityKind::SettingsChanged:
        return { u"settings"_s, ColorRole::SecondaryText };
    case ActivityKind::TaskReplaced:
    case ActivityKind::DevicesMarked:
    case ActivityKind::DevicesJoined:
    case ActivityKind::DeviceEnrolled:
        return { u"devices"_s, ColorRole::SecondaryText };
    case ActivityKind::StoreRecovered:
    case ActivityKind::ServerListening:
        return { u"server"_s, ColorRole::SecondaryText };
    case ActivityKind::DossierSaved:
        return { u"download"_s, ColorRole::SecondaryText };
    case ActivityKind::ConsoleStarted:
    case ActivityKind::ConsoleStopped:
        return { u"info"_s, ColorRole::SecondaryText };
    }
    return {};
}

} // namespace console
