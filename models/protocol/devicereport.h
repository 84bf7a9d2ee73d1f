// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <string_view>

namespace console {

enum class ReportKind : quint8 {
    Inform, ///< /ota/device/inform/{pk}/{dn}: version of one module
    Progress, ///< /ota/device/progress/{pk}/{dn}: step 0..100 or -1..-4
    Pull, ///< /sys/{pk}/{dn}/thing/ota/firmware/get: asks for the pending notice
    LegacyPull, ///< /ota/device/request/{pk}/{dn}: an inform that asks; the answer goes to the same topic
};

/// One decoded message of a device. The views point into the codec's buffers and are valid until its next decode().
struct DeviceReport
{
    ReportKind kind = ReportKind::Inform;
    bool retained = false; ///< inventory only, never an outcome
    bool duplicate = false;
    bool descriptionCut = false; ///< `desc` was longer than 1,024 bytes
    qint16 step = 0; ///< Progress only
    std::string_view productKey;
    std::string_view deviceName;
    std::string_view module; ///< never empty: "default" where the report names none
    std::string_view version; ///< Inform, LegacyPull
    std::string_view description; ///< Progress, may be empty
    std::string_view
        requestId; ///< as text, whether it was a number or a string; "" where there is none. Echoed, never matched.
};

} // namespace console
