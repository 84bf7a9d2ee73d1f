// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QProcess>
#include <QStringList>

namespace console {

/// The real program rollout-console, on no screen. Ends with the object.
class ConsoleProcess
{
public:
    explicit ConsoleProcess(QStringList arguments);
    ~ConsoleProcess();

    /// Words before the command, to run it somewhere else.
    void setPrefix(const QStringList& words) { m_prefix = words; }
    /// Starts and waits until it answers orders.
    [[nodiscard]] bool start();
    /// Starts and waits for the end; gives the exit code, -1 when it did not end by itself.
    [[nodiscard]] int run();
    /// Waits for the end that somebody asked for; the exit code, -1 as above.
    [[nodiscard]] int waitForEnd();
    void kill(); ///< SIGKILL
    void sendSignal(int number);
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// A member of what it answers to the order "status"; undefined where it does not answer.
    [[nodiscard]] QJsonValue status(QStringView member) const;
    [[nodiscard]] QString errors(); ///< what it wrote to stderr so far
    [[nodiscard]] QString sentence(); ///< of it, what it said to a person: the line after "rollout-console: "

private:
    void launch();
    [[nodiscard]] QString socketName() const;

    QProcess m_process;
    QStringList m_arguments;
    QStringList m_prefix;
    QByteArray m_errors;
};

} // namespace console
