// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/httpresponse.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace console {

/// How a device fetches a file.
struct DownloadOrder
{
    QUrl url;
    qint64 rate = 0; ///< bytes per second, 0 = as fast as it comes
    bool acceptsGzip = false; ///< C SDK 3.2 says so, and could not unpack it
    bool exactHeaderNames = false;
    int retryMs = 1000; ///< first wait after a cut, doubled up to 32 times
    int maxRetries = 6; ///< cuts in a row without a byte in between
    int stallMs = 30000; ///< silence that counts as a cut
};

/// One file over HTTP/1.1 by plain sockets: GET with Range: bytes=N-, resumed after every cut where it stopped. Hands
/// the bytes on as they come and keeps none. Main thread; owned by an Upgrade.
class HttpDownload : public QObject
{
    Q_OBJECT
public:
    explicit HttpDownload(DownloadOrder order);
    ~HttpDownload() override;

    void start();
    void suspend(); ///< the line is cut; resume() goes on where it stopped
    void resume();
    [[nodiscard]] qint64 received() const { return m_received; }

signals:
    void began(qint64 size); ///< total bytes, once
    void chunkReceived(const QByteArray& bytes); ///< the receiver may delete the download only later
    void cut(const QString& why); ///< will resume by itself
    void finished();
    /// Gave up. `status`: of HTTP, 0 when the server could not be reached.
    void failed(int status, const QString& why);

private:
    void connectSocket();
    void sendRequest();
    void takeInput();
    bool takeHead();
    void takeBody();
    void onDisconnected();
    void onError();
    void cutOff(const QString& why);
    void giveUp(int status, const QString& why);
    void closeSocket();

    const DownloadOrder m_order;
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_head;
    bool m_headDone = false;
    qint64 m_size = -1; ///< of the whole file, -1 = not known yet
    qint64 m_received = 0;
    qint64 m_toSkip = 0; ///< bytes had before, when the server ignored the range
    int m_fruitless = 0; ///< cuts since the last byte
    bool m_done = false;
    double m_allowance = 0; ///< bytes the rate allows now
    QElapsedTimer m_clock;
    QTimer m_paceTimer;
    QTimer m_stallTimer;
    QTimer m_retryTimer;
};

} // namespace console
