// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/tarfile.h"

#include <numeric>

namespace console {

namespace {

constexpr qsizetype blockBytes = 512;
constexpr qsizetype checksumAt = 148;

/// Octal digits and a zero byte, in `width` bytes.
QByteArray octal(qint64 number, int width)
{
    return QByteArray::number(number, 8).rightJustified(width - 1, '0') + '\0';
}

void put(QByteArray& header, qsizetype at, const QByteArray& bytes)
{
    header.replace(at, bytes.size(), bytes);
}

QByteArray headerOf(const TarEntry& entry, TimeMs modified)
{
    QByteArray header(blockBytes, '\0');
    put(header, 0, entry.name.toLatin1().left(100));
    put(header, 100, octal(0600, 8));
    put(header, 108, octal(0, 8)); // owner and group: nobody's numbers
    put(header, 116, octal(0, 8));
    put(header, 124, octal(entry.bytes.size(), 12));
    put(header, 136, octal(modified / 1000, 12));
    put(header, checksumAt, QByteArray(8, ' '));
    put(header, 156, "0");
    put(header, 257,
        QByteArray("ustar\0"
                   "00",
            8));
    const auto sum = std::accumulate(
        header.cbegin(), header.cend(), 0, [](int all, char one) { return all + static_cast<unsigned char>(one); });
    put(header, checksumAt, octal(sum, 7) + ' ');
    return header;
}

} // namespace

QByteArray tarOf(const QList<TarEntry>& entries, TimeMs modified)
{
    QByteArray archive;
    for (const TarEntry& entry : entries) {
        archive += headerOf(entry, modified) + entry.bytes;
        archive += QByteArray((blockBytes - entry.bytes.size() % blockBytes) % blockBytes, '\0');
    }
    return archive + QByteArray(2 * blockBytes, '\0');
}

} // namespace console
