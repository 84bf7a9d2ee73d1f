// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonObject>
#include <QString>

#include <tl/expected.hpp>

namespace console {

/// The append-only record of what every device really did: one JSON object a line with "t" (milliseconds since 1970),
/// "device", "event" and what belongs to it. A line is written whole and at once, so that a kill loses at most the
/// last. Main thread.
class Ledger
{
public:
    /// Opens for appending; no name, no file. The error is a sentence.
    [[nodiscard]] tl::expected<void, QString> open(const QString& fileName);
    void write(const QString& device, const char* event, QJsonObject facts = {});

private:
    QFile m_file;
    bool m_complained = false;
};

} // namespace console
