// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/arguments.h"
#include "models/base/hashchain.h"

namespace console {

/// `rolloutctl dossier check FILE [--seal HEX]`: reads the file alone, without a console. Exit 0: it is as it was
/// written (and has that seal); 1: it is not, or cannot be read, with the first record that is not; 2: no seal at all.
[[nodiscard]] int runDossierCheck(const CtlCommandLine& line);

/// What is wrong, in one sentence; empty where nothing is.
[[nodiscard]] QString dossierFault(const ChainCheck& found);

} // namespace console
