// SPDX-License-Identifier: GPL-3.0-or-later
// The Range header.
#include "models/firmware/byterange.h"
#include "tests/fuzz/fuzzing.h"

#include <limits>

using namespace console;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    for (const quint64 fileSize :
        { quint64{ 0 }, quint64{ 1 }, quint64{ 100'000 }, quint64{ 1 } << 40, std::numeric_limits<quint64>::max() }) {
        const ByteRange range = parseByteRange(textOf(data, size), fileSize);
        switch (range.kind) {
        case ByteRange::Kind::Whole:
            mustHold(range.first == 0 && range.length == fileSize, "all of the file");
            break;
        case ByteRange::Kind::Part:
            mustHold(range.length > 0 && range.first < fileSize && range.length <= fileSize - range.first,
                "a part of the file");
            break;
        case ByteRange::Kind::Unsatisfiable:
            mustHold(range.length == 0, "nothing");
            break;
        }
    }
    return 0;
}
