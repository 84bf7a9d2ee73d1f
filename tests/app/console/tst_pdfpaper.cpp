// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/pdfpaper.h"
#include "tests/app/console/paperrig.h"

#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

using namespace console;

class TestPdfPaper : public QObject
{
    Q_OBJECT

private slots:
    void aShortOneIsOnePage();
    void aLongOneIsManyPages();
    void pagesLeaveAsTheyAreWritten();
    void aTableBeginsWhereThereIsRoom();
    void noticesThatNothingCanBeWritten();
    void canBeGivenUp();

private:
    [[nodiscard]] static QByteArray pdf(int rows)
    {
        QTemporaryFile file;
        if (!file.open())
            return {};
        PdfPaper paper(file);
        fillPaper(paper, rows);
        if (!paper.end())
            return {};
        file.seek(0);
        return file.readAll();
    }
    [[nodiscard]] static qsizetype pagesOf(const QByteArray& bytes)
    {
        static const QRegularExpression page(QStringLiteral("/Type /Page\\b(?!s)"));
        qsizetype pages = 0;
        auto found = page.globalMatch(QString::fromLatin1(bytes));
        for (; found.hasNext(); found.next())
            ++pages;
        return pages;
    }
};

void TestPdfPaper::aShortOneIsOnePage()
{
    const QByteArray bytes = pdf(3);
    QVERIFY(bytes.startsWith("%PDF-1."));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
    QCOMPARE(pagesOf(bytes), 1);
    QVERIFY(bytes.contains("/MediaBox [0 0 595")); // A4
}

void TestPdfPaper::aLongOneIsManyPages()
{
    const qsizetype thousand = pagesOf(pdf(1000));
    const qsizetype three = pagesOf(pdf(3000));
    QVERIFY2(thousand > 12 && thousand < 40, qPrintable(QString::number(thousand)));
    // As much room for every thousand more: all pages carry the same rows.
    QVERIFY2(std::abs(three - 3 * thousand) <= 3, qPrintable(QString::number(three)));
}

void TestPdfPaper::pagesLeaveAsTheyAreWritten()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    PdfPaper paper(file);
    fillPaper(paper, 2000);
    QVERIFY(file.size() > 20'000);
    QVERIFY(paper.isFine());
    QVERIFY(paper.end());
}

void TestPdfPaper::aTableBeginsWhereThereIsRoom()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    PdfPaper paper(file);
    paper.begin(QStringLiteral("Title"), {}, {});
    for (int i = 0; i < 200; ++i) { // whatever height is left, heads go on with what they are the heads of
        paper.heading(QStringLiteral("Heading"));
        paper.beginTable({ { QStringLiteral("A"), 1, false } });
        for (int row = 0; row < i % 7; ++row)
            paper.row({ QStringLiteral("x") });
        paper.endTable();
    }
    QVERIFY(paper.end());
}

void TestPdfPaper::noticesThatNothingCanBeWritten()
{
    QFile full(QStringLiteral("/dev/full"));
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        QSKIP("no such device");
    PdfPaper paper(full);
    fillPaper(paper, 1000);
    QVERIFY(!paper.isFine());
    QVERIFY(!paper.end());
}

void TestPdfPaper::canBeGivenUp()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    {
        PdfPaper paper(file);
        fillPaper(paper, 10);
    }
    {
        const PdfPaper never(file);
    }
    QVERIFY(file.isOpen());
}

QTEST_MAIN(TestPdfPaper)
#include "tst_pdfpaper.moc"
