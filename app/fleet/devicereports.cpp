// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/devicereports.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace console {

namespace {

QByteArray quoted(const QString& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{ text }).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QByteArray head(DeviceKind kind, quint32 id)
{
    if (kind == DeviceKind::Plain)
        return "{\"id\":" + QByteArray::number(id) + ",\"params\":{";
    if (kind == DeviceKind::Sdk3)
        return "{\"id\":\"" + QByteArray::number(id) + "\",\"params\":{";
    return "{\"id\":" + QByteArray::number(id) + ", \"params\":{";
}

QByteArray moduleMember(const QString& module)
{
    return module == QLatin1StringView("default") ? QByteArray() : ",\"module\":" + quoted(module);
}

} // namespace

DeviceTopics::DeviceTopics(const QString& productKey, const QString& deviceName)
{
    const QByteArray address = productKey.toUtf8() + '/' + deviceName.toUtf8();
    inform = "/ota/device/inform/" + address;
    progress = "/ota/device/progress/" + address;
    upgrade = "/ota/device/upgrade/" + address;
    legacyPull = "/ota/device/request/" + address;
    pull = "/sys/" + address + "/thing/ota/firmware/get";
    pullReply = pull + "_reply";
}

QByteArray informPayload(DeviceKind kind, quint32 id, const QString& version, const QString& module)
{
    return head(kind, id) + "\"version\":" + quoted(version) + moduleMember(module) + "}}";
}

QByteArray progressPayload(DeviceKind kind, quint32 id, int step, const QString& description, const QString& module)
{
    const QByteArray number = QByteArray::number(step);
    const QByteArray value = kind == DeviceKind::Plain ? number : QByteArray('"' + number + '"');
    return head(kind, id) + "\"step\":" + value + ",\"desc\":" + quoted(description) + moduleMember(module) + "}}";
}

QByteArray pullPayload(DeviceKind kind, quint32 id, const QString& module)
{
    const QByteArray params
        = module == QLatin1StringView("default") ? QByteArray("{}") : "{\"module\":" + quoted(module) + '}';
    if (kind == DeviceKind::Plain)
        return "{\"id\":\"" + QByteArray::number(id) + R"(","version":"1.0","params":)" + params
            + R"(,"method":"thing.ota.firmware.get"})";
    return "{\"id\":" + QByteArray::number(id) + ", \"params\":" + params + '}';
}

} // namespace console
