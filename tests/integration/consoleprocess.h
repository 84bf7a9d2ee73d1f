// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

namespace console {

/// The real program rollout-console, on no screen. Ends with the object.
class ConsoleProcess
{
public:
    explicit ConsoleProcess(QStringList arguments);
    ~ConsoleProcess();

    /// Starts and waits until its window answers.
    [[nodiscard]] bool start();
    /// Starts and waits for the end; gives the exit code, -1 when it did not end by itself.
    [[nodiscard]] int run();
    /// Waits for the end that somebody asked for; the exit code, -1 as above.
    [[nodiscard]] int waitForEnd();
    void kill(); ///< SIGKILL
    void sendSignal(int number);
    [[nodiscard]] QString errors(); ///< what it wrote to stderr so far
    [[nodiscard]] QString sentence(); ///< of it, what it said to a person: the line after "rollout-console: "

private:
    void launch();

    QProcess m_process;
    QStringList m_arguments;
    QByteArray m_errors;
};

} // namespace console
