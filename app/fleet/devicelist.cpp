// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/devicelist.h"

#include "app/fleet/shares.h"
#include "models/protocol/names.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace console {

namespace {

constexpr qint64 mostBytes = 64 * 1024;
constexpr double longestMs = 400.0 * 24 * 60 * 60 * 1000;
constexpr quint64 chanceSalt = 4;

using Made = tl::expected<DeviceSpec, QString>;

bool matches(bool (*rule)(std::string_view), const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    return rule(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

/// A number of milliseconds or bytes, where there is one.
std::optional<QString> take(const QJsonObject& line, QLatin1StringView key, std::optional<double>& into)
{
    const QJsonValue value = line.value(key);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > longestMs)
        return QStringLiteral("\"%1\" must be a number from 0 to %2").arg(QString(key)).arg(longestMs, 0, 'f', 0);
    into = value.toDouble();
    return std::nullopt;
}

std::optional<QString> takeVersions(const QJsonObject& line, DeviceSpec& into)
{
    const QJsonObject versions = line.value(QLatin1StringView("versions")).toObject();
    for (auto each = versions.begin(); each != versions.end(); ++each) {
        if (!matches(isModuleName, each.key()) || !matches(isVersionLabel, each.value().toString()))
            return QStringLiteral("\"versions\" has no version label for \"%1\"").arg(each.key());
        into.versions.insert(each.key(), each.value().toString());
    }
    if (into.versions.isEmpty())
        return QStringLiteral("\"versions\" is missing, for example {\"default\":\"1.0.0\"}");
    return std::nullopt;
}

std::optional<QString> takeHabits(const QJsonObject& line, DeviceSpec& into)
{
    const auto text = [&line](const char* key, const char* otherwise) {
        return line.value(QLatin1StringView(key)).toString(QString::fromLatin1(otherwise));
    };
    const auto fate = fateFromName(text("fate", "healthy"));
    const auto kind = deviceKindFromName(text("kind", "plain"));
    if (!fate || !kind)
        return QStringLiteral("\"fate\" or \"kind\" is none that there is");
    into.fate = *fate;
    into.kind = *kind;
    into.stubborn = line.value(QLatin1StringView("stubborn")).toBool();
    into.leaves = line.value(QLatin1StringView("away")).toBool();
    into.cleanSession = true;
    if (auto fault = take(line, QLatin1StringView("respond_ms"), into.respondMs))
        return fault;
    if (auto fault = take(line, QLatin1StringView("work_ms"), into.workMs))
        return fault;
    return take(line, QLatin1StringView("rate"), into.rate);
}

Made deviceFrom(const QByteArray& text)
{
    const QJsonObject line = QJsonDocument::fromJson(text).object();
    DeviceSpec made;
    made.name = line.value(QLatin1StringView("device")).toString();
    if (!matches(isDeviceName, made.name))
        return tl::unexpected(QStringLiteral("\"device\" is not a device name"));
    if (auto fault = takeVersions(line, made))
        return tl::unexpected(*fault);
    if (auto fault = takeHabits(line, made))
        return tl::unexpected(*fault);
    return made;
}

} // namespace

tl::expected<std::vector<DeviceSpec>, QString> readDeviceList(QIODevice& file)
{
    std::vector<DeviceSpec> devices;
    QSet<QString> names;
    for (int number = 1; !file.atEnd(); ++number) {
        const QByteArray text = file.readLine(mostBytes).trimmed();
        if (text.isEmpty())
            continue;
        Made made = deviceFrom(text);
        if (made && names.contains(made->name))
            made = tl::unexpected(QStringLiteral("\"%1\" is there already").arg(made->name));
        if (!made)
            return tl::unexpected(QStringLiteral("line %1: %2").arg(number).arg(made.error()));
        made->index = static_cast<quint32>(devices.size());
        made->chance = draw(1, made->index, chanceSalt);
        names.insert(made->name);
        devices.push_back(*made);
    }
    if (devices.empty())
        return tl::unexpected(QStringLiteral("it names no device"));
    return devices;
}

} // namespace console
