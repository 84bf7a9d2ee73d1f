// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/traffictext.h"

#include "models/tables/celltext.h"
#include "ui/activity/rawbytes.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>

namespace console {

namespace {

struct TrafficText
{
    Q_DECLARE_TR_FUNCTIONS(console::TrafficText)
};

/// As it came where it is no JSON, or not all of it.
QString readable(const RawMessage& message)
{
    if (message.payloadSize > message.payload.size())
        return rawBytesText(message.payload);
    const QJsonDocument document = QJsonDocument::fromJson(message.payload);
    return document.isNull() ? rawBytesText(message.payload) : rawBytesText(document.toJson().trimmed());
}

QString deviceName(const TrafficMessage& message, const FleetNames& names)
{
    return message.device == noDevice ? QString() : toText(names.devices.at(message.device));
}

} // namespace

QString trafficText(const TrafficMessage& message, const FleetNames& names, TrafficFormat format)
{
    const RawMessage& raw = message.message;
    QString text = exactTimeText(raw.at) + QStringLiteral(".%1  ").arg(raw.at % 1000, 3, 10, QLatin1Char('0'))
        + (raw.incoming ? QStringLiteral("← ") : QStringLiteral("→ ")) + deviceName(message, names)
        + QStringLiteral("  ") + rawBytesText(raw.topic);
    if (raw.retained)
        text += QStringLiteral("  ") + TrafficText::tr("(retained)");
    text += u'\n';
    text += format == TrafficFormat::Hex ? hexText(raw.payload) : readable(raw);
    if (const QString cut = cutText(raw.payload.size(), raw.payloadSize); !cut.isEmpty())
        text += u'\n' + cut;
    return text;
}

bool fitsTraffic(const TrafficMessage& message, const FleetNames& names, const QString& words)
{
    if (words.isEmpty())
        return true;
    return deviceName(message, names).contains(words, Qt::CaseInsensitive)
        || QString::fromUtf8(message.message.topic).contains(words, Qt::CaseInsensitive)
        || QString::fromUtf8(message.message.payload).contains(words, Qt::CaseInsensitive);
}

} // namespace console
