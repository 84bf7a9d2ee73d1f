// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/instance.h"

#include <QLocalSocket>

namespace console {

namespace {
constexpr int answerMs = 1000;
}

Instance::Instance(QObject* parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            socket->write("raised\n");
            socket->disconnectFromServer();
        }
        emit raiseWanted();
    });
}

bool Instance::raiseOther(const QString& socketName)
{
    QLocalSocket socket;
    socket.connectToServer(socketName);
    return socket.waitForConnected(answerMs) && socket.waitForReadyRead(answerMs);
}

void Instance::listen(const QString& socketName)
{
    QLocalServer::removeServer(socketName);
    m_server.listen(socketName);
}

} // namespace console
