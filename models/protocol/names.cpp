// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/names.h"

#include <algorithm>
#include <array>

namespace console {

namespace {

constexpr bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool consistsOf(std::string_view text, std::size_t longest, std::string_view marks)
{
    return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [marks](char c) {
        return isLetterOrDigit(c) || marks.find(c) != std::string_view::npos;
    });
}

// Everything a device of any generation looks for in a notice (PROTOCOL.md 2.2 to 2.6).
constexpr std::array<std::string_view, 28> protocolKeys{ "code", "data", "id", "message", "method", "params", "size",
    "sign", "version", "url", "signMethod", "md5", "module", "isDiff", "extData", "digestsign", "_package_udi", "files",
    "fileSize", "fileName", "fileUrl", "fileMd5", "fileSign", "dProtocol", "streamId", "streamFileId", "step", "desc" };

} // namespace

bool isProductKey(std::string_view text)
{
    return consistsOf(text, 32, "_.-");
}

bool isDeviceName(std::string_view text)
{
    return consistsOf(text, 32, "-_@.:");
}

bool isVersionLabel(std::string_view text)
{
    return consistsOf(text, 64, ".-_");
}

bool isModuleName(std::string_view text)
{
    return consistsOf(text, 64, ".-_");
}

bool isProtocolKey(std::string_view text)
{
    return std::ranges::find(protocolKeys, text) != protocolKeys.end();
}

} // namespace console
