// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace console {

/// The words of a broker that refused a notice, with their number: "not authorized (135)". Codes are those of MQTT 5.
/// GUI thread.
[[nodiscard]] QString refusalText(quint8 code);

} // namespace console
