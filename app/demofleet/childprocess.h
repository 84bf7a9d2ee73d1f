// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QProcess>

namespace console {

/// Before start(): the process ends when this one does, however this one ends. On Linux by the system, for a process
/// that is started from the main thread; elsewhere only where this one comes to its end in good order.
void endWithThisProcess(QProcess& process);

/// Where a program is: beside this one, in PATH, or where system services are kept. Error: ProgramMissing (context: its
/// name).
[[nodiscard]] Result<QString> findProgram(const QString& name);

} // namespace console
