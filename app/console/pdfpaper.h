// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/reportpaper.h"

#include <QFont>
#include <QPainter>
#include <QPdfWriter>

class QFileDevice;

namespace console {

/// A report as PDF on A4, page by page: what is written on a page leaves with it, so that a million rows need no more
/// memory than a hundred. Pages have numbers, and the head of a table that goes on. Any one thread of a
/// QGuiApplication; the file must outlive it.
class PdfPaper final : public ReportPaper
{
public:
    explicit PdfPaper(QFileDevice& file);
    ~PdfPaper() override;

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
    [[nodiscard]] bool isFine() const override;

private:
    struct Ink
    { ///< of a text
        double points = 9;
        QRgb color = 0;
        bool bold = false;
    };
    struct Cell
    {
        QString text;
        double left = 0;
        double width = 0;
        bool isNumber = false;
        int wrap = 0;
    };

    void use(const Ink& ink);
    /// Room for so much on this page, or the next one begins.
    void need(double height);
    void nextPage();
    void footer();
    void tableHead();
    void line(double y, double width);
    [[nodiscard]] int wrapOf(const QString& text, double width) const; ///< how it goes into this width
    [[nodiscard]] double heightOf(const QString& text, double width, int wrap);
    double draw(const QString& text, double left, double width, int align); ///< at m_y; its height
    void paragraph(const QString& text);
    void drawCells(QList<Cell> cells);
    [[nodiscard]] QList<Cell> cellsOf(const QStringList& texts) const;

    QFileDevice& m_file;
    QPdfWriter m_writer;
    QPainter m_painter;
    QFont m_font;
    QString m_title;
    QList<ReportColumn> m_columns; ///< of the table that is open
    Ink m_ink;
    double m_line = 0; ///< height of one of the ink in use
    double m_y = 0; ///< where the next thing goes, in dots; so is all else
    double m_width = 0;
    double m_bottom = 0;
    int m_page = 1;
};

} // namespace console
