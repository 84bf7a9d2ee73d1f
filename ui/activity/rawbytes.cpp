// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/rawbytes.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace console {

namespace {

struct RawBytes
{
    Q_DECLARE_TR_FUNCTIONS(console::RawBytes)
};

constexpr qsizetype lineBytes = 8; // fits a side panel

QString hexDump(const QByteArray& bytes)
{
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += lineBytes) {
        const QByteArray line = bytes.mid(at, lineBytes);
        QString readable;
        for (const char c : line)
            readable += c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char('.');
        text += QStringLiteral("%1  %2  %3\n")
                    .arg(at, 4, 16, QLatin1Char('0'))
                    .arg(QString::fromLatin1(line.toHex(' ')), -int(lineBytes * 3 - 1))
                    .arg(readable);
    }
    return text.trimmed();
}

bool isInvisible(QChar c)
{
    // Direction marks too: they could make a text read as another.
    return (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t') || c.category() == QChar::Other_Format;
}

} // namespace

QString rawBytesText(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder.decode(bytes);
    if (decoder.hasError())
        return hexDump(bytes);
    QString text;
    for (const QChar c : decoded) {
        if (isInvisible(c))
            text += QStringLiteral("\\u%1").arg(uint{ c.unicode() }, 4, 16, QLatin1Char('0'));
        else
            text += c;
    }
    return text;
}

QString hexText(const QByteArray& bytes)
{
    return hexDump(bytes);
}

QString cutText(qsizetype shown, qsizetype total)
{
    return shown < total ? RawBytes::tr("First %1 of %2 bytes").arg(countText(shown), countText(total)) : QString();
}

} // namespace console
