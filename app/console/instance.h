// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

namespace console {

/// One window per workspace: the first start listens on a local socket of the user, a second one asks it to come
/// forward and leaves. GUI thread.
class Instance final : public QObject
{
    Q_OBJECT

public:
    explicit Instance(QObject* parent = nullptr);

    /// Asks the running console of this socket to show itself; false when none answers within a second.
    [[nodiscard]] static bool raiseOther(const QString& socketName);
    /// Listens for later starts. Without the workspace's lock in hand this must not be called: it replaces a stale
    /// socket.
    void listen(const QString& socketName);

signals:
    void raiseWanted();

private:
    QLocalServer m_server;
};

} // namespace console
