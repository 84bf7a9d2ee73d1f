// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QString>

namespace console {

/// When a console last listened to its broker, in a small file beside the database: a process that is killed in a quiet
/// hour is known to have been there all that time. Never synced: an older time only makes timeouts stand still longer.
/// Any one thread at a time.
class AliveMark
{
public:
    explicit AliveMark(QString path);

    void write(TimeMs at) const;
    /// 0 when it is not known: no file, not ours, or later than `now`.
    [[nodiscard]] TimeMs read(TimeMs now) const;

private:
    QString m_path;
};

} // namespace console
