// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/ledger.h"

#include <QDateTime>
#include <QJsonDocument>

#include <cstdio>

namespace console {

tl::expected<void, QString> Ledger::open(const QString& fileName)
{
    if (fileName.isEmpty())
        return {};
    m_file.setFileName(fileName);
    if (!m_file.open(QIODevice::Append | QIODevice::Unbuffered))
        return tl::unexpected(QStringLiteral("cannot write %1: %2").arg(fileName, m_file.errorString()));
    return {};
}

void Ledger::write(const QString& device, const char* event, QJsonObject facts)
{
    if (!m_file.isOpen())
        return;
    facts.insert(QStringLiteral("t"), QDateTime::currentMSecsSinceEpoch());
    facts.insert(QStringLiteral("device"), device);
    facts.insert(QStringLiteral("event"), QString::fromLatin1(event));
    const QByteArray line = QJsonDocument(facts).toJson(QJsonDocument::Compact) + '\n';
    if (m_file.write(line) == line.size() || m_complained)
        return;
    m_complained = true;
    std::fprintf(stderr, "rollout-fleet: the ledger cannot be written: %s\n", qPrintable(m_file.errorString()));
}

} // namespace console
