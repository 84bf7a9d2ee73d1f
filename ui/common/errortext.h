// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/broker/connectiontest.h"

#include <QString>

namespace console {

/// The sentence for people: what is wrong and what to do. The only place of the program that makes words of errors. A
/// kind without a sentence does not compile. Plain text in the language in force.
[[nodiscard]] QString errorText(const Error& error);

/// "Find the host", "Log in to the broker", …
[[nodiscard]] QString connectionStepText(ConnectionStep step);

} // namespace console
