// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace console {

/// The one whitelist of everything that can become part of a topic or a label, applied at import, at receive and again
/// at publish (RELIABILITY.md T5). ASCII only, so that look-alike letters and bidi marks cannot enter. Any thread.
[[nodiscard]] bool isProductKey(std::string_view text); ///< 1..32 of letters, digits, `_ . -`
[[nodiscard]] bool isDeviceName(std::string_view text); ///< 1..32 of letters, digits, `- _ @ . :`
[[nodiscard]] bool isVersionLabel(std::string_view text); ///< 1..64 of letters, digits, `. - _` (PROTOCOL.md 2.1)
[[nodiscard]] bool isModuleName(std::string_view text); ///< 1..64 of letters, digits, `. - _`; see isProtocolKey

/// True for names that the notice itself uses as keys ("url", "size", "version", …): old devices take the first textual
/// match of a key, so no module or tag may be called so (PROTOCOL.md 6.3).
[[nodiscard]] bool isProtocolKey(std::string_view text);

/// What a report without `module` speaks of.
inline constexpr std::string_view defaultModule = "default";

} // namespace console
