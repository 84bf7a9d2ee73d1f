// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/control/controlhost.h"

#include "models/control/orders.h"
#include "models/protocol/topics.h"

namespace console {

namespace {

Firmware verifiedFirmware()
{
    Firmware firmware;
    firmware.id = hostFirmware;
    firmware.name = QStringLiteral("two");
    firmware.productKey = QStringLiteral("pk");
    firmware.module = QStringLiteral("default");
    firmware.version = QStringLiteral("2.0");
    firmware.fileName = QStringLiteral("two.bin");
    firmware.size = 1000;
    firmware.md5 = QByteArray(32, 'a');
    firmware.sha256 = QByteArray(64, 'b');
    firmware.state = FirmwareState::Verified;
    return firmware;
}

} // namespace

QByteArray upgradeTopicOf(const QByteArray& device)
{
    return upgradeTopic("pk", std::string_view(device.constData(), static_cast<std::size_t>(device.size())));
}

void RecordBook::absorb(const RecordBatch& batch)
{
    m_labels.insert(m_labels.end(), batch.labels.begin(), batch.labels.end());
    for (const DeviceRecord& device : batch.devices)
        m_devices.push_back({ device.product, device.firstSeen, device.lastSeen, device.name });
    for (const MarksRecord& one : batch.marks)
        m_devices[one.slot].marks = one.marks;
    for (const ExclusionRecord& exclusion : batch.exclusions)
        m_excluded[exclusion.batch] = exclusion.devices;
    for (const FilterRecord& filter : batch.filters) {
        m_filters.erase(filter.name);
        if (!filter.text.isEmpty())
            m_filters[filter.name] = filter.text;
    }
    m_versions.insert(m_versions.end(), batch.versions.begin(), batch.versions.end());
    for (const Firmware& one : batch.firmware)
        firmware[one.id] = one;
    for (const Batch& one : batch.batches)
        batches[one.id] = one;
    for (const auto& some : { batch.tasks, batch.lazyTasks }) {
        for (const Task& task : some)
            tasks[task.batch][task.device] = task;
    }
    activities.append(QList<Activity>(batch.activities.begin(), batch.activities.end()));
}

WorkspaceContents RecordBook::contents() const
{
    WorkspaceContents contents;
    contents.labels = m_labels;
    contents.devices = m_devices;
    contents.versions = m_versions;
    for (const auto& [name, text] : m_filters)
        contents.filters.push_back({ name, text });
    for (const auto& [id, one] : firmware)
        contents.firmware.push_back(one);
    for (const auto& [id, batch] : batches) {
        contents.batches.push_back(batch);
        const auto excluded = m_excluded.find(id);
        contents.batches.back().plan.excluded = excluded == m_excluded.end() ? nullptr : excluded->second;
        contents.greatestId = id.value;
        const auto place = tasks.find(id);
        for (const auto& [device, task] : place == tasks.end() ? std::map<DeviceSlot, Task>() : place->second)
            contents.tasks.push_back(task);
    }
    for (const Activity& activity : activities)
        contents.greatestId = std::max(contents.greatestId, activity.id.value);
    return contents;
}

ControlHost::ControlHost()
{
    book.firmware[hostFirmware] = verifiedFirmware();
}

void ControlHost::open()
{
    ControlParts parts{ clock, store, frames, downloads,
        [this] {
            auto made = std::make_unique<FakeSession>();
            session = made.get();
            ++sessions;
            return made;
        },
        DownloadLink(QByteArray(32, 'k')),
        [](const QByteArray& sha256) -> QString { return QString::fromLatin1(sha256); },
        [this](std::shared_ptr<const LinkTable> published) { links = std::move(published); },
        [this](const Firmware& firmware) { fileChecks.push_back(firmware.id); }, [this](TimeMs at) { alive = at; },
        alive, mostUncommitted };
    loop = std::make_unique<ControlLoop>(std::move(parts), std::make_shared<FleetNames>());
    const auto restored = loop->restore(book.contents());
    QVERIFY2(restored, "what was committed cannot be restored");
    loop->setLinks(QStringLiteral("http://files.example"), 24 * 7);
    loop->start();
    commit();
}

void ControlHost::openWithDevices()
{
    open();
    connectBroker();
    for (const char* device : { "d1", "d2", "d3" })
        inform(device, "1.0");
    commit();
}

void ControlHost::crash()
{
    downloads.setWake({});
    loop.reset();
    links.reset();
    (void)store.takeAll();
    (void)frames.takeAll();
    m_uncommitted.clear();
}

void ControlHost::connectBroker()
{
    BrokerProfile profile = newProfile();
    profile.host = QStringLiteral("broker.example");
    loop->connectTo(profile, {});
    acceptSession();
}

void ControlHost::acceptSession()
{
    const auto before = logged(ActivityKind::BrokerConnected).size();
    session->accept();
    session->grantAll();
    const auto connected = [&] { return take() && logged(ActivityKind::BrokerConnected).size() > before; };
    QTRY_VERIFY(connected());
    commit();
}

bool ControlHost::take()
{
    for (RecordBatch& batch : store.takeAll()) {
        handedOver.append(QList<Activity>(batch.activities.begin(), batch.activities.end()));
        m_uncommitted.push_back(std::move(batch));
    }
    return !m_uncommitted.empty();
}

void ControlHost::commit()
{
    take();
    for (const RecordBatch& batch : std::exchange(m_uncommitted, {})) {
        book.absorb(batch);
        loop->storeCommitted(batch.sequence, 100);
    }
}

void ControlHost::deliver(const QByteArray& topic, const QByteArray& payload, bool retained)
{
    MqttMessage message;
    message.topic = topic;
    message.payload = payload;
    message.qos = 1;
    message.retained = retained;
    session->deliver({ message });
}

void ControlHost::inform(const QByteArray& device, const QByteArray& version, bool retained)
{
    deliver("/ota/device/inform/pk/" + device, R"({"id":"1","params":{"version":")" + version + R"("}})", retained);
}

void ControlHost::progress(const QByteArray& device, int step)
{
    deliver("/ota/device/progress/pk/" + device,
        R"({"id":"1","params":{"step":")" + QByteArray::number(step) + R"(","desc":""}})");
}

QFuture<Result<BatchId>> ControlHost::orderBatch(const Plan& plan)
{
    BatchDraft draft;
    draft.firmware = hostFirmware;
    draft.plan = plan;
    draft.consent = Consent::everything();
    return loop->order<BatchId>(QStringLiteral("li"), [draft](ControlLoop& engine, TimeMs now) {
        return orders::startBatch(engine, draft, { QStringLiteral("li") }, 24 * 7, now);
    });
}

Result<BatchId> ControlHost::startBatch(const Plan& plan)
{
    const auto future = orderBatch(plan);
    const bool answered = QTest::qWaitFor([&] {
        commit();
        return future.isFinished();
    });
    if (!answered)
        return failure(ErrorKind::Internal, QStringLiteral("no answer"));
    return future.result();
}

QFuture<Result<void>> ControlHost::orderCancel(BatchId batch)
{
    return loop->order<void>(QStringLiteral("li"),
        [batch](ControlLoop& engine, TimeMs now) { return engine.rules().engine.cancelBatch(batch, now); });
}

void ControlHost::answerFileCheck(FileState state)
{
    const auto answered
        = loop->learn<void>([id = fileChecks.back(), state](ControlLoop& engine, TimeMs now) -> Result<void> {
              engine.rules().engine.fileChecked(id, state, now);
              return {};
          });
    const auto done = [&] {
        commit();
        return answered.isFinished();
    };
    QTRY_VERIFY(done());
}

QList<QByteArray> ControlHost::sent(const QByteArray& topic) const
{
    QList<QByteArray> payloads;
    if (!session)
        return payloads;
    for (const FakeSession::Publish& publish : std::as_const(session->publishes)) {
        if (publish.topic == topic)
            payloads.append(publish.payload);
    }
    return payloads;
}

Task ControlHost::task(BatchId batch, DeviceSlot device) const
{
    return loop->rules().engine.task({ batch, device }).value_or(Task{});
}

int ControlHost::count(BatchId batch, TaskState state) const
{
    const TaskStore* tasks = loop->rules().engine.tasks(batch);
    return tasks ? static_cast<int>(
               std::count_if(tasks->begin(), tasks->end(), [state](const Task& task) { return task.state == state; }))
                 : 0;
}

QList<Activity> ControlHost::logged(ActivityKind kind) const
{
    QList<Activity> found;
    for (const Activity& activity : handedOver) {
        if (activity.kind == kind)
            found.append(activity);
    }
    return found;
}

} // namespace console
