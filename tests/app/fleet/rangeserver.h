// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QTcpServer>

class QTcpSocket;

namespace console {

/// A file server of a few lines for the tests, with the faults that devices meet. Serves `content` for every path.
class RangeServer : public QTcpServer
{
    Q_OBJECT
public:
    RangeServer();

    [[nodiscard]] QString url(const QString& path = QStringLiteral("/f")) const;

    QByteArray content;
    int status = 0; ///< answer every request so; 0 = serve
    bool ignoresRange = false; ///< always 200 and everything
    bool chunkedHeader = false;
    QList<qint64> cuts; ///< the first answers end after so many bytes of body
    QList<QByteArray> requests; ///< every head received, as it came

private:
    void accept();
    void read(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const QByteArray& head);

    QHash<QTcpSocket*, QByteArray> m_input;
};

} // namespace console
