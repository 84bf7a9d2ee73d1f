// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/controlsocket.h"

#include "app/console/consolecommands.h"
#include "app/ctl/ctlclient.h"

#include <QFile>
#include <QLocalSocket>
#include <QTimer>

namespace console {

namespace {

constexpr int mostConnections = 64;
constexpr int requestMs = 10000; // to send a whole request
constexpr int lingerMs = 1000;
constexpr int raiseMs = 1000;
const QString raiseCommand = QStringLiteral("raise");
constexpr QLatin1StringView filterKey{ "filter" };

} // namespace

ControlSocket::ControlSocket(ControlContext context, bool hasWindow, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_answers(deviceAnswers())
    , m_hasWindow(hasWindow)
{
    m_answers.insert(markAnswers());
    m_answers.insert(firmwareAnswers());
    m_answers.insert(batchAnswers());
    m_answers.insert(releaseAnswers());
    m_answers.insert(rehearsalAnswers());
    m_answers.insert(reportAnswers());
    m_answers.insert(profileAnswers());
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlSocket::accept);
}

ControlSocket::~ControlSocket() = default;

Result<void> ControlSocket::listen(const QString& socketName)
{
    QLocalServer::removeServer(socketName);
    if (!m_server.listen(socketName))
        return failure(ErrorKind::WorkspaceUnwritable, socketName + QStringLiteral(": ") + m_server.errorString());
    return {};
}

void ControlSocket::accept()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        if (m_open >= mostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_open;
        connect(socket, &QObject::destroyed, this, [this] { --m_open; });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        auto* patience = new QTimer(socket);
        patience->setSingleShot(true);
        connect(patience, &QTimer::timeout, socket, [socket] {
            if (!socket->findChild<ControlReply*>())
                socket->abort();
        });
        patience->start(requestMs);
        read(socket);
    }
}

void ControlSocket::read(QLocalSocket* socket)
{
    if (socket->findChild<ControlReply*>()) {
        socket->readAll(); // one request a connection
        return;
    }
    const bool isWhole = socket->canReadLine();
    if (!isWhole && socket->bytesAvailable() <= maximumRequestBytes)
        return;
    auto* reply = new ControlReply(socket);
    // Who asks closes first; what it still sends would otherwise take the answer with it.
    connect(reply, &ControlReply::finished, socket,
        [socket] { QTimer::singleShot(lingerMs, socket, &QLocalSocket::disconnectFromServer); });
    const auto request = decodeRequest(isWhole ? socket->readLine() : socket->readAll());
    if (request)
        answer(*request, *reply);
    else
        reply->refuse(request.error());
}

void ControlSocket::answer(const CtlRequest& request, ControlReply& reply)
{
    if (request.command == raiseCommand) {
        if (!m_hasWindow) {
            reply.refuse({ ErrorKind::WorkspaceHeld, QStringLiteral("runs without a window") });
            return;
        }
        reply.done();
        emit raiseWanted();
        return;
    }
    const ControlAnswer known = m_answers.value(request.command);
    if (!known) {
        reply.refuse({ ErrorKind::RequestInvalid, request.command.left(100) });
        return;
    }
    const ControlContext context = contextOf(request, reply);
    const QString filter = request.arguments.value(filterKey).toString();
    if (!filter.startsWith(u'@')) {
        known(context, request.arguments, reply);
        return;
    }
    reply.follow(savedFilter(m_context.console, filter.mid(1)),
        [context, arguments = request.arguments, known, &reply](const QString& text) {
            QJsonObject meant = arguments;
            meant.insert(filterKey, text);
            known(context, meant, reply);
        });
}

/// Orders of another operator than the settings name have commands of their own, for as long as they are answered.
ControlContext ControlSocket::contextOf(const CtlRequest& request, ControlReply& reply)
{
    if (request.operatorName.isEmpty())
        return m_context;
    auto commands = std::make_shared<ConsoleCommands>(m_context.console, request.operatorName);
    reply.keep(commands);
    return { m_context.console, *commands };
}

bool ControlSocket::raiseOther(const QString& socketName)
{
    CtlClient client;
    if (!client.connectTo(socketName) || !client.ask({ raiseCommand, {} }))
        return false;
    const auto answer = client.next(raiseMs);
    return answer && answer->kind == CtlAnswer::Kind::Done;
}

} // namespace console
