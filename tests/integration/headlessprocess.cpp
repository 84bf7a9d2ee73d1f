// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/headlessprocess.h"

#include <QHostAddress>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QTest>

#include <csignal>

namespace console {

namespace {

constexpr int endMs = 60000;

QString program(const char* name)
{
    return qEnvironmentVariable("ROLLOUT_BIN") + u'/' + QString::fromLatin1(name);
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

} // namespace

HeadlessProcess::HeadlessProcess(QString workspace, quint16 brokerPort)
    : m_workspace(std::move(workspace))
    , m_arguments{ QStringLiteral("--headless"), QStringLiteral("--workspace"), m_workspace, QStringLiteral("--broker"),
        QStringLiteral("mqtt://127.0.0.1:%1").arg(brokerPort), QStringLiteral("--listen"),
        QStringLiteral("127.0.0.1:%1").arg(freePort()) }
{
}

HeadlessProcess::~HeadlessProcess()
{
    kill();
}

bool HeadlessProcess::start(const QString& failPoint)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("ROLLOUT_FAILPOINT"), failPoint);
    m_process.setProcessEnvironment(environment);
    m_out.clear();
    m_process.start(program("rollout-console"), m_arguments);
    return m_process.waitForStarted(endMs);
}

bool HeadlessProcess::isReady()
{
    m_out += m_process.readAllStandardOutput();
    return m_out.startsWith("ready ") && m_out.endsWith('\n');
}

bool HeadlessProcess::waitForReady(int ms)
{
    return QTest::qWaitFor([this] { return isReady() || !isRunning(); }, ms) && isReady();
}

void HeadlessProcess::kill()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished(endMs);
}

bool HeadlessProcess::stop()
{
    if (!isRunning())
        return false;
    ::kill(static_cast<pid_t>(m_process.processId()), SIGTERM);
    return m_process.waitForFinished(endMs) && m_process.exitStatus() == QProcess::NormalExit
        && m_process.exitCode() == 0;
}

bool HeadlessProcess::wasKilled() const
{
    return m_process.state() == QProcess::NotRunning && m_process.exitStatus() == QProcess::CrashExit
        && m_process.exitCode() == SIGKILL;
}

QString HeadlessProcess::errors()
{
    m_errors += m_process.readAllStandardError();
    return QString::fromUtf8(m_errors);
}

CtlSaid HeadlessProcess::ctl(QStringList arguments, int ms) const
{
    QProcess process;
    arguments = QStringList{ QStringLiteral("--workspace"), m_workspace, QStringLiteral("--json") } + arguments;
    process.start(program("rolloutctl"), arguments);
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, ms)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError() };
}

} // namespace console
