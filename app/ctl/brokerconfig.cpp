// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/brokerconfig.h"

#include "models/protocol/names.h"

#include <QDir>
#include <QFile>

namespace console {

namespace {

constexpr quint16 plainPort = 1883;
constexpr quint16 tlsPort = 8883;

QString piece(const char* name)
{
    QFile file(QStringLiteral(":/broker/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Error cannotWrite(const QSaveFile& file)
{
    return { ErrorKind::WriteFailed, file.fileName() + QStringLiteral(": ") + file.errorString() };
}

QString listener(const BrokerConfig::Options& options)
{
    const bool tls = !options.certificateFile.isEmpty();
    const quint16 port = options.port != 0 ? options.port : tls ? tlsPort : plainPort;
    QString text = QStringLiteral("listener %1").arg(port);
    if (tls) {
        text += QStringLiteral("\ncafile %1\ncertfile %2\nkeyfile %3\ntls_version tlsv1.2")
                    .arg(options.caFile, options.certificateFile, options.keyFile);
    }
    return text;
}

} // namespace

BrokerConfig::BrokerConfig(const Options& options)
    : m_options(options)
    , m_configuration(QDir(options.folder).filePath(QStringLiteral("rollout.conf")))
    , m_accessList(QDir(options.folder).filePath(QStringLiteral("rollout.acl")))
    , m_piece(piece("device.acl"))
{
}

Result<std::unique_ptr<BrokerConfig>> BrokerConfig::create(const Options& options)
{
    if (!QDir().mkpath(options.folder))
        return failure(ErrorKind::WriteFailed, options.folder);
    std::unique_ptr<BrokerConfig> config(new BrokerConfig(options));
    for (QSaveFile* file : { &config->m_configuration, &config->m_accessList }) {
        if (!file->open(QIODevice::WriteOnly))
            return failure(cannotWrite(*file));
    }
    config->m_accessList.write(piece("console.acl").replace(QStringLiteral("@CONSOLE@"), options.consoleUser).toUtf8());
    return config;
}

void BrokerConfig::addDevice(const QString& productKey, const QString& deviceName)
{
    // Checked when they enrolled; here they become lines of a file that decides who may do what.
    if (!isProductKey(productKey.toStdString()) || !isDeviceName(deviceName.toStdString())) {
        ++m_leftOut;
        return;
    }
    QString lines = m_piece;
    lines.replace(QStringLiteral("@PRODUCT@"), productKey).replace(QStringLiteral("@DEVICE@"), deviceName);
    m_accessList.write(lines.toUtf8());
    ++m_devices;
}

Result<void> BrokerConfig::finish()
{
    m_configuration.write(piece("rollout.conf").replace(QStringLiteral("@LISTENER@"), listener(m_options)).toUtf8());
    for (QSaveFile* file : { &m_accessList, &m_configuration }) {
        if (!file->commit())
            return failure(cannotWrite(*file));
    }
    return {};
}

} // namespace console
