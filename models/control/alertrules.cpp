// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/alertrules.h"

#include <utility>

namespace console {

namespace {

constexpr TimeMs dayMs = TimeMs{ 24 } * 3600 * 1000;
constexpr qint64 megabyte = 1024 * 1024;

/// 0 = far away, 1 = within 30 days, 2 = within 7, 3 = over.
int nearness(TimeMs left)
{
    return left <= 0 ? 3 : left <= 7 * dayMs ? 2 : left <= 30 * dayMs ? 1 : 0;
}

/// Whole days; what is over since an hour is over since a day.
qint64 daysLeft(TimeMs left)
{
    return left > 0 ? left / dayMs : (left - dayMs + 1) / dayMs;
}

} // namespace

void AlertRules::raise(Alert alert)
{
    if (m_settings.wants(alert.kind))
        m_raised.append(std::move(alert));
}

QList<Alert> AlertRules::apply(const Frame& frame)
{
    if (m_since == 0)
        m_since = frame.at;
    m_now = frame.at;
    for (const BatchRow& row : frame.batches)
        lookAtBatch(row.batch);
    for (const FirmwareRow& row : frame.firmware)
        lookAtFirmware(row);
    lookAtStore(frame.pulse);
    m_link = frame.pulse.link;
    return std::exchange(m_raised, {});
}

void AlertRules::lookAtBatch(const Batch& batch)
{
    if (batch.isHalted() && batch.halt.at >= m_since && m_halted[batch.id] != batch.halt.at) {
        m_halted[batch.id] = batch.halt.at;
        raise({ AlertKind::BatchHalted, m_now, batch.id, batch.firmware,
            { batch.version, QString::number(batch.halt.failed), QString::number(batch.halt.exposed) }, {} });
    }
    const bool finished = batch.kind == BatchKind::Upgrade && batch.state == BatchState::Completed;
    if (finished && batch.endedAt >= m_since && m_ended[batch.id] != batch.endedAt) {
        m_ended[batch.id] = batch.endedAt;
        raise({ AlertKind::BatchFinished, m_now, batch.id, batch.firmware,
            { batch.version, QString::number(batch.counts.of(TaskState::Succeeded)),
                QString::number(batch.counts.total()) },
            {} });
    }
}

void AlertRules::lookAtFirmware(const FirmwareRow& row)
{
    const Firmware& firmware = row.firmware;
    const auto [seen, isNew] = m_firmware.try_emplace(firmware.id, SeenFirmware{ firmware.state, row.verification });
    const SeenFirmware before = std::exchange(seen->second, SeenFirmware{ firmware.state, row.verification });
    if (isNew || (before.state == firmware.state && before.verification == row.verification))
        return;
    if (firmware.state == FirmwareState::VerificationFailed)
        raise({ AlertKind::VerificationFailed, m_now, row.verification, firmware.id, { firmware.version }, {} });
    else if (firmware.state == FirmwareState::Verified)
        raise({ AlertKind::BatchFinished, m_now, row.verification, firmware.id, { firmware.version }, {} });
}

void AlertRules::lookAtStore(const Pulse& pulse)
{
    const bool failed = pulse.storeError.has_value();
    if (failed && !m_storeFailed)
        raise({ AlertKind::StoreFailed, m_now, {}, {}, {}, pulse.storeError });
    m_storeFailed = failed;
}

QList<Alert> AlertRules::tick(TimeMs steady, TimeMs now)
{
    if (m_link.state == LinkState::Idle || m_link.state == LinkState::Connected) {
        m_lostSince.reset();
        m_lossTold = false;
        return {};
    }
    if (!m_lostSince)
        m_lostSince = steady;
    const TimeMs lost = (steady - *m_lostSince) / 1000;
    if (m_lossTold || lost < m_settings.brokerLostSeconds)
        return {};
    m_lossTold = true;
    raise({ AlertKind::BrokerLost, now, {}, {},
        { m_link.host, QString::number(m_link.port), QString::number(m_settings.brokerLostSeconds) }, m_link.error });
    return std::exchange(m_raised, {});
}

QList<Alert> AlertRules::look(const Surroundings& around, TimeMs now)
{
    const qint64 limit = m_settings.diskLowMegabytes * megabyte;
    if (around.freeBytes >= 0) {
        const bool low = around.freeBytes < limit;
        if (low && !m_diskLow)
            raise({ AlertKind::DiskLow, now, {}, {}, { QString::number(around.freeBytes) }, {} });
        // Not at the limit itself: a log that is rotated there would tell the same every minute.
        m_diskLow = low || (m_diskLow && around.freeBytes < limit + limit / 10);
    }
    for (const Surroundings::Certificate& certificate : around.certificates)
        lookAtCertificate(certificate, now);
    return std::exchange(m_raised, {});
}

void AlertRules::lookAtCertificate(const Surroundings::Certificate& certificate, TimeMs now)
{
    auto& [expiresAt, told] = m_certificates[certificate.file];
    if (expiresAt != certificate.expiresAt)
        told = 0; // another one by now
    expiresAt = certificate.expiresAt;
    const TimeMs left = certificate.expiresAt - now;
    const int near = nearness(left);
    if (near > told)
        raise(
            { AlertKind::CertificateExpiring, now, {}, {}, { certificate.file, QString::number(daysLeft(left)) }, {} });
    told = std::max(told, near);
}

} // namespace console
