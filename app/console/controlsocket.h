// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/controlanswers.h"

#include <QLocalServer>

namespace console {

/// The door of the process that holds a workspace, for programs of the same user: rolloutctl asks and orders here, and
/// a second start asks the window to come forward. One request a connection, answered line by line (app/ctl/wire). Main
/// thread.
class ControlSocket final : public QObject
{
    Q_OBJECT

public:
    /// `hasWindow`: whether raiseWanted() can be granted.
    ControlSocket(ControlContext context, bool hasWindow, QObject* parent = nullptr);
    ~ControlSocket() override;

    /// Call with the workspace's lock in hand: what a killed process left at this place is replaced.
    [[nodiscard]] Result<void> listen(const QString& socketName);

    /// Asks the process behind this socket to show its window; false when none answers within a second, or it has none.
    [[nodiscard]] static bool raiseOther(const QString& socketName);

signals:
    void raiseWanted();

private:
    void accept();
    void read(QLocalSocket* socket);
    void answer(const CtlRequest& request, ControlReply& reply);
    [[nodiscard]] ControlContext contextOf(const CtlRequest& request, ControlReply& reply);

    ControlContext m_context;
    ControlTable m_answers;
    bool m_hasWindow;
    int m_open = 0;
    QLocalServer m_server;
};

} // namespace console
