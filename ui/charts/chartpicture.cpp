// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartpicture.h"

#include "ui/common/theme.h"

#include <QFileInfo>
#include <QFontMetrics>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

namespace console {

namespace {

constexpr int margin = 16;
constexpr qreal sharpness = 2;

int titleHeight()
{
    return QFontMetrics(sectionFont()).height() + margin / 2;
}

QSize sizeOf(const QWidget& chart)
{
    return chart.size() + QSize(2 * margin, 2 * margin + titleHeight());
}

void paint(QPainter& painter, QWidget& chart, const QString& title)
{
    const QSize size = sizeOf(chart);
    painter.fillRect(QRect({ 0, 0 }, size), themeColor(ColorRole::Base));
    painter.setPen(themeColor(ColorRole::Text));
    painter.setFont(sectionFont());
    painter.drawText(QRect(margin, margin, chart.width(), titleHeight()), Qt::AlignLeft | Qt::AlignTop, title);
    painter.translate(margin, margin + titleHeight());
    chart.render(&painter, {}, {}, QWidget::DrawChildren); // its ground is the card's
}

} // namespace

QImage chartImage(QWidget& chart, const QString& title)
{
    QImage image((QSizeF(sizeOf(chart)) * sharpness).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(sharpness);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paint(painter, chart, title);
    return image;
}

Result<void> saveChartPicture(QWidget& chart, const QString& title, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorKind::WriteFailed, path);
    bool written = true;
    if (QFileInfo(path).suffix().toLower() == QLatin1String("svg")) {
        QSvgGenerator generator;
        generator.setOutputDevice(&file);
        generator.setSize(sizeOf(chart));
        generator.setViewBox(QRect({ 0, 0 }, sizeOf(chart)));
        generator.setTitle(title);
        QPainter painter(&generator);
        paint(painter, chart, title);
        written = painter.end();
    } else {
        written = chartImage(chart, title).save(&file, "PNG");
    }
    if (!written || !file.commit())
        return failure(ErrorKind::WriteFailed, path);
    return {};
}

} // namespace console
