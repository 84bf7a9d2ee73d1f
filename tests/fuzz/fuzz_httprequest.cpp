// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes on the file server's socket: the real server with one file, a connection each (RELIABILITY.md T9, T10). "TOKEN"
// stands for a good token, so that what comes behind it is reached.
#include "tests/fuzz/fuzzing.h"
#include "tests/models/firmware/servedworkspace.h"

#include <QCoreApplication>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace console;

namespace {

ServedWorkspace& served()
{
    static int argc = 1;
    static char name[] = "fuzz_httprequest";
    static char* argv[] = { name, nullptr };
    static const QCoreApplication application(argc, argv);
    static ServedWorkspace workspace(QByteArray(3000, 'x'));
    return workspace;
}

QByteArray answerTo(const QByteArray& request)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(served().port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    mustHold(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "it still listens");
    (void)::send(socket, request.constData(), static_cast<std::size_t>(request.size()), MSG_NOSIGNAL);
    ::shutdown(socket, SHUT_WR);
    QByteArray answer;
    char piece[4096];
    for (int idle = 0; idle < 1000;) {
        pollfd wait{ socket, POLLIN, 0 };
        if (::poll(&wait, 1, 20) < 1) {
            served().clock.advance(11'000); // who waits for more than it gets is not waited for
            ++idle;
            continue;
        }
        const ssize_t got = ::recv(socket, piece, sizeof piece, 0);
        if (got <= 0) {
            ::close(socket);
            return answer;
        }
        answer.append(piece, got);
    }
    mustHold(false, "it answers or closes");
    return answer;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    QByteArray request(
        reinterpret_cast<const char*>(data), static_cast<qsizetype>(std::min<std::size_t>(size, 20'000)));
    static const QByteArray path = "/f/" + served().link.token({ servedBatch, 1, 4'000'000'000 });
    request.replace("/f/TOKEN", path);
    request += "\r\n\r\n"; // most are whole then
    const QByteArray answer = answerTo(request);
    (void)served().evidence(); // its mailbox is bounded
    if (answer.isEmpty())
        return 0;
    mustHold(answer.startsWith("HTTP/1."), "HTTP or nothing");
    const int status = answer.mid(9, 3).toInt();
    mustHold(status >= 100 && status < 600 && status != 500, "an answer of the server's own");
    mustHold(!answer.contains("\r\nServer:"), "no name of a server");
    return 0;
}
