// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/protocol/devicereport.h"

#include <QByteArrayView>

#include <memory>

namespace console {

/// Bytes of a device into a report, or the reason why not. Gates before parsing: size (inform 4 KiB, progress 8 KiB,
/// pulls 4 KiB), nesting depth 16, UTF-8, names by the whitelist; a duplicate key counts with its last value; unknown
/// fields are ignored. One thread per codec; no allocation per message in the steady state.
class ReportCodec
{
public:
    ReportCodec();
    ~ReportCodec();

    /// The report's views are valid until the next decode() and as long as `topic` lives.
    /// Errors: TopicUnknown, InvalidProductKey, InvalidDeviceName, ReportTooLarge, ReportTooDeep, ReportNotJson,
    /// ReportWrongType, ReportMissingField, InvalidVersion, InvalidModule; ReportOwnEcho for an answer of the console
    /// that came back on the legacy pull topic (neither a report nor a fault).
    [[nodiscard]] Result<DeviceReport> decode(
        std::string_view topic, QByteArrayView payload, bool retained, bool duplicate);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace console
