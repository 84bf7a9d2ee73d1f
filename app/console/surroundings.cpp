// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/surroundings.h"

#include "models/base/files.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QStorageInfo>

#include <algorithm>

namespace console {

namespace {

constexpr qint64 largestPem = qint64{ 4 } * 1024 * 1024;

/// The first of a file's certificates that ends. Authorities hold many; only those of a profile are looked at.
void addCertificate(QList<Surroundings::Certificate>& list, const QString& path)
{
    const auto pem = path.isEmpty() ? Result<QByteArray>(QByteArray()) : readFile(path, largestPem);
    if (!pem)
        return;
    TimeMs first = 0;
    for (const QSslCertificate& certificate : QSslCertificate::fromData(*pem, QSsl::Pem)) {
        const TimeMs ends = certificate.expiryDate().toMSecsSinceEpoch();
        if (certificate.expiryDate().isValid() && (first == 0 || ends < first))
            first = ends;
    }
    if (first != 0)
        list.append({ path, first });
}

} // namespace

Surroundings lookAround(const QString& workspaceFolder, const ConsoleSettings& settings)
{
    Surroundings around;
    const QStorageInfo disk(workspaceFolder);
    if (disk.isValid() && disk.isReady())
        around.freeBytes = disk.bytesAvailable();
    const auto active = std::find_if(settings.profiles.cbegin(), settings.profiles.cend(),
        [&](const BrokerProfile& one) { return one.id == settings.activeProfile; });
    if (active != settings.profiles.cend() && active->tls) {
        for (const QString& path : { active->certificateFile, active->caFile })
            addCertificate(around.certificates, path);
    }
    return around;
}

} // namespace console
