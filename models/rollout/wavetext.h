// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/wave.h"

#include <QString>

namespace console {

/// Waves as text, the same in commands, in the store and where somebody types them: `1% success=95 soak=30m, 100
/// manual, rest`. A wave is a percentage with up to three decimals, a count, or `rest`; conditions stand behind it with
/// blanks. Minutes (m, or nothing), hours (h) and days (d). Pure; any thread.
[[nodiscard]] QString wavesText(const std::vector<Wave>& waves); ///< empty: none
/// A wave without conditions of its own gets `gate`. Only the words are looked at: checkWaves has the ranges. Errors:
/// WaveNotUnderstood, GateNotUnderstood; context: the piece that is meant.
[[nodiscard]] Result<std::vector<Wave>> parseWaves(const QString& text, const Gate& gate = {});

[[nodiscard]] QString gateText(const Gate& gate, QChar between = u' ');
/// Conditions with commas or blanks between them. Error: GateNotUnderstood.
[[nodiscard]] Result<Gate> parseGate(const QString& text);
/// `95.5%`, `1%`.
[[nodiscard]] QString shareText(qint32 percentThousandths);

} // namespace console
