// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace console {

/// rolloutctl's answer to one order.
struct CtlSaid
{
    int code = -1; ///< -1: it did not end by itself
    QByteArray out;
    QByteArray err;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
};

/// The real program rollout-console --headless on a workspace, to be killed and started again, and rolloutctl beside
/// it. The file server keeps its port, so that the links of a batch stay the same. Ends with the object.
class HeadlessProcess
{
public:
    HeadlessProcess(QString workspace, quint16 brokerPort);
    ~HeadlessProcess();
    HeadlessProcess(const HeadlessProcess&) = delete;
    HeadlessProcess& operator=(const HeadlessProcess&) = delete;

    /// Starts it without waiting; `failPoint` as ROLLOUT_FAILPOINT, empty = none.
    [[nodiscard]] bool start(const QString& failPoint = {});
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] bool isReady(); ///< it said so on stdout
    [[nodiscard]] bool waitForReady(int ms = 60000);
    void kill(); ///< SIGKILL, and waits
    [[nodiscard]] bool stop(); ///< SIGTERM; true when it ended by itself with code 0
    /// The last life ended by a kill, whoever sent it.
    [[nodiscard]] bool wasKilled() const;
    [[nodiscard]] QString errors(); ///< what it wrote to stderr, all lives

    /// Orders it by rolloutctl --json; the event loop runs meanwhile.
    [[nodiscard]] CtlSaid ctl(QStringList arguments, int ms = 60000) const;

    [[nodiscard]] QString workspace() const { return m_workspace; }
    [[nodiscard]] QString databasePath() const { return m_workspace + QStringLiteral("/console.sqlite"); }

private:
    QString m_workspace;
    QStringList m_arguments;
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_errors;
};

} // namespace console
