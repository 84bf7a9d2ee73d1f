// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"
#include "ui/mainwindow/palettedelegate.h"
#include "ui/mainwindow/palettemodel.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace console;

class TestPaletteDelegate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void rowsAreHighEnough();
    void whatCannotBeDoneIsQuiet();
    void longTextsStayInside();

private:
    static QImage painted(const PaletteEntry& entry);
    static int darkPixels(const QImage& image);
};

QImage TestPaletteDelegate::painted(const PaletteEntry& entry)
{
    PaletteModel model;
    model.setEntries({ entry }, {});
    QImage image(400, 32, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.font = QApplication::font();
    option.fontMetrics = QFontMetrics(option.font);
    option.palette = QApplication::palette();
    PaletteDelegate().paint(&painter, option, model.index(0, 0));
    return image;
}

int TestPaletteDelegate::darkPixels(const QImage& image)
{
    int dark = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            dark += qGray(image.pixel(x, y)) < 70 ? 1 : 0;
    return dark;
}

void TestPaletteDelegate::rowsAreHighEnough()
{
    QStyleOptionViewItem option;
    option.fontMetrics = QFontMetrics(QApplication::font());
    QVERIFY(PaletteDelegate().sizeHint(option, {}).height() >= formRowHeight);
}

void TestPaletteDelegate::whatCannotBeDoneIsQuiet()
{
    PaletteEntry entry{ .title = QStringLiteral("Pause the batch") };
    const int enabled = darkPixels(painted(entry));
    entry.enabled = false;
    QVERIFY(enabled > 50);
    QVERIFY(darkPixels(painted(entry)) < enabled / 2);
}

void TestPaletteDelegate::longTextsStayInside()
{
    const QString lengthy = QStringLiteral("a very long name ").repeated(20);
    const QImage image = painted({ .title = lengthy, .detail = lengthy, .key = QStringLiteral("Ctrl+Shift+K") });
    for (int y = 0; y < image.height(); ++y)
        QCOMPARE(image.pixel(image.width() - 2, y), qRgb(255, 255, 255));
}

QTEST_MAIN(TestPaletteDelegate)
#include "tst_palettedelegate.moc"
