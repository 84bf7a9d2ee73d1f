// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/isotime.h"
#include "models/base/result.h"

#include <QLatin1StringView>

#include <string_view>

class QFileDevice;

namespace console {

/// Lines of CSV, cell by cell, a block at a time: nothing allocates but the block, for files of millions of cells. No
/// cell becomes a formula (models/base/csvcell). Any one thread.
class CsvLines
{
public:
    explicit CsvLines(const char* header);

    void text(std::string_view text);
    void word(QLatin1StringView word); ///< one of ours: neither quotes nor formulas
    void number(qint64 value);
    void time(TimeMs at); ///< empty for 0
    void skip() { m_block += ','; }
    void endLine() { m_block.back() = '\n'; }

    /// Writes a block that is full, or, at the end, whatever there is. Error: WriteFailed.
    [[nodiscard]] Result<void> flush(QFileDevice& file, bool isLast = false);

private:
    QByteArray m_block;
    IsoTime m_time;
};

} // namespace console
