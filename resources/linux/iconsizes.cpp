// SPDX-License-Identifier: GPL-3.0-or-later
// iconsizes SVG FOLDER SIZE…: the drawing in the sizes that desktops look for, FOLDER/SIZExSIZE/apps/NAME.png. Runs
// while the program is built, without a display.
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

int main(int argc, char* argv[])
{
    if (argc < 4)
        return 2;
    const QString drawing = QString::fromLocal8Bit(argv[1]);
    QSvgRenderer svg(drawing);
    for (int i = 3; i < argc; ++i) {
        const int size = QByteArray(argv[i]).toInt();
        QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        svg.render(&painter);
        painter.end();
        const QDir folder(QStringLiteral("%1/%2x%2/apps").arg(QString::fromLocal8Bit(argv[2])).arg(size));
        const QString file = folder.filePath(QFileInfo(drawing).completeBaseName() + QStringLiteral(".png"));
        if (!svg.isValid() || !QDir().mkpath(folder.path()) || !image.save(file)) {
            std::fprintf(stderr, "iconsizes: cannot draw %s as %s\n", argv[1], qPrintable(file));
            return 1;
        }
    }
    return 0;
}
