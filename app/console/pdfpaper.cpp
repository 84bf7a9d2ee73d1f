// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/pdfpaper.h"

#include "app/console/reportdrawing.h"
#include "models/tables/celltext.h"

#include <QCoreApplication>
#include <QFileDevice>
#include <QFontMetricsF>
#include <QPageLayout>
#include <QPageSize>

#include <algorithm>

namespace console {

namespace {

struct PdfText
{
    Q_DECLARE_TR_FUNCTIONS(PdfText)
};

constexpr int dotsPerInch = 720; // places of text are rounded to dots
constexpr double pt = dotsPerInch / 72.0;
constexpr double marginMm = 15;
constexpr double footerHeight = 22 * pt;
constexpr double gap = 8 * pt; // between columns
constexpr double factWidth = 130 * pt;

using namespace reportdrawing;

} // namespace

PdfPaper::PdfPaper(QFileDevice& file)
    : m_file(file)
    , m_writer(&file)
{
    m_writer.setResolution(dotsPerInch);
    m_writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
        QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter));
    m_writer.setCreator(QStringLiteral("Rollout Console"));
}

PdfPaper::~PdfPaper()
{
    if (m_painter.isActive())
        m_painter.end();
}

void PdfPaper::begin(const QString& title, const QString& subtitle, const QString& sentence)
{
    m_title = title;
    m_writer.setTitle(title);
    m_painter.begin(&m_writer);
    m_font = m_painter.font();
    m_font.setHintingPreference(QFont::PreferNoHinting);
    m_width = m_writer.width();
    m_bottom = m_writer.height() - footerHeight;
    use({ 18, textColor, true });
    paragraph(title);
    use({ 9, faintColor, false });
    paragraph(subtitle);
    m_y += 8 * pt;
    use({ 10.5, textColor, false });
    paragraph(sentence);
    m_y += 8 * pt;
}

void PdfPaper::use(const Ink& ink)
{
    m_ink = ink;
    QFont font = m_font;
    font.setPointSizeF(ink.points);
    font.setBold(ink.bold);
    m_painter.setFont(font);
    m_painter.setPen(QColor::fromRgb(ink.color));
    m_line = QFontMetricsF(font, &m_writer).lineSpacing();
}

void PdfPaper::need(double height)
{
    if (m_y + height > m_bottom && m_y > 0)
        nextPage();
}

void PdfPaper::nextPage()
{
    const Ink before = m_ink;
    footer();
    m_writer.newPage();
    ++m_page;
    m_y = 0;
    if (!m_columns.isEmpty())
        tableHead();
    use(before);
}

void PdfPaper::footer()
{
    use({ 8, faintColor, false });
    const QRectF place(0, m_bottom + 6 * pt, m_width, m_line);
    m_painter.drawText(place, Qt::AlignLeft | Qt::TextSingleLine, m_title);
    m_painter.drawText(place, Qt::AlignRight | Qt::TextSingleLine, PdfText::tr("Page %1").arg(m_page));
}

void PdfPaper::line(double y, double width)
{
    m_painter.setPen(QPen(QColor::fromRgb(lineColor), width * pt));
    m_painter.drawLine(QPointF(0, y), QPointF(m_width, y));
    m_painter.setPen(QColor::fromRgb(m_ink.color));
}

/// Between words; inside of them only where one alone is too wide.
int PdfPaper::wrapOf(const QString& text, double width) const
{
    const QFontMetrics metrics = m_painter.fontMetrics();
    if (metrics.horizontalAdvance(text) <= width)
        return Qt::TextSingleLine;
    for (const QStringView word : QStringView(text).split(u' ')) {
        if (metrics.horizontalAdvance(word.toString()) > width)
            return Qt::TextWrapAnywhere;
    }
    return Qt::TextWordWrap;
}

double PdfPaper::heightOf(const QString& text, double width, int wrap)
{
    if (wrap == Qt::TextSingleLine)
        return m_line;
    return m_painter.boundingRect(QRectF(0, 0, width, 1e6), wrap, text).height();
}

double PdfPaper::draw(const QString& text, double left, double width, int align)
{
    const int wrap = wrapOf(text, width);
    const double height = heightOf(text, width, wrap);
    if (!text.isEmpty())
        m_painter.drawText(QRectF(left, m_y, width, height + 1), align | wrap, text);
    return height;
}

void PdfPaper::paragraph(const QString& text)
{
    need(heightOf(text, m_width, wrapOf(text, m_width)));
    m_y += draw(text, 0, m_width, Qt::AlignLeft) + 2 * pt;
}

void PdfPaper::heading(const QString& text)
{
    m_y += m_y > 0 ? 16 * pt : 0;
    need(90 * pt); // not alone at the foot of a page
    use({ 12, textColor, true });
    paragraph(text);
    m_y += 4 * pt;
}

void PdfPaper::note(const QString& text)
{
    use({ 9.5, textColor, false });
    paragraph(text);
}

void PdfPaper::facts(const QList<std::pair<QString, QString>>& facts)
{
    const double width = m_width - factWidth;
    for (const auto& [label, value] : facts) {
        use({ 9.5, textColor, false });
        need(std::max(heightOf(value, width, wrapOf(value, width)), 2 * m_line)); // a label takes two lines at most
        const double height = draw(value, factWidth, width, Qt::AlignLeft);
        use({ 9.5, faintColor, false });
        m_y += std::max(height, draw(label, 0, factWidth - gap, Qt::AlignLeft)) + 2.5 * pt;
    }
}

void PdfPaper::curve(const ReportCurve& curve)
{
    const double scale = m_width / curveSize.width();
    const double height = curveSize.height() * scale;
    need(height);
    m_painter.save();
    m_painter.translate(0, m_y);
    m_painter.scale(scale, scale);
    m_painter.setFont(m_font);
    paintCurve(m_painter, curve);
    m_painter.restore();
    m_y += height + 4 * pt;
    use({ 9, faintColor, false });
    paragraph(curve.text);
}

void PdfPaper::bars(const std::vector<ReportBar>& bars)
{
    quint32 greatest = 1;
    for (const ReportBar& bar : bars)
        greatest = std::max(greatest, bar.devices);
    const double labels = m_width * 0.4;
    const double numbers = 60 * pt;
    use({ 9.5, textColor, false });
    for (const ReportBar& bar : bars) {
        need(2 * m_line);
        draw(countText(bar.devices), labels, numbers, Qt::AlignRight);
        const double left = labels + numbers + 12 * pt;
        const double length = std::max(pt, (m_width - left) * bar.devices / greatest);
        m_painter.fillRect(QRectF(left, m_y + 2 * pt, length, m_line - 4 * pt), QColor::fromRgb(failedColor));
        m_y += draw(bar.label, 0, labels - gap, Qt::AlignLeft) + 4 * pt;
    }
}

QList<PdfPaper::Cell> PdfPaper::cellsOf(const QStringList& texts) const
{
    int shares = 0;
    for (const ReportColumn& column : m_columns)
        shares += column.share;
    QList<Cell> cells;
    double left = 0;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const double width = m_width * m_columns.at(i).share / std::max(shares, 1);
        cells.append({ texts.at(i), left, width - (i + 1 < texts.size() ? gap : 0), m_columns.at(i).isNumber, 0 });
        left += width;
    }
    return cells;
}

void PdfPaper::drawCells(QList<Cell> cells)
{
    double height = m_line;
    for (Cell& cell : cells) {
        cell.wrap = wrapOf(cell.text, cell.width);
        height = std::max(height, heightOf(cell.text, cell.width, cell.wrap));
    }
    need(height + 4 * pt);
    for (const Cell& cell : std::as_const(cells)) {
        if (!cell.text.isEmpty())
            m_painter.drawText(QRectF(cell.left, m_y + 2 * pt, cell.width, height + 1),
                (cell.isNumber ? Qt::AlignRight : Qt::AlignLeft) | cell.wrap, cell.text);
    }
    m_y += height + 4 * pt;
}

void PdfPaper::tableHead()
{
    QStringList titles;
    for (const ReportColumn& column : std::as_const(m_columns))
        titles.append(column.title);
    use({ 7.5, faintColor, true });
    drawCells(cellsOf(titles));
    line(m_y, 1.2);
}

void PdfPaper::beginTable(const QList<ReportColumn>& columns)
{
    need(60 * pt);
    m_columns = columns;
    tableHead();
    use({ 7.5, textColor, false });
}

void PdfPaper::row(const QStringList& cells)
{
    drawCells(cellsOf(cells));
    line(m_y, 0.4);
}

void PdfPaper::endTable()
{
    m_columns.clear();
}

bool PdfPaper::end()
{
    if (m_painter.isActive()) {
        footer();
        m_painter.end();
    }
    return isFine();
}

bool PdfPaper::isFine() const
{
    return m_file.error() == QFileDevice::NoError;
}

} // namespace console
