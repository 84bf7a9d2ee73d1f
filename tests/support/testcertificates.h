// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace console {

/// An authority of the test's own and certificates by it, made with the openssl program; files live as long as the
/// object.
class TestCertificates
{
public:
    struct Pair
    {
        QString certificateFile;
        QString keyFile;
    };

    /// Makes the authority; isValid() says whether openssl could.
    explicit TestCertificates(const QString& authority);

    [[nodiscard]] bool isValid() const { return m_valid; }
    [[nodiscard]] QString caFile() const { return path(QStringLiteral("ca.pem")); }
    /// `names` as openssl's subjectAltName: "DNS:localhost,IP:127.0.0.1". `days` below 0 = expired that long ago.
    [[nodiscard]] Pair issue(const QString& name, const QString& names, int days = 30);

private:
    [[nodiscard]] QString path(const QString& file) const { return m_folder.filePath(file); }
    [[nodiscard]] static bool openssl(const QStringList& arguments);

    QTemporaryDir m_folder;
    bool m_valid = false;
};

} // namespace console
