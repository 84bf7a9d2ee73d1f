// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/series/outcomeseries.h"

#include <QList>
#include <QStringList>

#include <utility>
#include <vector>

namespace console {

/// A column of a report's table.
struct ReportColumn
{
    QString title;
    int share = 1; ///< of the width, against the other columns
    bool isNumber = false;
};

/// Outcomes over time, with its words.
struct ReportCurve
{
    std::vector<OutcomePoint> points; ///< at least one
    TimeMs until = 0; ///< the last count holds until then
    quint32 devices = 0;
    QString succeeded;
    QString failed;
    QString text; ///< what it shows, in a sentence
};

/// A number of devices with its name.
struct ReportBar
{
    QString label;
    quint32 devices = 0;
};

/// What a report is written on, from top to bottom: a page of HTML, pages of PDF. Rows of a table are written as they
/// come and forgotten. Plain text goes in. Any one thread.
class ReportPaper
{
public:
    virtual ~ReportPaper() = default;

    virtual void begin(const QString& title, const QString& subtitle, const QString& sentence) = 0;
    virtual void heading(const QString& text) = 0;
    virtual void note(const QString& text) = 0;
    virtual void facts(const QList<std::pair<QString, QString>>& facts) = 0;
    virtual void curve(const ReportCurve& curve) = 0;
    virtual void bars(const std::vector<ReportBar>& bars) = 0;
    virtual void beginTable(const QList<ReportColumn>& columns) = 0;
    virtual void row(const QStringList& cells) = 0;
    virtual void endTable() = 0;
    /// All of it is written, but for what the file itself still keeps back. False where something could not be.
    [[nodiscard]] virtual bool end() = 0;
    [[nodiscard]] virtual bool isFine() const = 0; ///< nothing has failed so far
};

} // namespace console
