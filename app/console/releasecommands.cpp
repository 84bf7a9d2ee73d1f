// SPDX-License-Identifier: GPL-3.0-or-later
// Four eyes: what a second operator releases, and the settings that ask for one.
#include "app/console/consolecommands.h"

#include "app/console/await.h"
#include "app/console/console.h"
#include "models/control/releaseorders.h"

#include <QtConcurrent>

#include <algorithm>

namespace console {

namespace {

/// That the rule was switched stands in the log before it counts.
Result<void> logFourEyes(Console& console, const QString& actor, bool on)
{
    return await(console.loop().order<void>(actor, [on](ControlLoop& loop, TimeMs) -> Result<void> {
        Activity activity;
        activity.kind = ActivityKind::SettingsChanged;
        activity.args = { on ? QStringLiteral("four-eyes-on") : QStringLiteral("four-eyes-off") };
        loop.log(activity);
        return {};
    }));
}

/// Without what the settings held that nobody connects with any more.
void forgetSecrets(Console& console, const ConsoleSettings& current, const ConsoleSettings& wanted)
{
    for (const BrokerProfile& profile : current.profiles) {
        const bool stays = std::ranges::any_of(
            wanted.profiles, [&](const BrokerProfile& other) { return secretKey(other) == secretKey(profile); });
        if (!stays)
            (void)console.secrets().remove(profile);
    }
}

} // namespace

QFuture<Result<BatchPreview>> ConsoleCommands::previewRelease(BatchId id)
{
    return QtConcurrent::run(&m_console.pool(), [&console = m_console, id]() -> Result<BatchPreview> {
        if (auto checked = checkVaultOf(console, id); !checked)
            return failure(checked.error());
        return await(console.loop().ask<BatchPreview>(
            [id](ControlLoop& loop, TimeMs now) { return orders::previewRelease(loop, id, now); }));
    });
}

QFuture<Result<void>> ConsoleCommands::approveBatch(const BatchApproval& approval)
{
    BatchApproval named = approval;
    if (named.operatorName.isEmpty())
        named.operatorName = actor();
    return QtConcurrent::run(&m_console.pool(), [&console = m_console, named]() -> Result<void> {
        if (auto checked = checkVaultOf(console, named.batch); !checked)
            return checked;
        return await(console.loop().order<void>(named.operatorName,
            [named](ControlLoop& loop, TimeMs now) { return orders::approveBatch(loop, named, now); }));
    });
}

QFuture<Result<void>> ConsoleCommands::applySettings(const ConsoleSettings& wanted)
{
    ConsoleSettings& current = m_console.settings();
    // A server that did not start is tried again by every save: the port may be free by now.
    const bool serverChanged = !m_console.isServing() || wanted.listenAddress != current.listenAddress
        || wanted.listenPort != current.listenPort || wanted.publicUrl != current.publicUrl
        || wanted.linkHours != current.linkHours;
    forgetSecrets(m_console, current, wanted);
    const bool hadFourEyes = current.fourEyes;
    current = wanted;
    current.fourEyes = hadFourEyes || wanted.fourEyes; // switched off when the log has it
    return QtConcurrent::run(&m_console.settingsPool(),
        [&console = m_console, wanted, serverChanged, hadFourEyes, actor = actor()]() -> Result<void> {
            ConsoleSettings kept = wanted;
            Result<void> logged;
            if (wanted.fourEyes != hadFourEyes)
                logged = logFourEyes(console, actor, wanted.fourEyes);
            if (!logged)
                kept.fourEyes = hadFourEyes;
            auto saved = console.keepSettings(kept);
            if (!saved)
                kept.fourEyes = kept.fourEyes || hadFourEyes;
            // Before the answer: both come by the main thread's queue.
            QMetaObject::invokeMethod(
                &console, [&console, on = kept.fourEyes] { console.settings().fourEyes = on; }, Qt::QueuedConnection);
            if (!logged || !saved)
                return logged ? saved : logged;
            return serverChanged ? console.startServer(wanted) : Result<void>{};
        });
}

} // namespace console
