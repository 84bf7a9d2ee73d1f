// SPDX-License-Identifier: GPL-3.0-or-later
// A line on the control socket, as either end reads it.
#include "app/ctl/wire.h"
#include "tests/fuzz/fuzzing.h"

using namespace console;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray line(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const auto request = decodeRequest(line)) {
        mustHold(!request->command.isEmpty(), "a request has a command");
        const QByteArray again = encode(*request);
        mustHold(again.count('\n') == 1 && again.endsWith('\n'), "one line");
        mustHold(decodeRequest(again) == request, "it comes back as it was");
    }
    if (const auto answer = decodeAnswer(line)) {
        const QByteArray again = encode(*answer);
        mustHold(again.count('\n') == 1 && again.endsWith('\n'), "one line");
        mustHold(decodeAnswer(again).has_value(), "it comes back");
    }
    return 0;
}
