// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/csvcell.h"
#include "tests/support/csvcells.h"

#include <QRandomGenerator>
#include <QString>
#include <QTest>

using namespace console;

class TestCsvCell : public QObject
{
    Q_OBJECT

private slots:
    void plainTextStaysBare();
    void formulasBecomeText_data();
    void formulasBecomeText();
    void anyTextComesBack();
};

void TestCsvCell::plainTextStaysBare()
{
    for (const char* text : { "", "dev1", "2.3.0", "a=b", "failed(-1)", "\xe5\x8d\x87\xe7\xba\xa7" })
        QCOMPARE(csvCell(text), QByteArray(text));
}

void TestCsvCell::formulasBecomeText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("equals") << QStringLiteral("=1+1") << QByteArray("\"'=1+1\"");
    QTest::newRow("plus") << QStringLiteral("+cmd|' /C calc'!A0") << QByteArray("\"'+cmd|' /C calc'!A0\"");
    QTest::newRow("minus") << QStringLiteral("-2+3") << QByteArray("\"'-2+3\"");
    QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QByteArray("\"'@SUM(A1)\"");
    QTest::newRow("tab") << QStringLiteral("\t=1") << QByteArray("\"'\t=1\"");
    QTest::newRow("return") << QStringLiteral("\r=1") << QByteArray("\"'\r=1\"");
    QTest::newRow("full width") << QStringLiteral("\uff1d1")
                                << QByteArray("\"'\xef\xbc\x9d"
                                              "1\"");
    QTest::newRow("quotes") << QStringLiteral("=\"x\",1") << QByteArray("\"'=\"\"x\"\",1\"");
    QTest::newRow("next cell") << QStringLiteral("a,=1") << QByteArray("\"a,=1\"");
}

void TestCsvCell::formulasBecomeText()
{
    QFETCH(QString, text);
    QTEST(csvCell(text.toUtf8()), "cell");
}

void TestCsvCell::anyTextComesBack()
{
    constexpr int texts = 50'000;
    static const QString letters = QStringLiteral("=+-@\t\r\n\"',;a0 |\u4e2d\uff1d\u202e") + QChar(0);
    QRandomGenerator random(4711);
    for (int i = 0; i < texts; ++i) {
        QString text;
        for (int length = random.bounded(12); length > 0; --length)
            text += letters.at(random.bounded(letters.size()));
        const QByteArray line = csvCell(text.toUtf8()) + ',' + csvCell("next") + '\n';
        QVERIFY2(!formulaIn(line).has_value(), line.constData());
        const QList<QList<QByteArray>> cells = csvCells(line);
        QCOMPARE(cells.size(), 1); // nothing breaks out of its cell
        QCOMPARE(cells.front().size(), 2);
        const QByteArray cell = cells.front().front();
        QVERIFY(cell == text.toUtf8() || cell == QByteArray("'" + text.toUtf8()));
    }
    printf("figure csv_texts %d count\n", texts);
}

QTEST_APPLESS_MAIN(TestCsvCell)
#include "tst_csvcell.moc"
