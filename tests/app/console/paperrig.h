// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/reportpaper.h"

namespace console {

/// Something of everything that can stand on paper; `rows` in its table.
inline void fillPaper(ReportPaper& paper, int rows)
{
    paper.begin(QStringLiteral("Title <b> & \"q\""), QStringLiteral("written today"), QStringLiteral("One sentence."));
    paper.facts({ { QStringLiteral("Devices"), QStringLiteral("12,340") },
        { QStringLiteral("Scope"), QStringLiteral("a long value that goes on ").repeated(20) } });
    paper.heading(QStringLiteral("Curve"));
    ReportCurve curve;
    curve.points = { { 1'795'000'000'000, 0, 0, 0 }, { 1'795'000'600'000, 60, 4, 0 }, { 1'795'001'800'000, 90, 6, 4 } };
    curve.until = 1'795'003'600'000;
    curve.devices = 100;
    curve.succeeded = QStringLiteral("Succeeded");
    curve.failed = QStringLiteral("Failed");
    curve.text = QStringLiteral("90 succeeded");
    paper.curve(curve);
    paper.heading(QStringLiteral("Bars"));
    paper.bars({ { QStringLiteral("timed out"), 5 }, { QStringLiteral("flashing failed"), 1 } });
    paper.note(QStringLiteral("A note."));
    paper.heading(QStringLiteral("Table"));
    paper.beginTable({ { QStringLiteral("Device"), 30, false }, { QStringLiteral("Attempt"), 10, true },
        { QStringLiteral("Reason"), 60, false } });
    for (int row = 0; row < rows; ++row)
        paper.row({ QStringLiteral("gw-<%1>").arg(row), QString::number(row % 3),
            row % 50 == 7 ? QStringLiteral("words that need more than one line ").repeated(6) : QString() });
    paper.endTable();
}

} // namespace console
