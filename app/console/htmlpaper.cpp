// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/htmlpaper.h"

#include "app/console/reportdrawing.h"
#include "models/tables/celltext.h"

#include <QBuffer>
#include <QFileDevice>
#include <QLocale>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>

namespace console {

namespace {

constexpr qsizetype blockSize = 256 * 1024;
constexpr char style[] = R"(
@page { size: A4; margin: 14mm }
body { font: 14px/1.45 system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  color: #1b2430; background: #fff; margin: 2em auto; max-width: 62em; padding: 0 1.5em }
h1 { font-size: 1.7em; margin: 0 0 .1em } h2 { font-size: 1.15em; margin: 2em 0 .5em; break-after: avoid }
.by { color: #566273; margin: 0 0 1em } .lead { font-size: 1.08em }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25em 1.5em; margin: 0 }
dt { color: #566273 } dd { margin: 0; overflow-wrap: break-word }
table { border-collapse: collapse; width: 100%; font-size: .88em } thead { display: table-header-group }
th { text-align: left; color: #566273; font-weight: 600; border-bottom: 2px solid #d7dce3; padding: .35em .6em .35em 0 }
td { border-bottom: 1px solid #e6e9ee; padding: .3em .6em .3em 0; vertical-align: top; overflow-wrap: break-word }
tr { break-inside: avoid } .n { text-align: right; font-variant-numeric: tabular-nums }
svg { width: 100%; height: auto } svg text { font-family: inherit }
.bars td:first-child { width: 40% } .bars i { display: block; height: .8em; margin-top: .3em; background: #c4314b;
  print-color-adjust: exact; -webkit-print-color-adjust: exact }
@media print { body { font-size: 11px; max-width: none; margin: 0; padding: 0 } }
)";

/// The curve as an element of the page.
QByteArray svgOf(const ReportCurve& curve)
{
    QBuffer buffer;
    (void)buffer.open(QIODevice::WriteOnly);
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(reportdrawing::curveSize.toSize());
        generator.setViewBox(QRectF({ 0, 0 }, reportdrawing::curveSize));
        QPainter painter(&generator);
        reportdrawing::paintCurve(painter, curve);
    }
    QByteArray svg = buffer.data();
    svg.remove(0, svg.indexOf("<svg")); // without what only a file begins with
    const QByteArray label = curve.text.toHtmlEscaped().toUtf8();
    return svg.replace(0, 4, QByteArray("<svg role=\"img\" aria-label=\"" + label + '"'));
}

} // namespace

HtmlPaper::HtmlPaper(QFileDevice& file)
    : m_file(file)
{
    m_block.reserve(blockSize + 4096);
}

void HtmlPaper::put(const QString& text)
{
    m_block += text.toHtmlEscaped().toUtf8();
}

void HtmlPaper::flush(bool isLast)
{
    if (m_block.size() < blockSize && !isLast)
        return;
    m_fine = m_fine && m_file.write(m_block) == m_block.size();
    m_block.resize(0); // keeps its room
}

void HtmlPaper::begin(const QString& title, const QString& subtitle, const QString& sentence)
{
    put("<!DOCTYPE html>\n<html lang=\"");
    put(QLocale().bcp47Name());
    put("\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    put(title);
    put("</title>\n<style>");
    put(style);
    put("</style>\n</head>\n<body>\n<h1>");
    put(title);
    put("</h1>\n<p class=\"by\">");
    put(subtitle);
    put("</p>\n<p class=\"lead\">");
    put(sentence);
    put("</p>\n");
}

void HtmlPaper::heading(const QString& text)
{
    put("<h2>");
    put(text);
    put("</h2>\n");
}

void HtmlPaper::note(const QString& text)
{
    put("<p>");
    put(text);
    put("</p>\n");
}

void HtmlPaper::facts(const QList<std::pair<QString, QString>>& facts)
{
    put("<dl>\n");
    for (const auto& [label, value] : facts) {
        put("<dt>");
        put(label);
        put("</dt><dd>");
        put(value);
        put("</dd>\n");
    }
    put("</dl>\n");
}

void HtmlPaper::curve(const ReportCurve& curve)
{
    put("<figure style=\"margin:0\">\n");
    m_block += svgOf(curve);
    put("</figure>\n");
}

void HtmlPaper::bars(const std::vector<ReportBar>& bars)
{
    quint32 greatest = 1;
    for (const ReportBar& bar : bars)
        greatest = std::max(greatest, bar.devices);
    put("<table class=\"bars\">\n");
    for (const ReportBar& bar : bars) {
        put("<tr><td>");
        put(bar.label);
        put("</td><td class=\"n\">");
        put(countText(bar.devices));
        put("</td><td style=\"width:45%\"><i style=\"width:");
        put(QString::number(std::max(1.0, bar.devices * 100.0 / greatest), 'f', 1));
        put("%\"></i></td></tr>\n");
    }
    put("</table>\n");
}

void HtmlPaper::beginTable(const QList<ReportColumn>& columns)
{
    m_columns = columns;
    int shares = 0;
    for (const ReportColumn& column : columns)
        shares += column.share;
    put("<table>\n<colgroup>");
    for (const ReportColumn& column : columns) {
        put("<col style=\"width:");
        put(QString::number(column.share * 100.0 / std::max(shares, 1), 'f', 1));
        put("%\"/>");
    }
    put("</colgroup>\n<thead><tr>");
    for (const ReportColumn& column : columns) {
        put(column.isNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
        put(column.title);
        put("</th>");
    }
    put("</tr></thead>\n<tbody>\n");
}

void HtmlPaper::row(const QStringList& cells)
{
    put("<tr>");
    for (qsizetype i = 0; i < cells.size(); ++i) {
        put(m_columns.at(i).isNumber ? "<td class=\"n\">" : "<td>");
        put(cells.at(i));
        put("</td>");
    }
    put("</tr>\n");
    flush(false);
}

void HtmlPaper::endTable()
{
    put("</tbody>\n</table>\n");
}

bool HtmlPaper::end()
{
    put("</body>\n</html>\n");
    flush(true);
    return m_fine;
}

} // namespace console
