// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/noticedesk.h"

#include "models/base/failpoint.h"
#include "models/protocol/noticecodec.h"
#include "models/protocol/topics.h"

namespace console {

NoticeDesk::NoticeDesk(BrokerLink& link, const Fleet& fleet, const RolloutView& engine, DownloadLink downloadLink)
    : m_link(link)
    , m_fleet(fleet)
    , m_engine(engine)
    , m_downloadLink(std::move(downloadLink))
{
}

void NoticeDesk::setLinks(const QString& publicUrl, int linkHours)
{
    m_publicUrl = publicUrl;
    m_linkHours = linkHours;
}

Notice NoticeDesk::noticeFor(const Firmware& firmware, const LinkClaim& claim, qint64 id) const
{
    return makeNotice(firmware, m_downloadLink.url(m_publicUrl, claim), id);
}

qint64 NoticeDesk::expiry(qint64 firstExpiry, TimeMs now) const
{
    // Renewed in whole periods, so that every push within one period carries the same link.
    const qint64 period = qint64{ m_linkHours } * 3600;
    const qint64 wanted = now / 1000 + period / 2;
    if (firstExpiry >= wanted)
        return firstExpiry;
    return firstExpiry + (wanted - firstExpiry + period - 1) / period * period;
}

std::optional<NoticeDesk::Sent> NoticeDesk::send(const NoticeOrder& order, quint64 afterSequence, TimeMs now)
{
    const Batch* batch = m_engine.batch(order.task.batch);
    const Firmware* firmware = batch ? m_engine.firmware(batch->firmware) : nullptr;
    if (!firmware)
        return std::nullopt;
    const Device& device = m_fleet.device(order.task.device);
    const std::string_view product = m_fleet.names().products.at(device.product);
    const std::string_view name = m_fleet.names().devices.at(order.task.device);
    const LinkClaim claim{ batch->id, order.task.device, expiry(batch->linksExpireAt, now) };
    const Notice notice = noticeFor(*firmware, claim, batch->createdAt);
    Sent sent{ order.task, upgradeTopic(product, name), NoticeCodec::encode(notice) };
    if (order.asPullReply) {
        sent.topic = pullReplyTopic(product, name);
        sent.payload = NoticeCodec::encodePullReply(
            std::string_view(order.requestId.constData(), static_cast<std::size_t>(order.requestId.size())), &notice);
    } else if (order.asLegacyReply) {
        sent.topic = legacyPullTopic(product, name);
    }
    m_underway.emplace(++m_lastTag, order.task);
    failPoint("notice.written");
    m_link.publish(m_lastTag, sent.topic, sent.payload, afterSequence);
    failPoint("notice.handed-over");
    return sent;
}

NoticeDesk::Sent NoticeDesk::sendNothingPending(DeviceSlot device, const QByteArray& requestId, quint64 afterSequence)
{
    const std::string_view product = m_fleet.names().products.at(m_fleet.device(device).product);
    const std::string_view name = m_fleet.names().devices.at(device);
    Sent sent{ {}, pullReplyTopic(product, name),
        NoticeCodec::encodePullReply(
            std::string_view(requestId.constData(), static_cast<std::size_t>(requestId.size())), nullptr) };
    m_link.publish(++m_lastTag, sent.topic, sent.payload, afterSequence);
    return sent;
}

std::vector<TaskKey> NoticeDesk::withdrawStale()
{
    std::vector<TaskKey> stillOpen;
    for (auto place = m_underway.begin(); place != m_underway.end();) {
        const TaskKey key = place->second;
        const auto task = m_engine.task(key);
        const Batch* batch = m_engine.batch(key.batch);
        const bool open = task && isOpen(task->state);
        const bool wanted = open && batch && batch->state == BatchState::Running;
        if (wanted || !m_link.withdraw(place->first)) {
            ++place;
            continue;
        }
        if (open)
            stillOpen.push_back(key);
        place = m_underway.erase(place);
    }
    return stillOpen;
}

std::optional<TaskKey> NoticeDesk::takeEnded(quint64 tag)
{
    const auto place = m_underway.find(tag);
    if (place == m_underway.end())
        return std::nullopt;
    const TaskKey task = place->second;
    m_underway.erase(place);
    return task;
}

NoticePreview NoticeDesk::preview(const Firmware& firmware, DeviceSlot device, TimeMs now) const
{
    // An example link of the greatest length: ids of real batches are as long as this one.
    const LinkClaim claim{ BatchId{ 1 }, device == noDevice ? 0 : device, expiry(now / 1000, now) };
    const Notice notice = noticeFor(firmware, claim, now);
    NoticePreview preview;
    const QByteArray product = firmware.productKey.toUtf8();
    const std::string_view name
        = device == noDevice ? std::string_view("deviceName") : m_fleet.names().devices.at(device);
    preview.topic = upgradeTopic(std::string_view(product.constData(), static_cast<std::size_t>(product.size())), name);
    preview.payload = NoticeCodec::encode(notice);
    preview.checks = NoticeCodec::check(notice);
    return preview;
}

} // namespace console
