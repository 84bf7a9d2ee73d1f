// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/htmlpaper.h"
#include "tests/app/console/paperrig.h"

#include <QLocale>
#include <QTemporaryFile>
#include <QTest>
#include <QXmlStreamReader>

using namespace console;

class TestHtmlPaper : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void isOneWholePage();
    void textIsNoMarkup();
    void needsNothingBesideIt();
    void saysItsLanguage();
    void noticesThatNothingCanBeWritten();

private:
    [[nodiscard]] static QByteArray page(int rows)
    {
        QTemporaryFile file;
        if (!file.open())
            return {};
        HtmlPaper paper(file);
        fillPaper(paper, rows);
        if (!paper.end())
            return {};
        file.seek(0);
        return file.readAll();
    }
};

void TestHtmlPaper::isOneWholePage()
{
    const QByteArray html = page(20'000);
    QVERIFY(html.startsWith("<!DOCTYPE html>\n<html lang="));
    QVERIFY(html.endsWith("</body>\n</html>\n"));
    QCOMPARE(html.count("<tr>"), 20'000 + 1 + 2); // head and bars
    QCOMPARE(html.count("<thead>"), 1);
    QVERIFY(html.contains("gw-&lt;19999&gt;"));
    // But for its elements without an end it is XML: every element is closed where it should be.
    QByteArray xml = page(10);
    xml.remove(0, xml.indexOf("<html"));
    for (const char* open :
        { "<meta charset=\"utf-8\">", "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">" })
        xml.replace(open, "");
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void TestHtmlPaper::textIsNoMarkup()
{
    const QByteArray html = page(1);
    QVERIFY(html.contains("<title>Title &lt;b&gt; &amp; &quot;q&quot;</title>"));
    QVERIFY(!html.contains("<b>"));
    QVERIFY(!html.contains("gw-<"));
}

void TestHtmlPaper::needsNothingBesideIt()
{
    const QByteArray html = page(1);
    QVERIFY(html.contains("<svg role=\"img\" aria-label=\"90 succeeded\""));
    QVERIFY(html.contains("90 succeeded") && html.contains("</svg>"));
    for (const char* reference : { "<script", "src=", "href=\"http", "@import", "url(" })
        QVERIFY2(!html.contains(reference), reference);
}

void TestHtmlPaper::saysItsLanguage()
{
    QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
    QVERIFY(page(1).contains("<html lang=\"zh"));
    QLocale::setDefault(QLocale(QStringLiteral("en")));
    QVERIFY(page(1).contains("<html lang=\"en"));
}

void TestHtmlPaper::noticesThatNothingCanBeWritten()
{
    QFile full(QStringLiteral("/dev/full"));
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        QSKIP("no such device");
    HtmlPaper paper(full);
    fillPaper(paper, 20'000);
    QVERIFY(!paper.isFine());
    QVERIFY(!paper.end());
}

QTEST_MAIN(TestHtmlPaper)
#include "tst_htmlpaper.moc"
