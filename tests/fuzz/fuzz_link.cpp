// SPDX-License-Identifier: GPL-3.0-or-later
// The token of a download link (RELIABILITY.md T8, T9).
#include "models/firmware/downloadlink.h"
#include "tests/fuzz/fuzzing.h"

using namespace console;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const DownloadLink ours(QByteArray(32, 'k'));
    static const DownloadLink foreign(QByteArray(32, 'f'));
    const std::string_view token = textOf(data, size);
    if (const auto claim = ours.read(token)) {
        mustHold(ours.token(*claim) == QByteArray(token.data(), static_cast<qsizetype>(token.size())),
            "a claim has exactly one token");
        mustHold(!foreign.read(token).has_value(), "a token is good for one key only");
    }
    return 0;
}
