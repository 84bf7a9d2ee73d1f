// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/matchrank.h"

#include <QList>

namespace console {

namespace {

bool beginsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at - 1].isLower() && text[at].isUpper());
}

int rankOfWord(QStringView word, QStringView text)
{
    int best = -1;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const int rank = at == 0 ? 0 : beginsWord(text, at) ? 1 : 2;
        best = best < 0 ? rank : qMin(best, rank);
    }
    return best;
}

QString initials(QStringView text)
{
    QString letters;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at].isLetterOrNumber() && beginsWord(text, at))
            letters += text[at];
    }
    return letters;
}

} // namespace

int matchRank(QStringView typed, QStringView text)
{
    const QStringView wanted = typed.trimmed();
    if (wanted.isEmpty())
        return 0; // nothing was asked yet
    if (const int whole = rankOfWord(wanted, text); whole >= 0)
        return whole;
    if (wanted.size() >= 2 && initials(text).startsWith(wanted, Qt::CaseInsensitive))
        return 3;
    const auto words = wanted.split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2)
        return -1;
    int sum = 4;
    for (const QStringView word : words) {
        const int rank = rankOfWord(word, text);
        if (rank < 0)
            return -1;
        sum += rank;
    }
    return sum;
}

} // namespace console
