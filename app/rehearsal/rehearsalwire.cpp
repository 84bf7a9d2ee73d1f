// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsalwire.h"

#include <QDataStream>
#include <QIODevice>

namespace console {

namespace {

constexpr quint32 mostOfAList = 10'000;

/// Reads and writes by one list of fields, so that the two cannot differ.
class Archive
{
public:
    Archive(QDataStream& stream, bool writes)
        : m_stream(stream)
        , m_writes(writes)
    {
        m_stream.setVersion(QDataStream::Qt_6_4);
    }

    template <class... T> void all(T&... values) { (one(values), ...); }

private:
    template <class T> void one(T& value)
    {
        if constexpr (std::is_enum_v<T>) {
            auto number = static_cast<qint32>(value);
            plain(number);
            value = static_cast<T>(number);
        } else if constexpr (requires { fields(*this, value); }) {
            fields(*this, value);
        } else {
            plain(value);
        }
    }
    template <class T> void one(std::vector<T>& list)
    {
        auto size = static_cast<quint32>(list.size());
        plain(size);
        if (!m_writes) {
            if (size > mostOfAList)
                m_stream.setStatus(QDataStream::ReadCorruptData);
            list.resize(m_stream.status() == QDataStream::Ok ? size : 0);
        }
        for (T& each : list)
            one(each);
    }
    template <class T> void plain(T& value)
    {
        if (m_writes)
            m_stream << value;
        else
            m_stream >> value;
    }

    // The values, each by its fields.
    static void fields(Archive& in, Gate& gate) { in.all(gate.successPercent, gate.soakMinutes, gate.manual); }
    static void fields(Archive& in, Wave& wave) { in.all(wave.devices, wave.percentThousandths, wave.gate); }
    static void fields(Archive& in, MaintenanceWindow& window)
    {
        in.all(window.days, window.fromMinute, window.toMinute, window.zone);
    }
    static void fields(Archive& in, PaceRules& pace)
    {
        in.all(pace.growth, pace.factorTenths, pace.every, pace.maxDownloads, pace.maxMegabits);
    }
    static void fields(Archive& in, HaltRules& halt)
    {
        in.all(halt.failures, halt.percent, halt.leastExecuted, halt.testsRate, halt.basePerMillion,
            halt.falseAlarmPerMillion);
    }
    /// What a script's plan says; whom it means are the script's devices.
    static void fields(Archive& in, Plan& plan)
    {
        in.all(plan.scope, plan.ratePerMinute, plan.timeoutMinutes, plan.retryCount, plan.retryIntervalMinutes,
            plan.endAt, plan.endAction, plan.waves, plan.pace, plan.windows, plan.conflict, plan.halt, plan.silenceMs,
            plan.wrongVersionGraceMs, plan.fellBackMs, plan.repushMs);
    }
    static void fields(Archive& in, VirtualDevice& device)
    {
        in.all(device.place, device.isThere, device.fate, device.again, device.waitMs, device.respondMs, device.workMs,
            device.bytesPerSecond);
    }
    static void fields(Archive& in, RehearsalScript& script)
    {
        in.all(script.plan, script.devices, script.count.weights, script.count.expected, script.speed, script.stretch,
            script.start, script.tailMs, script.limitAt, script.expectedMs);
    }
    static void fields(Archive& in, FirmwareDraft& draft)
    {
        in.all(draft.filePath, draft.name, draft.productKey, draft.module, draft.version, draft.signMethod,
            draft.customInfo);
    }
    static void fields(Archive& in, RehearsalTarget& target)
    {
        in.all(target.name, target.versions, target.group, target.tags);
    }
    static void fields(Archive& in, RehearsalOrder& order)
    {
        in.all(order.firmware, order.script, order.devices, order.targets, order.broker, order.fleet, order.folder);
    }
    static void fields(Archive& in, Rehearsal::Point& point) { in.all(point.at, point.succeeded); }
    static void fields(Archive& in, Rehearsal& state)
    {
        in.all(state.stage, state.end, state.devices, state.sample, state.speed, state.stretch, state.expectedMs,
            state.startAt, state.now, state.finishAt, state.succeeded, state.failed, state.lost, state.exposed,
            state.wave, state.halt, state.haltFailed, state.haltExposed, state.curve);
    }
    static void fields(Archive& in, Error& error) { in.all(error.kind, error.context); }

    QDataStream& m_stream;
    const bool m_writes;
};

template <class T> QByteArray written(T value)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    Archive(stream, true).all(value);
    return bytes.toBase64();
}

template <class T> Result<T> readFrom(const QByteArray& line)
{
    T value{};
    const QByteArray bytes = QByteArray::fromBase64(line.trimmed());
    QDataStream stream(bytes);
    Archive(stream, false).all(value);
    if (bytes.isEmpty() || stream.status() != QDataStream::Ok || !stream.atEnd())
        return failure(ErrorKind::RequestInvalid, QStringLiteral("not a line of a rehearsal"));
    return value;
}

} // namespace

QByteArray encode(const RehearsalOrder& order)
{
    return written(order) + '\n';
}

QByteArray encode(const RehearsalNews& news)
{
    if (const auto* error = std::get_if<Error>(&news))
        return "error " + written(*error) + '\n';
    return "state " + written(std::get<Rehearsal>(news)) + '\n';
}

Result<RehearsalOrder> decodeRehearsalOrder(const QByteArray& line)
{
    auto order = readFrom<RehearsalOrder>(line);
    if (order && (order->targets.size() != order->script.devices.size() || order->script.count.weights.empty()))
        return failure(ErrorKind::RequestInvalid, QStringLiteral("a rehearsal without devices"));
    return order;
}

Result<RehearsalNews> decodeRehearsalNews(const QByteArray& line)
{
    if (line.startsWith("error "))
        return readFrom<Error>(line.sliced(6)).map([](Error&& error) { return RehearsalNews(std::move(error)); });
    if (line.startsWith("state "))
        return readFrom<Rehearsal>(line.sliced(6)).map([](Rehearsal&& state) {
            return RehearsalNews(std::move(state));
        });
    return failure(ErrorKind::RequestInvalid, QStringLiteral("not a line of a rehearsal"));
}

} // namespace console
