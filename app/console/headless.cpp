// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/headless.h"

#include "app/ctl/passwordfile.h"
#include "ui/common/errortext.h"

#include <cstdio>

namespace console {

namespace {

void say(const QString& sentence)
{
    std::fprintf(stderr, "rollout-console: %s\n", qPrintable(sentence));
    std::fflush(stderr);
}

/// Tells an error once, not ten times a second.
void tellNews(std::optional<Error>& told, const std::optional<Error>& now)
{
    if (now == told)
        return;
    told = now;
    if (now)
        say(errorText(*now));
}

} // namespace

Headless::Headless(Console& console, QString passwordFile)
    : m_console(console)
    , m_passwordFile(std::move(passwordFile))
{
    m_console.frames().setWake(wakeOn(this, [this] { takeFrames(); }));
    connect(&m_console, &Console::passwordNeeded, this, &Headless::givePassword);
}

Headless::~Headless()
{
    m_console.frames().setWake({});
}

void Headless::takeFrames()
{
    for (const Frame& frame : m_console.frames().takeAll())
        applyPulse(frame.pulse);
}

void Headless::applyPulse(const Pulse& pulse)
{
    tellNews(m_linkError, pulse.link.error);
    tellNews(m_storeError, pulse.storeError);
    if (m_isReady || pulse.link.state != LinkState::Connected || pulse.server.state != ServerState::Listening)
        return;
    m_isReady = true;
    std::printf("ready broker=%s://%s:%d files=%s workspace=%s\n", pulse.link.tls ? "mqtts" : "mqtt",
        qPrintable(pulse.link.host), int{ pulse.link.port }, qPrintable(pulse.server.publicUrl),
        qPrintable(m_console.workspace().folder()));
    std::fflush(stdout);
}

void Headless::givePassword(const BrokerProfile& profile)
{
    if (m_passwordFile.isEmpty()) {
        say(errorText({ ErrorKind::PasswordNeeded, profile.user + u'@' + profile.host })
            + QStringLiteral(" --password-file"));
        return;
    }
    const auto password = readPasswordFile(m_passwordFile);
    if (!password) {
        say(errorText(password.error()));
        return;
    }
    m_console.connectTo(profile, *password);
}

} // namespace console
