// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/dossiercheck.h"

#include "app/ctl/output.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace console {

namespace {

constexpr int whole = 0;
constexpr int notWhole = 1;
constexpr int usage = 2;

int leave(int code, const QString& sentence)
{
    std::fprintf(stderr, "rolloutctl: %s\n", qPrintable(CtlOutput::harmless(sentence)));
    return code;
}

bool isSeal(const QString& text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

QLatin1StringView nameOf(ChainCheck::Fault fault)
{
    switch (fault) {
    case ChainCheck::Fault::None:
        return QLatin1StringView("none");
    case ChainCheck::Fault::Unreadable:
        return QLatin1StringView("unreadable");
    case ChainCheck::Fault::Changed:
        return QLatin1StringView("changed");
    case ChainCheck::Fault::ChangedWithDigest:
        return QLatin1StringView("changed_with_digest");
    case ChainCheck::Fault::Missing:
        return QLatin1StringView("missing");
    case ChainCheck::Fault::Misplaced:
        return QLatin1StringView("misplaced");
    case ChainCheck::Fault::EndMissing:
        return QLatin1StringView("end_missing");
    case ChainCheck::Fault::AfterEnd:
        return QLatin1StringView("after_end");
    case ChainCheck::Fault::Unfinished:
        break;
    }
    return QLatin1StringView("unfinished");
}

void printJson(const ChainCheck& found, const QString& why)
{
    QJsonObject answer{ { QStringLiteral("whole"), why.isEmpty() },
        { QStringLiteral("records"), static_cast<qint64>(found.records) } };
    if (found.isWhole()) {
        answer.insert(QStringLiteral("seal"), QString::fromLatin1(found.seal));
        answer.insert(QStringLiteral("head"), QJsonDocument::fromJson(found.first).object());
    } else {
        answer.insert(QStringLiteral("fault"), nameOf(found.fault));
        answer.insert(QStringLiteral("record"), static_cast<qint64>(found.record));
    }
    if (!why.isEmpty())
        answer.insert(QStringLiteral("text"), why);
    std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
}

/// Why a file that is whole is not what was meant; empty where it is.
QString mismatch(const ChainCheck& found, const QString& seal)
{
    const QJsonObject head = QJsonDocument::fromJson(found.first).object();
    if (head.value(QLatin1String("kind")).toString() != QLatin1String("dossier"))
        return QStringLiteral("this is no dossier: its first record does not say so.");
    if (const int format = head.value(QLatin1String("format")).toInt(); format != 1)
        return QStringLiteral("this dossier has format %1, and this program knows format 1.").arg(format);
    if (!seal.isEmpty() && seal.toLatin1() != found.seal)
        return QStringLiteral("this dossier fits together, but its seal is %1: it is not the one that was sealed, or "
                              "was rewritten as a whole.")
            .arg(QString::fromLatin1(found.seal));
    return {};
}

void print(const ChainCheck& found, bool isSealed)
{
    const QJsonObject head = QJsonDocument::fromJson(found.first).object();
    const auto text = [&](const char* key) { return CtlOutput::harmless(head.value(QLatin1String(key)).toString()); };
    std::printf("The dossier of batch %s (%s, %s), made at %s by %s, is whole: %llu records.\nSeal %s\n",
        qPrintable(text("batch")), qPrintable(text("product")), qPrintable(text("version")),
        qPrintable(text("made_at")), qPrintable(text("made_by")), static_cast<unsigned long long>(found.records),
        found.seal.constData());
    std::printf("%s\n",
        isSealed ? "It is the seal that was given."
                 : "Who rewrites a whole dossier can make it fit together again, with another seal: compare it with the"
                   " one in the activity log (--seal).");
}

} // namespace

QString dossierFault(const ChainCheck& found)
{
    const QString record = QString::number(found.record);
    switch (found.fault) {
    case ChainCheck::Fault::None:
        return {};
    case ChainCheck::Fault::Unreadable:
        return QStringLiteral("record %1 cannot be read: its line is not as it was written.").arg(record);
    case ChainCheck::Fault::Changed:
        return QStringLiteral("record %1 was changed: its digest does not fit it.").arg(record);
    case ChainCheck::Fault::ChangedWithDigest:
        return QStringLiteral("record %1 was changed together with its digest: the record after it was made from "
                              "another.")
            .arg(record);
    case ChainCheck::Fault::Missing:
        return found.until == found.record
            ? QStringLiteral("record %1 is not in its place: it was taken out or moved.").arg(record)
            : QStringLiteral("records %1 to %2 are not in their place: they were taken out or moved.")
                  .arg(record)
                  .arg(found.until);
    case ChainCheck::Fault::Misplaced:
        return QStringLiteral("where record %1 belongs, record %2 stands: it was put there or moved.")
            .arg(record)
            .arg(found.until);
    case ChainCheck::Fault::EndMissing:
        return QStringLiteral("record %1 and whatever came after it are gone: the dossier has no end.").arg(record);
    case ChainCheck::Fault::AfterEnd:
        return QStringLiteral("something was put behind the end of the dossier, which is record %1.")
            .arg(found.record - 1);
    case ChainCheck::Fault::Unfinished:
        break;
    }
    return QStringLiteral("the check was stopped at record %1.").arg(record);
}

int runDossierCheck(const CtlCommandLine& line)
{
    const QString path = line.request.arguments.value(QLatin1String("file")).toString();
    const QString seal = line.request.arguments.value(QLatin1String("seal")).toString().toLower();
    if (line.request.arguments.contains(QLatin1String("seal")) && !isSeal(seal))
        return leave(usage, QStringLiteral("--seal is 64 hexadecimal digits, as the export said them."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return leave(notWhole, QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    const ChainCheck found = checkHashChain(file);
    if (file.error() != QFileDevice::NoError)
        return leave(notWhole, QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    const QString why = found.isWhole() ? mismatch(found, seal) : dossierFault(found);
    if (line.json)
        printJson(found, why);
    if (!why.isEmpty())
        return line.json ? notWhole : leave(notWhole, why);
    if (!line.json)
        print(found, !seal.isEmpty());
    return whole;
}

} // namespace console
