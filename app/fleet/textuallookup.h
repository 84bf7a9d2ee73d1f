// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace console {

/// Finds a value as C SDK 4.1 does (PROTOCOL.md 6.3): not by parsing, but at the first place where the key stands in
/// quotes. Right after it a colon and right after that the value must follow; where the first match is something else
/// (a string value of that text, a space) the lookup fails. It knows neither nesting nor escapes. Strings come without
/// quotes.
[[nodiscard]] std::optional<QByteArrayView> textualValue(QByteArrayView json, QByteArrayView key);

} // namespace console
