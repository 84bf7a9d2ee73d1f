// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/draftcheck.h"

#include "models/protocol/names.h"

#include <algorithm>

namespace console {

namespace {

constexpr qsizetype longestName = 40;
constexpr qsizetype longestCustomInfo = 4096;
constexpr qsizetype longestNotes = 1000;

bool isPrintable(const QString& text)
{
    return std::ranges::all_of(text.toUcs4(), [](uint c) { return QChar::isPrint(c); });
}

/// A value equal to a key of the notice makes old devices lose the notice (PROTOCOL.md 6.3).
bool isUsable(const QString& text, bool (*isAllowed)(std::string_view))
{
    const std::string bytes = text.toStdString();
    return isAllowed(bytes) && !isProtocolKey(bytes);
}

bool isTaken(const FirmwareDraft& draft, std::span<const Firmware> existing, const QByteArray& sha256)
{
    return std::ranges::any_of(existing, [&](const Firmware& firmware) {
        const bool sameLabel = firmware.productKey == draft.productKey && firmware.version == draft.version
            && firmware.module.compare(draft.module, Qt::CaseInsensitive) == 0;
        return sameLabel && (sha256.isEmpty() ? !firmware.deleted : firmware.sha256 != sha256);
    });
}

} // namespace

QList<FieldError> checkDraft(const FirmwareDraft& draft, std::span<const Firmware> existing, const QByteArray& sha256)
{
    QList<FieldError> errors;
    const auto wrong = [&errors](DraftField field, ErrorKind kind, const QString& context) {
        errors.append({ field, { kind, context } });
    };
    const auto checkLength = [&wrong](DraftField field, const QString& text, qsizetype limit) {
        if (text.size() > limit)
            wrong(field, ErrorKind::TextTooLong, QString::number(limit));
        return text.size() <= limit;
    };
    if (draft.filePath.isEmpty())
        wrong(DraftField::File, ErrorKind::FileMissing, {});
    if (checkLength(DraftField::Name, draft.name, longestName)
        && (draft.name.trimmed().isEmpty() || !isPrintable(draft.name)))
        wrong(DraftField::Name, ErrorKind::InvalidName, draft.name);
    if (!isProductKey(draft.productKey.toStdString()))
        wrong(DraftField::ProductKey, ErrorKind::InvalidProductKey, draft.productKey);
    if (!isUsable(draft.module, isModuleName))
        wrong(DraftField::Module, ErrorKind::InvalidModule, draft.module);
    if (!isUsable(draft.version, isVersionLabel))
        wrong(DraftField::Version, ErrorKind::InvalidVersion, draft.version);
    else if (isTaken(draft, existing, sha256))
        wrong(DraftField::Version, ErrorKind::VersionTaken, draft.version);
    checkLength(DraftField::CustomInfo, draft.customInfo, longestCustomInfo);
    checkLength(DraftField::Notes, draft.notes, longestNotes);
    return errors;
}

} // namespace console
