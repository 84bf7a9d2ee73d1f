// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/controlreply.h"

#include "app/console/valuenames.h"
#include "ui/common/errortext.h"

namespace console {

namespace {
constexpr qint64 unreadBytes = 1024 * 1024; // more is not made while the asker does not read
}

ControlReply::ControlReply(QIODevice* device)
    : QObject(device)
    , m_device(device)
{
    connect(m_device, &QIODevice::bytesWritten, this, &ControlReply::goOn);
}

void ControlReply::write(const CtlAnswer& answer)
{
    if (m_finished)
        return;
    m_finished = answer.isLast();
    m_device->write(encode(answer));
    if (m_finished)
        emit finished();
}

void ControlReply::rows(const QJsonArray& rows, std::function<void()> next)
{
    m_next = std::move(next);
    if (!rows.isEmpty()) {
        CtlAnswer answer;
        answer.kind = CtlAnswer::Kind::Rows;
        answer.rows = rows;
        write(answer);
    }
    QMetaObject::invokeMethod(this, &ControlReply::goOn, Qt::QueuedConnection);
}

void ControlReply::goOn()
{
    if (m_next && m_device->bytesToWrite() < unreadBytes)
        std::exchange(m_next, nullptr)();
}

void ControlReply::progress(int percent)
{
    CtlAnswer answer;
    answer.kind = CtlAnswer::Kind::Progress;
    answer.percent = percent;
    write(answer);
}

void ControlReply::done(const QJsonValue& value)
{
    CtlAnswer answer;
    answer.value = value;
    write(answer);
}

void ControlReply::refuse(const Error& error)
{
    CtlAnswer answer;
    answer.kind = CtlAnswer::Kind::Refused;
    answer.errorKind = nameOf(error.kind);
    answer.errorText = errorText(error);
    write(answer);
}

} // namespace console
