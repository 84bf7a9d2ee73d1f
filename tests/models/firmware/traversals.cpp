// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/firmware/traversals.h"

#include <QSet>

namespace console {

namespace {

QList<QByteArray> waysUp()
{
    return { "../", "..%2f", "..%2F", "%2e%2e/", "%2e%2e%2f", "%2E%2E%2F", "%252e%252e%252f", "..%252f", "..\\",
        "..%5c", "%2e%2e%5c", "..%255c", "..%c0%af", "%c0%ae%c0%ae%c0%af", "..%e0%80%af", "..%f0%80%80%af", "..%c1%9c",
        "..%u2215", "..%uff0f", "..%ef%bc%8f", "....//", "....\\\\", "..;/", "..%00/", "..%0d/", "..%0a/", ".%2e/",
        "%2e./", "./../", ".//..//", "../%2e/", "..\xef\xbc\x8f", "..%09/", "..%20/", "%%32%65%%32%65%%32%66" };
}

QList<QByteArray> wanted(const QByteArray& outsideName)
{
    return { outsideName, "etc/passwd", "etc/shadow%00.bin", "proc/self/environ", "windows/win.ini", "console.sqlite",
        "settings.json" };
}

QList<QByteArray> tricks(const QByteArray& token, const QByteArray& name, const QByteArray& path)
{
    const QByteArray f = "/f/";
    return { path, "/" + path, "/f" + path, "/f/" + path, "file://" + path, "http://127.0.0.1" + path,
        "http://127.0.0.1/f/.." + path, "//127.0.0.1" + path, f + token + "/../../" + name, f + token + "%00",
        f + token + "%00.bin", f + token + "/", f + token + "/.", f + token + ";x=y", f + token + "%20",
        f + token + ".", f + token + "::$DATA", f + token.toUpper(), f + token.toLower(), f + token.left(42),
        f + token + "A", "/F/" + token, "//f/" + token, "/f//" + token, "/./f/" + token, "/x/../f/" + token,
        "/f/../f/" + token, "/%66/" + token, "/f%2f" + token, "\\f\\" + token, "f/" + token, "/f/*", "/f/?",
        "/f/" + QByteArray(43, '*'), "/f/CON", "/f/AUX.bin", "/f/NUL", "/f/COM1", "/f/LPT1.txt",
        "/f/C:", "/f/C:%5cwindows%5cwin.ini", "/f/%5c%5chost%5cshare", "/f/\\\\?\\C:\\boot.ini", "/f/~root/.ssh/id_rsa",
        "/f/$HOME/.ssh/id_rsa", "/f/`id`", "/f/|id", "/f/%0d%0aX-A:%20b", "/f/%u0000", "/f/%", "/f/%2", "/f/%zz",
        "/f/" + QByteArray(3000, 'A'), "/f/" + QByteArray("../").repeated(900), "/f/" + QByteArray(43, 'A'),
        "/f/" + QByteArray(43, '-'), "/f/" + QByteArray(43, '='), "/favicon.ico", "/robots.txt", "/.git/config",
        "/.well-known/security.txt", "/index.html", "/server-status", "/", "/f", "/f/", "/f/.", "/f/..", "/f/...", "*",
        "?", "#", "/f/#" + token, "/f?" + token, "/f/x?file=" + path };
}

} // namespace

QList<QByteArray> traversals(const QByteArray& goodToken, const QByteArray& outsideName, const QByteArray& outsidePath)
{
    QList<QByteArray> all = tricks(goodToken, outsideName, outsidePath);
    for (const QByteArray& up : waysUp()) {
        for (const QByteArray& file : wanted(outsideName)) {
            all.append("/f/" + up + file);
            all.append("/f/" + up.repeated(8) + file);
            all.append("/" + up.repeated(3) + file);
        }
    }
    const QSet<QByteArray> distinct(all.cbegin(), all.cend());
    QList<QByteArray> sorted(distinct.cbegin(), distinct.cend());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace console
