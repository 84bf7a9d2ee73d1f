// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/ledgercheck.h"
#include "tests/integration/storesnapshot.h"
#include "tests/support/trafficrecorder.h"

#include <QSet>
#include <QStringList>

#include <vector>

namespace console {

/// What the outside knows of a console: the recorded traffic, which reports it acknowledged to the broker, which orders
/// it confirmed to the operator. judge() holds a store against that and names every invariant of RELIABILITY.md that is
/// broken (I2 to I6). It remembers the outcomes it has seen, so that one that changes is found. Only reports of the
/// module "default" are looked at. Pure.
class RolloutWitness
{
public:
    /// In the broker's order.
    void take(const QList<RecordedMessage>& messages);
    /// Of each topic the number of the last acknowledged message at QoS 1 (1 = its first); see DeliveryLog.
    void setAcknowledged(const QHash<QByteArray, int>& lastByTopic) { m_acknowledged = lastByTopic; }
    void confirmFirmware(quint64 id) { m_confirmedFirmware.insert(id); }
    void confirmBatch(quint64 id) { m_confirmedBatches.insert(id); }

    /// One line for every broken promise. `store`: while nobody holds the workspace, everything recorded having been
    /// taken.
    [[nodiscard]] QStringList judge(const StoreSnapshot& store);
    /// Outcomes of an ended batch against what the devices did. `entries`: of the default module, by device name.
    [[nodiscard]] static QStringList judgeOutcomes(
        const StoreSnapshot& store, quint64 batch, const QMap<QString, LedgerEntry>& entries);

    [[nodiscard]] int reports() const { return m_reports; }
    [[nodiscard]] int notices() const { return m_notices; }
    [[nodiscard]] int compared() const { return m_compared; } ///< acknowledged reports found in the store, by judge()

private:
    using TaskId = std::pair<quint64, QByteArray>; // batch, PRODUCT/DEVICE

    struct Report
    {
        quint64 order = 0;
        QByteArray version;
    };
    struct Notices
    {
        quint64 firstOrder = 0;
        int count = 0;
        QSet<QByteArray> contents; ///< of "data": what a device acts upon
    };

    void takeReport(const QByteArray& device, const RecordedMessage& message, const QByteArray& topic);
    void takeNotice(const QByteArray& device, const QByteArray& payload);
    void judgeReports(const StoreSnapshot& store, QStringList& broken);
    void judgeNotices(const StoreSnapshot& store, QStringList& broken) const;
    void judgeTasks(const StoreSnapshot& store, QStringList& broken);
    void judgeOrders(const StoreSnapshot& store, QStringList& broken) const;

    QHash<QByteArray, std::vector<Report>> m_versions; ///< by device, all version reports
    QHash<QByteArray, std::vector<Report>> m_sure; ///< by topic, those at QoS 1; without a version where it has none
    QMap<TaskId, Notices> m_noticesOf;
    QMap<TaskId, TaskState> m_outcomes;
    QHash<QByteArray, int> m_acknowledged;
    QSet<quint64> m_confirmedFirmware;
    QSet<quint64> m_confirmedBatches;
    quint64 m_order = 0;
    int m_reports = 0;
    int m_notices = 0;
    int m_compared = 0;
};

} // namespace console
