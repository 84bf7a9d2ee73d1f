// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ctlclient.h"

namespace console {

namespace {
constexpr int connectMs = 5000;
}

bool CtlClient::connectTo(const QString& socketName)
{
    m_socket.connectToServer(socketName);
    return m_socket.waitForConnected(connectMs);
}

bool CtlClient::ask(const CtlRequest& request)
{
    const QByteArray line = encode(request);
    if (m_socket.write(line) != line.size())
        return false;
    while (m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(connectMs))
            return false;
    }
    return true;
}

std::optional<CtlAnswer> CtlClient::next(int ms)
{
    while (!m_socket.canReadLine()) {
        if (!m_socket.waitForReadyRead(ms))
            return std::nullopt;
    }
    auto answer = decodeAnswer(m_socket.readLine());
    return answer ? std::optional(*answer) : std::nullopt;
}

} // namespace console
