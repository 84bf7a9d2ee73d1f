// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTimer>

namespace console {

/// A mosquitto of the rehearsal's own: on a free port of this computer that no other can reach, without persistence,
/// its configuration in the rehearsal's folder. Ends with the object, and where the system can do that, with this
/// process. One thread with an event loop.
class RehearsalBroker : public QObject
{
    Q_OBJECT

public:
    RehearsalBroker(QString program, QString folder, QObject* parent = nullptr);
    ~RehearsalBroker() override;

    /// Answers with ready() or failed().
    void start();
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

signals:
    void ready();
    void failed(const QString& why); ///< also later, when it ends by itself

private:
    void launch();
    void tryAgain(const QString& why);
    void knock();

    const QString m_program;
    const QString m_folder;
    QProcess m_process;
    QTcpSocket m_socket;
    QTimer m_knock;
    quint16 m_port = 0;
    int m_attempts = 0;
    int m_knocks = 0;
    bool m_isReady = false;
};

/// Where a program lies: beside this one, else where the system finds programs. Empty: nowhere.
[[nodiscard]] QString programPath(const QString& name);

/// Lets a child process end when this one does, however it does. Where the system has no such thing, nothing.
void endWithParent(QProcess& process);

} // namespace console
