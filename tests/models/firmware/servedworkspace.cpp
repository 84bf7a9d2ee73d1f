// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/firmware/servedworkspace.h"

#include "models/firmware/firmwaredigest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>

namespace console {

QByteArray HttpAnswer::header(const QByteArray& name) const
{
    for (const QByteArray& line : head.split('\n')) {
        if (line.startsWith(name) && line.mid(name.size()).startsWith(':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

ServedWorkspace::ServedWorkspace(const QByteArray& bytes)
    : content(bytes)
{
    FirmwareDigest digest;
    digest.add(content);
    batch.sha256 = digest.finish().sha256;
    batch.size = content.size();
    batch.filePath = folder.filePath(QString::fromLatin1(batch.sha256));
    QFile file(batch.filePath);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    file.close();
    publish();
    if (const auto started = server.start(QStringLiteral("127.0.0.1"), 0))
        port = *started;
}

LinkClaim ServedWorkspace::claim(quint32 device) const
{
    return { servedBatch, device, 1'800'000'000 + 3600 };
}

QByteArray ServedWorkspace::path(quint32 device) const
{
    return "/f/" + link.token(claim(device));
}

void ServedWorkspace::publish()
{
    table.batches[servedBatch] = batch;
    server.setLinks(std::make_shared<const LinkTable>(table));
}

std::unique_ptr<QTcpSocket> ServedWorkspace::connected(const char* from) const
{
    auto socket = std::make_unique<QTcpSocket>();
    if (from)
        socket->bind(QHostAddress(QString::fromLatin1(from)));
    socket->connectToHost(QHostAddress::LocalHost, port);
    socket->waitForConnected(5000);
    return socket;
}

HttpAnswer ServedWorkspace::read(QTcpSocket& socket, bool head)
{
    HttpAnswer answer;
    QByteArray all;
    qsizetype bodyAt = -1;
    qsizetype wanted = -1;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 20'000 && (wanted < 0 || all.size() < bodyAt + wanted)) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(500)
            && socket.state() != QTcpSocket::ConnectedState && socket.bytesAvailable() == 0)
            break;
        all += socket.readAll();
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (wanted < 0 && end >= 0) {
            bodyAt = end + 4;
            answer.head = all.left(bodyAt);
            answer.status = answer.head.mid(9, 3).toInt();
            wanted = head ? 0 : answer.header("Content-Length").toLongLong();
        }
    }
    answer.body = bodyAt < 0 ? QByteArray() : all.mid(bodyAt);
    return answer;
}

HttpAnswer ServedWorkspace::send(const QByteArray& request) const
{
    const auto socket = connected();
    socket->write(request);
    return read(*socket, request.startsWith("HEAD"));
}

HttpAnswer ServedWorkspace::get(const QByteArray& path, const QByteArray& headers) const
{
    return send("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
}

const std::vector<DownloadEvidence>& ServedWorkspace::evidence()
{
    for (const DownloadEvidence& one : mailbox.takeAll())
        m_evidence.push_back(one);
    return m_evidence;
}

} // namespace console
