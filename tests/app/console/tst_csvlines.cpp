// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/csvlines.h"
#include "tests/support/csvcells.h"

#include <QTemporaryFile>
#include <QTest>

using namespace console;

class TestCsvLines : public QObject
{
    Q_OBJECT

private slots:
    void cellsBecomeLines();
    void nothingBecomesAFormula();
    void aFullBlockIsWritten();
    void failsWhereNothingCanBeWritten();

private:
    QTemporaryFile m_file;
};

void TestCsvLines::cellsBecomeLines()
{
    CsvLines lines("a,b,c,d,e\n");
    lines.text("gw-1");
    lines.word(QLatin1StringView("timed_out"));
    lines.number(-5);
    lines.time(1'795'000'000'125);
    lines.skip();
    lines.endLine();
    QVERIFY(m_file.open());
    QVERIFY(lines.flush(m_file)); // not full yet
    QCOMPARE(m_file.size(), 0);
    QVERIFY(lines.flush(m_file, true));
    m_file.seek(0);
    QCOMPARE(m_file.readAll(), "a,b,c,d,e\ngw-1,timed_out,-5,2026-11-18T11:06:40.125Z,\n");
    m_file.close();
}

void TestCsvLines::nothingBecomesAFormula()
{
    CsvLines lines("a\n");
    const QList<std::string> formulas{ "=1+1", "-2", "+3", "@x", "a\nb", "\"q\",;" };
    for (const std::string& each : formulas) {
        lines.text(each);
        lines.endLine();
    }
    QTemporaryFile file;
    QVERIFY(file.open());
    QVERIFY(lines.flush(file, true));
    file.seek(0);
    const auto rows = csvCells(file.readAll());
    QCOMPARE(rows.size(), formulas.size() + 1);
    for (qsizetype i = 0; i < formulas.size(); ++i) {
        const QByteArray text = QByteArray::fromStdString(formulas.at(i));
        QCOMPARE(rows.at(i + 1).first(), i < 4 ? QByteArray('\'' + text) : text);
    }
}

void TestCsvLines::aFullBlockIsWritten()
{
    CsvLines lines("a\n");
    QTemporaryFile file;
    QVERIFY(file.open());
    for (int i = 0; i < 20'000; ++i) {
        lines.text(std::string(100, 'x'));
        lines.endLine();
        QVERIFY(lines.flush(file));
    }
    QVERIFY(file.size() > 1'000'000);
    QVERIFY(lines.flush(file, true));
    QCOMPARE(file.size(), 2 + 20'000 * 101);
}

void TestCsvLines::failsWhereNothingCanBeWritten()
{
    CsvLines lines("a\n");
    QFile closed(QStringLiteral("nowhere"));
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QFile, \"nowhere\"): device not open");
    QCOMPARE(lines.flush(closed, true).error().kind, ErrorKind::WriteFailed);
}

QTEST_GUILESS_MAIN(TestCsvLines)
#include "tst_csvlines.moc"
