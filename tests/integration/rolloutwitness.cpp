// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/rolloutwitness.h"

#include "app/fleet/verdict.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QtEndian>

#include <algorithm>

namespace console {

namespace {

constexpr qsizetype historyKept = 64; // versions of a module that the console keeps

/// The batch that a notice's link names: the first eight bytes of the token behind /f/.
quint64 batchOfUrl(const QString& url)
{
    const QByteArray token = QUrl(url).path().toLatin1().mid(3);
    const QByteArray claim = QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding);
    return claim.size() < 12 ? 0 : qFromBigEndian<quint64>(claim.constData());
}

QString text(const QByteArray& bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace

void RolloutWitness::take(const QList<RecordedMessage>& messages)
{
    for (const RecordedMessage& message : messages) {
        ++m_order;
        const QList<QByteArray> parts = message.topic.split('/');
        // /ota/device/KIND/PRODUCT/DEVICE and /sys/PRODUCT/DEVICE/thing/ota/firmware/get_reply
        if (parts.size() == 6 && parts.at(1) == "ota") {
            const QByteArray device = parts.at(4) + '/' + parts.at(5);
            if (parts.at(3) == "upgrade")
                takeNotice(device, message.payload);
            else if (parts.at(3) == "inform")
                takeReport(device, message, message.topic);
            else if (parts.at(3) == "request" && message.payload.contains("\"params\""))
                takeReport(device, message, message.topic);
            else if (parts.at(3) == "request") {
                takeNotice(device, message.payload);
                m_sure[message.topic].push_back({ m_order, {} }); // the console is handed its own answer
            }
        } else if (parts.size() == 8 && parts.at(7) == "get_reply") {
            takeNotice(parts.at(2) + '/' + parts.at(3), message.payload);
        }
    }
}

void RolloutWitness::takeReport(const QByteArray& device, const RecordedMessage& message, const QByteArray& topic)
{
    ++m_reports;
    const QJsonObject params
        = QJsonDocument::fromJson(message.payload).object()[QLatin1StringView("params")].toObject();
    const QString module = params[QLatin1StringView("module")].toString(QStringLiteral("default"));
    Report report{ m_order, params[QLatin1StringView("version")].toString().toUtf8() };
    if (module != QLatin1StringView("default"))
        report.version.clear();
    if (!report.version.isEmpty())
        m_versions[device].push_back(report);
    if (message.qos == 1)
        m_sure[topic].push_back(report);
}

void RolloutWitness::takeNotice(const QByteArray& device, const QByteArray& payload)
{
    const QJsonObject data = QJsonDocument::fromJson(payload).object()[QLatin1StringView("data")].toObject();
    const QString url = data[QLatin1StringView("url")].toString();
    if (url.isEmpty())
        return; // "nothing pending"
    ++m_notices;
    Notices& notices = m_noticesOf[{ batchOfUrl(url), device }];
    if (notices.count++ == 0)
        notices.firstOrder = m_order;
    notices.contents.insert(QJsonDocument(data).toJson(QJsonDocument::Compact));
}

QStringList RolloutWitness::judge(const StoreSnapshot& store)
{
    QStringList broken;
    if (!store.fault.isEmpty())
        broken.append(QStringLiteral("the store is damaged: ") + store.fault);
    judgeReports(store, broken);
    judgeNotices(store, broken);
    judgeTasks(store, broken);
    judgeOrders(store, broken);
    return broken;
}

/// I5: what was acknowledged is known. Only what came after the last acknowledged report may have replaced it.
void RolloutWitness::judgeReports(const StoreSnapshot& store, QStringList& broken)
{
    m_compared = 0;
    QHash<QByteArray, quint64> lastOf; // by device
    for (auto topic = m_acknowledged.cbegin(); topic != m_acknowledged.cend(); ++topic) {
        const std::vector<Report>& sure = m_sure[topic.key()];
        const QList<QByteArray> parts = topic.key().split('/');
        if (parts.size() != 6 || (parts.at(3) != "inform" && parts.at(3) != "request"))
            continue;
        const QByteArray device = parts.at(4) + '/' + parts.at(5);
        if (static_cast<std::size_t>(topic.value()) > sure.size()) {
            broken.append(QStringLiteral("recording: %1 has %2 messages, but %3 were acknowledged")
                              .arg(text(topic.key()))
                              .arg(sure.size())
                              .arg(topic.value()));
            continue;
        }
        const QList<QByteArray> history = store.history.value(device);
        for (int i = 0; i < topic.value(); ++i) {
            const Report& report = sure[static_cast<std::size_t>(i)];
            if (report.version.isEmpty())
                continue;
            ++m_compared;
            lastOf[device] = std::max(lastOf[device], report.order);
            if (history.size() < historyKept && !history.contains(report.version))
                broken.append(QStringLiteral("I5: %1 reported %2, which was acknowledged and is not in the store")
                                  .arg(text(device), text(report.version)));
        }
    }
    for (auto last = lastOf.cbegin(); last != lastOf.cend(); ++last) {
        const std::vector<Report>& all = m_versions[last.key()];
        const QByteArray stored = store.versions.value(last.key());
        const bool explained = std::any_of(all.begin(), all.end(),
            [&](const Report& report) { return report.order >= last.value() && report.version == stored; });
        if (!explained)
            broken.append(
                QStringLiteral("I5: %1 has version '%2' in the store, older than its last acknowledged report")
                    .arg(text(last.key()), text(stored)));
    }
}

/// I6: every notice on the wire was in the store before, as often as it was sent, and always the same.
void RolloutWitness::judgeNotices(const StoreSnapshot& store, QStringList& broken) const
{
    QMap<TaskId, const StoredTask*> tasks;
    for (const StoredTask& task : store.tasks)
        tasks.insert({ task.batch, task.device }, &task);
    for (auto sent = m_noticesOf.cbegin(); sent != m_noticesOf.cend(); ++sent) {
        const auto [batch, device] = sent.key();
        const StoredTask* task = tasks.value(sent.key());
        const QString who = QStringLiteral("batch %1, %2").arg(batch).arg(text(device));
        if (!task) {
            broken.append(QStringLiteral("I6: %1: a notice was sent that the store has no task for").arg(who));
            continue;
        }
        if (sent->count > task->pushes)
            broken.append(QStringLiteral("I6: %1: %2 notices were sent, the store knows of %3")
                              .arg(who)
                              .arg(sent->count)
                              .arg(task->pushes));
        if (sent->contents.size() > 1)
            broken.append(QStringLiteral("I6: %1: %2 different notices").arg(who).arg(sent->contents.size()));
    }
}

void RolloutWitness::judgeTasks(const StoreSnapshot& store, QStringList& broken)
{
    QSet<QByteArray> open;
    for (const StoredTask& task : store.tasks) {
        const StoredBatch batch = store.batches.value(task.batch);
        const TaskId id{ task.batch, task.device };
        const QString who = QStringLiteral("batch %1, %2").arg(task.batch).arg(text(task.device));
        if (task.attempt > batch.retryCount + 1)
            broken.append(
                QStringLiteral("I6: %1: attempt %2 of %3").arg(who).arg(task.attempt).arg(batch.retryCount + 1));
        if (isOpen(task.state) && open.contains(task.device + '/' + batch.module.toUtf8()))
            broken.append(QStringLiteral("I4: %1: open in another batch too").arg(who));
        if (isOpen(task.state))
            open.insert(task.device + '/' + batch.module.toUtf8());
        const auto before = m_outcomes.constFind(id);
        if (before != m_outcomes.cend() && *before != task.state)
            broken.append(QStringLiteral("I3: %1: outcome %2 became %3")
                              .arg(who)
                              .arg(static_cast<int>(*before))
                              .arg(static_cast<int>(task.state)));
        if (before == m_outcomes.cend() && !isOpen(task.state))
            m_outcomes.insert(id, task.state);
        if (task.state != TaskState::Succeeded)
            continue;
        const auto notices = m_noticesOf.constFind(id);
        const std::vector<Report> reports = m_versions.value(task.device);
        const bool reported
            = notices != m_noticesOf.cend() && std::any_of(reports.begin(), reports.end(), [&](const Report& report) {
                  return report.order > notices->firstOrder && text(report.version) == batch.version;
              });
        if (!reported)
            broken.append(
                QStringLiteral("I2: %1: succeeded, but never reported %2 after a notice").arg(who, batch.version));
    }
    for (auto outcome = m_outcomes.cbegin(); outcome != m_outcomes.cend(); ++outcome) {
        if (!store.batches.contains(outcome.key().first))
            broken.append(QStringLiteral("I3: batch %1 with its outcomes is gone").arg(outcome.key().first));
    }
}

void RolloutWitness::judgeOrders(const StoreSnapshot& store, QStringList& broken) const
{
    for (const quint64 id : m_confirmedFirmware) {
        if (!store.firmware.contains(id))
            broken.append(QStringLiteral("I5: firmware %1 was confirmed and is gone").arg(id));
    }
    for (const quint64 id : m_confirmedBatches) {
        if (!store.batches.contains(id))
            broken.append(QStringLiteral("I5: batch %1 was confirmed and is gone").arg(id));
    }
}

QStringList RolloutWitness::judgeOutcomes(
    const StoreSnapshot& store, quint64 batch, const QMap<QString, LedgerEntry>& entries)
{
    QStringList wrong;
    const StoredBatch stored = store.batches.value(batch);
    Batch asked;
    asked.version = stored.version;
    asked.plan.timeoutMinutes = stored.timeoutMinutes;
    for (const StoredTask& task : store.tasks) {
        if (task.batch != batch)
            continue;
        Task judged;
        judged.state = task.state;
        judged.reason = task.reason;
        judged.evidence.pushes = static_cast<quint16>(task.pushes);
        const QString name = text(task.device.mid(task.device.indexOf('/') + 1));
        const LedgerEntry entry = entries.value(name);
        const QString right = rightWord(entry, judged, asked);
        if (outcomeWord(judged) != right)
            wrong.append(QStringLiteral("batch %1, %2: the store says %3; the device: %4, so it should be %5")
                             .arg(batch)
                             .arg(name, outcomeWord(judged), entry.outcome, right));
    }
    return wrong;
}

} // namespace console
