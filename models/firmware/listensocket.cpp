// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/listensocket.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace console {

namespace {

constexpr int backlog = 512;

socklen_t fill(sockaddr_storage& storage, const QHostAddress& address, quint16 port)
{
    storage = {};
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto* ipv4 = reinterpret_cast<sockaddr_in*>(&storage);
        ipv4->sin_family = AF_INET;
        ipv4->sin_port = htons(port);
        ipv4->sin_addr.s_addr = htonl(address.toIPv4Address());
        return sizeof(sockaddr_in);
    }
    auto* ipv6 = reinterpret_cast<sockaddr_in6*>(&storage);
    ipv6->sin6_family = AF_INET6;
    ipv6->sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(&ipv6->sin6_addr, &bytes, sizeof(bytes));
    return sizeof(sockaddr_in6);
}

quint16 portOf(int descriptor)
{
    sockaddr_storage storage{};
    socklen_t length = sizeof(storage);
    if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&storage), &length) != 0)
        return 0;
    // Both families keep the port at the same place.
    return ntohs(reinterpret_cast<sockaddr_in*>(&storage)->sin_port);
}

/// The inode of the socket that listens on a port, from the kernel's table.
QByteArray listenerInode(quint16 port)
{
    const QByteArray wanted = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    for (const QString& table : { QStringLiteral("/proc/net/tcp"), QStringLiteral("/proc/net/tcp6") }) {
        QFile file(table);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray& line : lines) {
            const QList<QByteArray> fields = line.simplified().split(' ');
            if (fields.size() > 9 && fields[1].endsWith(wanted) && fields[3] == "0A")
                return fields[9];
        }
    }
    return {};
}

/// "name, process number" of who listens on a port; empty where that is nobody's business.
QString portOwner(quint16 port)
{
    const QByteArray inode = listenerInode(port);
    if (inode.isEmpty())
        return {};
    const QString link = QStringLiteral("socket:[") + QString::fromLatin1(inode) + u']';
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& process : processes) {
        if (!process.front().isDigit())
            continue;
        const QDir folder(u"/proc/" + process + u"/fd");
        const QStringList descriptors = folder.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
        for (const QString& descriptor : descriptors) {
            char target[64] = {};
            const QByteArray path = QFile::encodeName(folder.filePath(descriptor));
            if (::readlink(path.constData(), target, sizeof(target) - 1) <= 0 || link != QString::fromLatin1(target))
                continue;
            QFile name(u"/proc/" + process + u"/comm");
            if (!name.open(QIODevice::ReadOnly))
                return process;
            return QString::fromUtf8(name.readAll().trimmed()) + u", " + process;
        }
    }
    return {};
}

Error errorOf(int code, const QString& address, quint16 port)
{
    const QString words = QString::fromLocal8Bit(std::strerror(code));
    if (code == EADDRNOTAVAIL || code == EAFNOSUPPORT)
        return { ErrorKind::ListenAddressInvalid, address };
    if (code != EADDRINUSE)
        return { ErrorKind::ListenFailed, address + u':' + QString::number(port) + u": " + words };
    const QString owner = portOwner(port);
    return { ErrorKind::ListenPortTaken,
        owner.isEmpty() ? QString::number(port) : QString(QString::number(port) + u" (" + owner + u')') };
}

} // namespace

Result<ListenSocket> listenOn(const QString& address, quint16 port)
{
    const QHostAddress parsed(address);
    if (parsed.isNull())
        return failure(ErrorKind::ListenAddressInvalid, address);
    sockaddr_storage storage{};
    const socklen_t length = fill(storage, parsed, port);
    const int descriptor = ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_TCP);
    if (descriptor < 0)
        return failure(errorOf(errno, address, port));
    // Or a restarted console would have to wait for its own old connections to fade.
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (::bind(descriptor, reinterpret_cast<const sockaddr*>(&storage), length) != 0
        || ::listen(descriptor, backlog) != 0) {
        const Error error = errorOf(errno, address, port);
        ::close(descriptor);
        return failure(error);
    }
    return ListenSocket{ descriptor, portOf(descriptor) };
}

} // namespace console
