// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/firmware/firmware.h"

#include <QList>

#include <span>

namespace console {

enum class DraftField : quint8 { File, Name, ProductKey, Module, Version, CustomInfo, Notes };

/// What is wrong with one field of the upload form.
struct FieldError
{
    DraftField field = DraftField::File;
    Error error;

    bool operator==(const FieldError&) const = default;
};

/// Everything that is wrong with a draft, in the order of the fields, at most one error each; empty = may be uploaded.
/// Pure: the file itself is not looked at. `existing`: all firmware, deleted ones included. `sha256`: of the file,
/// where it is known already; without it a label that is in use counts as taken. A label never stands for two different
/// files, so other bytes stay refused even when the earlier firmware is deleted. Errors: FileMissing (none chosen),
/// InvalidName, InvalidProductKey, InvalidModule, InvalidVersion, VersionTaken (context: the version), TextTooLong
/// (context: the limit).
[[nodiscard]] QList<FieldError> checkDraft(
    const FirmwareDraft& draft, std::span<const Firmware> existing, const QByteArray& sha256 = {});

} // namespace console
