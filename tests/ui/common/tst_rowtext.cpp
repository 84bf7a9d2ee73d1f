// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rowtext.h"

#include <QStandardItemModel>
#include <QTest>

using namespace console;

class TestRowText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cellsStayInTheirPlace();
    void csvIsHarmless();

private:
    QStandardItemModel m_model;
};

void TestRowText::initTestCase()
{
    m_model.setHorizontalHeaderLabels({ QStringLiteral("Device"), QStringLiteral("Version") });
    m_model.appendRow({ new QStandardItem(QStringLiteral("a\tb\nc")), new QStandardItem(QStringLiteral("1.0")) });
    m_model.appendRow({ new QStandardItem(QStringLiteral("=1+1")), new QStandardItem(QStringLiteral("2,5")) });
}

void TestRowText::cellsStayInTheirPlace()
{
    QCOMPARE(rowsAsText(m_model, { 0 }, { 1, 0 }, false), QStringLiteral("1.0\ta b c\n"));
    QCOMPARE(rowsAsText(m_model, { 0 }, { 0 }, true), QStringLiteral("Device\na b c\n"));
    QCOMPARE(rowsAsText(m_model, {}, { 0 }, false), QString());
}

void TestRowText::csvIsHarmless()
{
    const QString csv = rowsAsCsv(m_model, { 1 }, { 0, 1 });
    QVERIFY(csv.startsWith(QStringLiteral("Device,Version\n")));
    QVERIFY(!csv.contains(QStringLiteral("\n=")));
    QVERIFY(csv.contains(QStringLiteral("\"2,5\"")));
}

QTEST_GUILESS_MAIN(TestRowText)
#include "tst_rowtext.moc"
