// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/alivemark.h"

#include <QFile>

namespace console {

namespace {
constexpr int digits = 16; // always as many, so that an interrupted write leaves no shorter number behind
}

AliveMark::AliveMark(QString path)
    : m_path(std::move(path))
{
}

void AliveMark::write(TimeMs at) const
{
    QFile file(m_path);
    if (file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        (void)file.write(QByteArray::number(at).rightJustified(digits, '0'));
}

TimeMs AliveMark::read(TimeMs now) const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.read(digits + 1);
    bool isNumber = false;
    const TimeMs at = text.toLongLong(&isNumber);
    return isNumber && text.size() == digits && at > 0 && at <= now ? at : 0;
}

} // namespace console
