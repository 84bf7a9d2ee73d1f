// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/firmware/firmware.h"
#include "models/rollout/rehearsalscript.h"

#include <QMap>
#include <QStringList>

#include <variant>

namespace console {

/// The device that a virtual one has its names from.
struct RehearsalTarget
{
    QString name;
    QMap<QString, QString> versions; ///< by module
    QString group;
    QStringList tags;

    bool operator==(const RehearsalTarget&) const = default;
};

/// All that the process of a rehearsal is told.
struct RehearsalOrder
{
    FirmwareDraft firmware; ///< with the path of its file, which is only read
    RehearsalScript script;
    quint32 devices = 0; ///< that the script's stand for
    std::vector<RehearsalTarget> targets; ///< one for each of the script's devices
    QString broker; ///< program
    QString fleet; ///< program
    QString folder; ///< of its own: it keeps everything there, and removes it at the end
};

/// What it tells: how it stands, or why it broke off.
using RehearsalNews = std::variant<Rehearsal, Error>;

// Both ends are the same program, so what is written is of no lasting form; a line each, with its end.
[[nodiscard]] QByteArray encode(const RehearsalOrder& order);
[[nodiscard]] QByteArray encode(const RehearsalNews& news);
/// Error: RequestInvalid.
[[nodiscard]] Result<RehearsalOrder> decodeRehearsalOrder(const QByteArray& line);
[[nodiscard]] Result<RehearsalNews> decodeRehearsalNews(const QByteArray& line);

} // namespace console
