// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartfactory.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/versionbars.h"

#include <QFile>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestChartPicture : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void isTwiceAsSharp();
    void theEndingSaysTheKind();
    void aDrawingHasLinesAndText();
    void chartsOfTheLibraryAreDrawnToo();
    void failsWhereNothingCanBeWritten();

private:
    [[nodiscard]] QByteArray saved(QWidget& chart, const char* name)
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        if (!saveChartPicture(chart, QStringLiteral("Versions of the fleet"), path))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// How many different colours.
    [[nodiscard]] static qsizetype colorsOf(const QImage& image)
    {
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colors.insert(image.pixel(x, y));
        }
        return colors.size();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<VersionBars> m_bars;
};

void TestChartPicture::init()
{
    m_bars = std::make_unique<VersionBars>();
    m_bars->setBars(
        { { QStringLiteral("2.4.1"), 300, 0.75, { 0, {} } }, { QStringLiteral("2.4.0"), 100, 0.25, { 1, {} } } });
    m_bars->resize(400, 120);
}

void TestChartPicture::isTwiceAsSharp()
{
    const QImage image = chartImage(*m_bars, QStringLiteral("Versions"));
    QCOMPARE(image.devicePixelRatio(), 2.0);
    QVERIFY(image.width() > 2 * 400 && image.width() < 2 * 500);
    QVERIFY(image.height() > 2 * 120 && image.height() < 2 * 220);
    QVERIFY(colorsOf(image) > 4); // ground, text and bars
    QCOMPARE(qAlpha(image.pixel(0, 0)), 255);
}

void TestChartPicture::theEndingSaysTheKind()
{
    QVERIFY(saved(*m_bars, "a.png").startsWith("\x89PNG"));
    QVERIFY(saved(*m_bars, "noending").startsWith("\x89PNG"));
    QVERIFY(saved(*m_bars, "a.SVG").contains("<svg"));
}

void TestChartPicture::aDrawingHasLinesAndText()
{
    const QByteArray svg = saved(*m_bars, "bars.svg");
    QVERIFY(svg.contains("Versions of the fleet") && svg.contains(">2.4.1</text>") && svg.contains("<rect"));
    QVERIFY(!svg.contains("<image"));
    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
    QImage image(renderer.defaultSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    QVERIFY(colorsOf(image) > 4);
}

void TestChartPicture::chartsOfTheLibraryAreDrawnToo()
{
    const std::unique_ptr<TimeView> view(createTimeView(TimeView::Kind::StackedAreas));
    if (!view)
        QSKIP("built without charts");
    view->resize(400, 200);
    view->setData({ { QStringLiteral("a"), { 0, {} } } }, { { 1000, { 1 } }, { 60'000, { 9 } } }, 1000, 60'000);
    view->show();
    QVERIFY(QTest::qWaitForWindowExposed(view.get()));
    const QByteArray svg = saved(*view, "time.svg");
    QVERIFY(svg.contains("<path") || svg.contains("<polygon"));
    QVERIFY(!svg.contains("<image"));
    QVERIFY(svg.contains("</text>"));
    QVERIFY(colorsOf(chartImage(*view, QStringLiteral("x"))) > 4);
}

void TestChartPicture::failsWhereNothingCanBeWritten()
{
    for (const char* name : { "no/such.png", "no/such.svg" }) {
        const auto done = saveChartPicture(*m_bars, {}, m_folder.filePath(QLatin1String(name)));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::WriteFailed);
    }
}

QTEST_MAIN(TestChartPicture)
#include "tst_chartpicture.moc"
