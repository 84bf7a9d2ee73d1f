// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/alerttext.h"

#include "models/tables/celltext.h"
#include "ui/common/errortext.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace console {

namespace {

struct AlertText
{
    Q_DECLARE_TR_FUNCTIONS(console::AlertText)
};

QString counted(const QString& number)
{
    return countText(number.toLongLong());
}

QString certificateText(const QString& file, int days)
{
    const QString name = QFileInfo(file).fileName();
    if (days < 0)
        return AlertText::tr("The certificate %1 has expired: the broker may refuse the connection.").arg(name);
    if (days == 0)
        return AlertText::tr("The certificate %1 expires today.").arg(name);
    return AlertText::tr("The certificate %1 expires in %n day(s). Renew it in time.", nullptr, days).arg(name);
}

} // namespace

QString alertText(const Alert& alert)
{
    const auto arg = [&](qsizetype i) { return alert.args.value(i, QStringLiteral("?")); };
    switch (alert.kind) {
    case AlertKind::BatchFinished:
        if (alert.args.size() < 3)
            return AlertText::tr("%1 passed its verification.").arg(arg(0));
        return AlertText::tr("The batch of %1 has finished: %2 of %3 succeeded.")
            .arg(arg(0), counted(arg(1)), devicesText(arg(2).toLongLong()));
    case AlertKind::BatchHalted:
        return AlertText::tr("The batch of %1 halted by itself: %2 of %3 failed or fell silent.")
            .arg(arg(0), counted(arg(1)), devicesText(arg(2).toLongLong()));
    case AlertKind::VerificationFailed:
        return AlertText::tr("The verification of %1 failed.").arg(arg(0));
    case AlertKind::BrokerLost: {
        const QString lost = AlertText::tr("No connection to %1 for %2.")
                                 .arg(arg(0) + u':' + arg(1), durationText(arg(2).toLongLong() * 1000));
        return alert.error ? lost + u' ' + errorText(*alert.error) : lost;
    }
    case AlertKind::StoreFailed:
        return alert.error ? errorText(*alert.error) : alertKindText(alert.kind);
    case AlertKind::DiskLow:
        return AlertText::tr("Only %1 are free on the workspace's disk. Without space nothing can be recorded, and "
                             "nothing is sent.")
            .arg(sizeText(arg(0).toLongLong()));
    case AlertKind::CertificateExpiring:
        return certificateText(arg(0), arg(1).toInt());
    }
    Q_UNREACHABLE();
}

QString alertKindText(AlertKind kind)
{
    switch (kind) {
    case AlertKind::BatchFinished:
        return AlertText::tr("Batch finished");
    case AlertKind::BatchHalted:
        return AlertText::tr("Batch halted");
    case AlertKind::VerificationFailed:
        return AlertText::tr("Verification failed");
    case AlertKind::BrokerLost:
        return AlertText::tr("Broker lost");
    case AlertKind::StoreFailed:
        return AlertText::tr("Saving failed");
    case AlertKind::DiskLow:
        return AlertText::tr("Disk nearly full");
    case AlertKind::CertificateExpiring:
        return AlertText::tr("Certificate expires");
    }
    Q_UNREACHABLE();
}

AlertMark markOf(AlertKind kind)
{
    switch (kind) {
    case AlertKind::BatchFinished:
        return { QStringLiteral("succeeded"), ColorRole::Succeeded };
    case AlertKind::BatchHalted:
    case AlertKind::VerificationFailed:
    case AlertKind::StoreFailed:
        return { QStringLiteral("failed"), ColorRole::Failed };
    case AlertKind::BrokerLost:
        return { QStringLiteral("disconnected"), ColorRole::Failed };
    case AlertKind::DiskLow:
    case AlertKind::CertificateExpiring:
        return { QStringLiteral("warning"), ColorRole::Warning };
    }
    Q_UNREACHABLE();
}

} // namespace console
