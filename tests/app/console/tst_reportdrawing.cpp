// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/reportdrawing.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace console;
using namespace console::reportdrawing;

class TestReportDrawing : public QObject
{
    Q_OBJECT

private slots:
    void stepsAreThoseOfPeople();
    void areasAreAsHighAsTheirCounts();
    void nothingYetIsDrawnToo();

private:
    [[nodiscard]] static QImage drawn(const ReportCurve& curve)
    {
        QImage image(curveSize.toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintCurve(painter, curve);
        return image;
    }
    /// Pixels of about this colour in a column.
    [[nodiscard]] static int heightOf(const QImage& image, int x, QRgb color)
    {
        int count = 0;
        for (int y = 28; y < image.height(); ++y) {
            const QColor is = image.pixelColor(x, y);
            const QColor wanted = QColor::fromRgb(color);
            count += std::abs(is.red() - wanted.red()) + std::abs(is.green() - wanted.green())
                    + std::abs(is.blue() - wanted.blue())
                < 40;
        }
        return count;
    }
};

void TestReportDrawing::stepsAreThoseOfPeople()
{
    QCOMPARE(countStep(1), 1.0);
    QCOMPARE(countStep(5), 1.0);
    QCOMPARE(countStep(6), 2.0);
    QCOMPARE(countStep(25), 5.0);
    QCOMPARE(countStep(51), 20.0);
    QCOMPARE(countStep(999'000), 200'000.0);
}

void TestReportDrawing::areasAreAsHighAsTheirCounts()
{
    ReportCurve curve;
    curve.points = { { 1000, 0, 0, 0 }, { 2000, 60, 20, 0 } };
    curve.until = 3000;
    const QImage image = drawn(curve);
    const int late = 600; // well behind the step, in the middle of the axis
    const int succeeded = heightOf(image, late, succeededColor);
    const int failed = heightOf(image, late, failedColor);
    QVERIFY2(std::abs(succeeded - 3 * failed) <= 8, qPrintable(QStringLiteral("%1 %2").arg(succeeded).arg(failed)));
    QVERIFY(succeeded > 80);
    QCOMPARE(heightOf(image, 200, succeededColor), 0); // before it
}

void TestReportDrawing::nothingYetIsDrawnToo()
{
    ReportCurve curve;
    curve.points = { { 1000, 0, 0, 0 } };
    curve.until = 1000;
    QVERIFY(!drawn(curve).isNull());
    curve.until = 0; // a clock that went back
    QVERIFY(!drawn(curve).isNull());
}

QTEST_MAIN(TestReportDrawing)
#include "tst_reportdrawing.moc"
