// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/httpdownload.h"

#include <algorithm>

namespace console {

namespace {

constexpr qint64 maxHead = 16384;
constexpr int paceMs = 100;
constexpr qint64 chunkSize = 65536;

QString why(const char* text)
{
    return QString::fromLatin1(text);
}

} // namespace

HttpDownload::HttpDownload(DownloadOrder order)
    : m_order(std::move(order))
{
    m_paceTimer.setInterval(paceMs);
    m_stallTimer.setSingleShot(true);
    m_stallTimer.setInterval(m_order.stallMs);
    m_retryTimer.setSingleShot(true);
    connect(&m_paceTimer, &QTimer::timeout, this, &HttpDownload::takeInput);
    connect(&m_stallTimer, &QTimer::timeout, this, [this] { cutOff(why("stalled")); });
    connect(&m_retryTimer, &QTimer::timeout, this, &HttpDownload::connectSocket);
}

HttpDownload::~HttpDownload()
{
    closeSocket();
}

void HttpDownload::start()
{
    const bool speaksHttp = m_order.url.scheme() == QLatin1StringView("http") && !m_order.url.host().isEmpty();
    if (speaksHttp)
        connectSocket();
    else
        QMetaObject::invokeMethod(
            this, [this] { giveUp(0, why("not an http URL")); }, Qt::QueuedConnection);
}

void HttpDownload::suspend()
{
    m_retryTimer.stop();
    closeSocket();
}

void HttpDownload::resume()
{
    if (m_done || m_socket)
        return;
    if (m_size >= 0 && m_received == m_size) {
        m_done = true;
        emit finished();
    } else {
        m_retryTimer.stop();
        connectSocket();
    }
}

void HttpDownload::connectSocket()
{
    m_head.clear();
    m_headDone = false;
    m_socket = std::make_unique<QTcpSocket>();
    connect(m_socket.get(), &QTcpSocket::connected, this, &HttpDownload::sendRequest);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpDownload::onDisconnected);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &HttpDownload::onError);
    if (m_order.rate > 0) {
        m_socket->setReadBufferSize(std::clamp<qint64>(m_order.rate / 4, 1024, chunkSize * 4));
        m_allowance = 0;
        m_clock.start();
        m_paceTimer.start();
    } else {
        m_socket->setReadBufferSize(chunkSize * 4);
        connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpDownload::takeInput);
    }
    m_stallTimer.start();
    m_socket->connectToHost(m_order.url.host(), static_cast<quint16>(m_order.url.port(80)));
}

void HttpDownload::sendRequest()
{
    const QByteArray path = m_order.url.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray query = m_order.url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray request = "GET " + (path.isEmpty() ? QByteArray("/") : path);
    if (!query.isEmpty())
        request += '?' + query;
    request += " HTTP/1.1\r\nHost: " + m_order.url.host(QUrl::FullyEncoded).toLatin1();
    if (m_order.url.port() >= 0)
        request += ':' + QByteArray::number(m_order.url.port());
    request += "\r\nRange: bytes=" + QByteArray::number(m_received) + "-\r\n";
    if (m_order.acceptsGzip)
        request += "Accept-Encoding: gzip, deflate\r\n";
    request += "Connection: close\r\n\r\n";
    m_socket->write(request);
}

void HttpDownload::takeInput()
{
    if (!m_socket)
        return;
    if (!m_headDone && !takeHead())
        return;
    takeBody();
}

/// True when the head is complete and the body may be read.
bool HttpDownload::takeHead()
{
    while (!m_headDone && m_socket->canReadLine()) {
        const QByteArray line = m_socket->readLine();
        m_headDone = line.trimmed().isEmpty();
        m_head += m_headDone ? QByteArray() : line;
    }
    if (m_head.size() > maxHead || (!m_headDone && m_socket->bytesAvailable() > maxHead)) {
        giveUp(0, why("head too long"));
        return false;
    }
    if (!m_headDone)
        return false;
    const std::optional<HttpResponse> response = HttpResponse::parse(m_head.trimmed(), m_order.exactHeaderNames);
    if (!response) {
        giveUp(0, why("not HTTP"));
        return false;
    }
    if (response->status == 503 || response->status == 429) {
        cutOff(why("server busy"));
        return false;
    }
    if (response->status != 200 && response->status != 206) {
        giveUp(response->status, QStringLiteral("status %1").arg(response->status));
        return false;
    }
    if (!response->contentLength || response->chunked) {
        giveUp(response->status, why("no Content-Length"));
        return false;
    }
    const qint64 start = response->status == 206 ? response->rangeStart : 0;
    const qint64 size = start + *response->contentLength;
    if (start < 0 || start > m_received || (m_size >= 0 && size != m_size)) {
        giveUp(response->status, why("another file than before"));
        return false;
    }
    m_toSkip = m_received - start;
    if (m_size < 0) {
        m_size = size;
        emit began(size);
    }
    return m_socket != nullptr;
}

void HttpDownload::takeBody()
{
    if (m_order.rate > 0) {
        const double seconds = static_cast<double>(m_clock.restart()) / 1000;
        const double most = std::max(static_cast<double>(m_order.rate) / 2, 512.0);
        m_allowance = std::min(m_allowance + seconds * static_cast<double>(m_order.rate), most);
    }
    while (m_socket && m_received < m_size) {
        const qint64 allowed = m_order.rate > 0 ? static_cast<qint64>(m_allowance) : chunkSize;
        QByteArray bytes = m_socket->read(std::min({ allowed, chunkSize, m_toSkip + m_size - m_received }));
        if (bytes.isEmpty())
            break;
        m_stallTimer.start();
        m_allowance -= static_cast<double>(bytes.size());
        const qint64 skipped = std::min<qint64>(m_toSkip, bytes.size());
        m_toSkip -= skipped;
        bytes.remove(0, skipped);
        if (bytes.isEmpty())
            continue;
        m_received += bytes.size();
        m_fruitless = 0;
        emit chunkReceived(bytes);
    }
    if (!m_socket || m_received < m_size) {
        // What a closed connection left in the buffer comes first; then it is cut.
        if (m_socket && m_socket->state() == QAbstractSocket::UnconnectedState && m_socket->bytesAvailable() == 0)
            cutOff(why("connection closed"));
        return;
    }
    m_done = true;
    closeSocket();
    emit finished();
}

void HttpDownload::onDisconnected()
{
    takeInput();
    if (m_socket && (m_order.rate == 0 || m_socket->bytesAvailable() == 0))
        cutOff(why("connection closed"));
}

void HttpDownload::onError()
{
    // The peer's close is told by disconnected(), where the buffered rest is read first.
    if (m_socket && m_socket->error() != QAbstractSocket::RemoteHostClosedError)
        cutOff(m_socket->errorString());
}

void HttpDownload::cutOff(const QString& reason)
{
    closeSocket();
    if (m_done)
        return;
    if (m_fruitless >= m_order.maxRetries) {
        giveUp(0, reason);
        return;
    }
    m_retryTimer.start(m_order.retryMs << std::min(m_fruitless, 5));
    ++m_fruitless;
    emit cut(reason);
}

void HttpDownload::giveUp(int status, const QString& reason)
{
    closeSocket();
    m_done = true;
    emit failed(status, reason);
}

void HttpDownload::closeSocket()
{
    m_paceTimer.stop();
    m_stallTimer.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // this may run inside one of its signals
}

} // namespace console
