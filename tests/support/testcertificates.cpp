// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcertificates.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>

namespace console {

namespace {

const QString curve = QStringLiteral("ec_paramgen_curve:prime256v1");

QString stamp(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days).toString(QStringLiteral("yyMMddHHmmss'Z'"));
}

} // namespace

TestCertificates::TestCertificates(const QString& authority)
{
    m_valid = openssl({ QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
        QStringLiteral("-pkeyopt"), curve, QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("30"),
        QStringLiteral("-subj"), QStringLiteral("/CN=") + authority, QStringLiteral("-keyout"),
        path(QStringLiteral("ca.key")), QStringLiteral("-out"), caFile() });
    QFile settings(path(QStringLiteral("ca.cnf")));
    QFile index(path(QStringLiteral("index.txt")));
    if (!settings.open(QIODevice::WriteOnly) || !index.open(QIODevice::WriteOnly))
        m_valid = false;
    settings.write(QStringLiteral("[ca]\ndefault_ca=d\n[d]\ndatabase=%1/index.txt\nnew_certs_dir=%1\nrand_serial=yes\n"
                                  "default_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n")
                       .arg(m_folder.path())
                       .toUtf8());
}

TestCertificates::Pair TestCertificates::issue(const QString& name, const QString& names, int days)
{
    const Pair pair{ path(name + QStringLiteral(".pem")), path(name + QStringLiteral(".key")) };
    const QString request = path(name + QStringLiteral(".csr"));
    const QString extensions = path(name + QStringLiteral(".ext"));
    QFile file(extensions);
    if (!file.open(QIODevice::WriteOnly))
        m_valid = false;
    file.write(names.isEmpty() ? QByteArray("basicConstraints=CA:FALSE\n") : "subjectAltName=" + names.toUtf8() + "\n");
    file.close();
    m_valid = m_valid
        && openssl({ QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-newkey"), QStringLiteral("ec"),
            QStringLiteral("-pkeyopt"), curve, QStringLiteral("-nodes"), QStringLiteral("-subj"),
            QStringLiteral("/CN=") + name, QStringLiteral("-keyout"), pair.keyFile, QStringLiteral("-out"), request })
        && openssl({ QStringLiteral("ca"), QStringLiteral("-batch"), QStringLiteral("-notext"),
            QStringLiteral("-config"), path(QStringLiteral("ca.cnf")), QStringLiteral("-cert"), caFile(),
            QStringLiteral("-keyfile"), path(QStringLiteral("ca.key")), QStringLiteral("-startdate"),
            stamp(qMin(days, 0) - 10), QStringLiteral("-enddate"), stamp(days), QStringLiteral("-extfile"), extensions,
            QStringLiteral("-in"), request, QStringLiteral("-out"), pair.certificateFile });
    return pair;
}

bool TestCertificates::openssl(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    const bool done = process.waitForFinished(30000) && process.exitCode() == 0;
    if (!done)
        qWarning("openssl: %s", process.readAll().constData());
    return done;
}

} // namespace console
