// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace console {

/// What may stand where a shell asks.
struct CtlCompletion
{
    QStringList words;
    bool isFile = false; ///< a file's name, which the shell knows best
};

/// `words` are those after "rolloutctl" up to the cursor, the last one begun or empty. From the table of commands, so
/// that completion knows what this very program understands.
[[nodiscard]] CtlCompletion completeCtl(QStringList words);

/// A line for each word, and ":files" where files may stand: what resources/bash/rolloutctl reads.
[[nodiscard]] QString completionLines(const CtlCompletion& completion);

} // namespace console
