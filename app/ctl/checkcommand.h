// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/arguments.h"

namespace console {

/// `rolloutctl broker-check`: prints a table, or with --json a list. Exit 0: the broker refused all eight; 1: something
/// was possible or could not be told; 2: the options make no sense.
[[nodiscard]] int runBrokerCheck(const CtlCommandLine& line);

} // namespace console
