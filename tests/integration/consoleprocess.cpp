// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/consoleprocess.h"

#include "app/ctl/ctlclient.h"
#include "app/ctl/workspacepath.h"

#include <QJsonObject>
#include <QProcessEnvironment>
#include <QTest>

#include <csignal>

namespace console {

namespace {

constexpr int endMs = 60000;

} // namespace

ConsoleProcess::ConsoleProcess(QStringList arguments)
    : m_arguments(std::move(arguments))
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_process.setProcessEnvironment(environment);
}

ConsoleProcess::~ConsoleProcess()
{
    kill();
}

void ConsoleProcess::launch()
{
    m_errors.clear();
    const QStringList command = m_prefix
        + QStringList{ qEnvironmentVariable("ROLLOUT_BIN") + QStringLiteral("/rollout-console") } + m_arguments;
    m_process.start(command.first(), command.mid(1));
}

QString ConsoleProcess::socketName() const
{
    return controlSocketName(m_arguments.value(m_arguments.indexOf(QStringLiteral("--workspace")) + 1));
}

QJsonValue ConsoleProcess::status(QStringView member) const
{
    CtlClient client;
    if (!client.connectTo(socketName()) || !client.ask({ QStringLiteral("status"), {} }))
        return QJsonValue::Undefined;
    const auto answer = client.next(2000);
    return answer ? answer->value.toObject().value(member) : QJsonValue(QJsonValue::Undefined);
}

bool ConsoleProcess::start()
{
    launch();
    const auto answers = [this] { return !status(u"broker").isUndefined(); };
    const bool up = QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning || answers(); }, endMs);
    return up && m_process.state() == QProcess::Running;
}

int ConsoleProcess::run()
{
    launch();
    return waitForEnd();
}

int ConsoleProcess::waitForEnd()
{
    if (!m_process.waitForFinished(endMs) || m_process.exitStatus() != QProcess::NormalExit)
        return -1;
    return m_process.exitCode();
}

void ConsoleProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(endMs);
}

void ConsoleProcess::sendSignal(int number)
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

QString ConsoleProcess::errors()
{
    m_errors += m_process.readAllStandardError();
    return QString::fromUtf8(m_errors);
}

QString ConsoleProcess::sentence()
{
    const QString mark = QStringLiteral("rollout-console: ");
    const QStringList lines = errors().split(u'\n');
    for (const QString& line : lines) {
        if (line.startsWith(mark))
            return line.mid(mark.size());
    }
    return {};
}

} // namespace console
