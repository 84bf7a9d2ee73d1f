// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet/rangeserver.h"

#include <QTcpSocket>

namespace console {

RangeServer::RangeServer()
{
    connect(this, &QTcpServer::newConnection, this, &RangeServer::accept);
    listen(QHostAddress::LocalHost);
}

QString RangeServer::url(const QString& path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path);
}

void RangeServer::accept()
{
    while (QTcpSocket* const socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_input.remove(socket);
            socket->deleteLater();
        });
    }
}

void RangeServer::read(QTcpSocket* socket)
{
    QByteArray& input = m_input[socket];
    input += socket->readAll();
    const qsizetype end = input.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = input.first(end);
    input.clear();
    requests.append(head);
    answer(socket, head);
}

void RangeServer::answer(QTcpSocket* socket, const QByteArray& head)
{
    const qsizetype found = head.indexOf("\r\nRange: bytes=");
    const qsizetype number = found + 15;
    const qint64 start
        = found < 0 || ignoresRange ? 0 : head.sliced(number, head.indexOf('-', number) - number).toLongLong();
    if (status != 0) {
        socket->write("HTTP/1.1 " + QByteArray::number(status) + " No\r\nContent-Length: 0\r\n\r\n");
        socket->disconnectFromHost();
        return;
    }
    QByteArray body = content.sliced(std::min(start, qint64{ content.size() }));
    QByteArray answer = ignoresRange ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 206 Partial Content\r\n";
    if (!ignoresRange)
        answer += "Content-Range: bytes " + QByteArray::number(start) + '-' + QByteArray::number(content.size() - 1)
            + '/' + QByteArray::number(content.size()) + "\r\n";
    answer += chunkedHeader ? QByteArray("Transfer-Encoding: chunked\r\n")
                            : "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!cuts.isEmpty())
        body.truncate(cuts.takeFirst());
    socket->write(answer + "\r\n" + body);
    socket->disconnectFromHost();
}

} // namespace console
