// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/reportpaper.h"

class QFileDevice;

namespace console {

/// A report as one page of HTML that needs nothing beside it: no script, no picture, no font. It is light, and prints
/// on A4 with the heads of tables on every sheet. Any one thread of a program with fonts; the file must outlive it.
class HtmlPaper final : public ReportPaper
{
public:
    explicit HtmlPaper(QFileDevice& file);

    void begin(const QString& title, const QString& subtitle, const QString& sentence) override;
    void heading(const QString& text) override;
    void note(const QString& text) override;
    void facts(const QList<std::pair<QString, QString>>& facts) override;
    void curve(const ReportCurve& curve) override;
    void bars(const std::vector<ReportBar>& bars) override;
    void beginTable(const QList<ReportColumn>& columns) override;
    void row(const QStringList& cells) override;
    void endTable() override;
    [[nodiscard]] bool end() override;
    [[nodiscard]] bool isFine() const override { return m_fine; }

private:
    void put(const char* markup) { m_block += markup; }
    void put(const QString& text); ///< escaped
    void flush(bool isLast);

    QFileDevice& m_file;
    QByteArray m_block;
    QList<ReportColumn> m_columns;
    bool m_fine = true;
};

} // namespace console
