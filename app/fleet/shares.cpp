// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/shares.h"

#include <QStringList>

#include <algorithm>

namespace console {

tl::expected<Shares, QString> parseShares(const QString& text)
{
    Shares shares;
    double sum = 0;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const qsizetype equals = part.lastIndexOf(u'=');
        const QString name = part.left(std::max<qsizetype>(equals, 0)).trimmed();
        bool isNumber = false;
        const double percent = equals < 0 ? 0 : part.mid(equals + 1).trimmed().toDouble(&isNumber);
        if (name.isEmpty() || !isNumber || !(percent >= 0 && percent <= 100))
            return tl::unexpected(QStringLiteral("\"%1\" is not NAME=PERCENT").arg(part));
        if (std::any_of(shares.cbegin(), shares.cend(), [&](const Share& share) { return share.name == name; }))
            return tl::unexpected(QStringLiteral("\"%1\" is named twice").arg(name));
        sum += percent;
        shares.append(Share{ name, percent });
    }
    if (sum > 100.0001)
        return tl::unexpected(QStringLiteral("\"%1\" is more than 100 % in all").arg(text));
    return shares;
}

qsizetype shareAt(const Shares& shares, double point)
{
    double upper = 0;
    for (qsizetype i = 0; i < shares.size(); ++i) {
        upper += shares[i].percent;
        if (point < upper)
            return i;
    }
    return -1;
}

qsizetype stretchedShareAt(const Shares& shares, double point)
{
    double sum = 0;
    for (const Share& share : shares)
        sum += share.percent;
    return shareAt(shares, point * sum / 100);
}

namespace {

quint64 mixed(quint64 value)
{
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}

} // namespace

quint64 draw(quint64 seed, quint64 index, quint64 salt)
{
    return mixed(mixed(mixed(seed) ^ index) ^ salt);
}

double drawPercent(quint64 seed, quint64 index, quint64 salt)
{
    return static_cast<double>(draw(seed, index, salt) >> 11) * 100.0 / static_cast<double>(1ULL << 53);
}

} // namespace console
