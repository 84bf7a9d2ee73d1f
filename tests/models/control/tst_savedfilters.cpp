// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/savedfilters.h"

#include <QTest>

using namespace console;

class TestSavedFilters : public QObject
{
    Q_OBJECT

private slots:
    void keepsThemByName();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void keepsOnlySoMany();
};

static SavedFilter filter(const char* name, const char* text = "version < 2")
{
    return { QString::fromUtf8(name), QString::fromUtf8(text) };
}

void TestSavedFilters::keepsThemByName()
{
    SavedFilters filters;
    for (const char* name : { "Pilot", "beta", "北区" })
        QVERIFY(filters.put(filter(name)));
    QVERIFY(filters.put(filter("PILOT", "tag = pilot"))); // the same one
    QCOMPARE(filters.all(), QList<SavedFilter>({ filter("beta"), filter("Pilot", "tag = pilot"), filter("北区") }));
    QVERIFY(filters.remove(QStringLiteral("beta")));
    QCOMPARE(filters.remove(QStringLiteral("beta")).error().kind, ErrorKind::NotFound);
    QCOMPARE(filters.all().size(), 2);
}

void TestSavedFilters::refusesWhatIsNone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorKind>("kind");
    const QString good = QStringLiteral("a");
    QTest::newRow("no name") << QString() << good << ErrorKind::InvalidName;
    QTest::newRow("long name") << QString(41, u'x') << good << ErrorKind::InvalidName;
    QTest::newRow("spaces") << QStringLiteral(" x") << good << ErrorKind::InvalidName;
    QTest::newRow("line") << QStringLiteral("x\ny") << good << ErrorKind::InvalidName;
    QTest::newRow("no filter") << good << QStringLiteral("version <") << ErrorKind::FilterInvalid;
    QTest::newRow("everything") << good << QStringLiteral("  ") << ErrorKind::FilterInvalid;
}

void TestSavedFilters::refusesWhatIsNone()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    SavedFilters filters;
    const auto put = filters.put({ name, text });
    QVERIFY(!put);
    QTEST(put.error().kind, "kind");
    QVERIFY(filters.all().isEmpty());
}

void TestSavedFilters::keepsOnlySoMany()
{
    SavedFilters filters;
    for (qsizetype i = 0; i < SavedFilters::most; ++i)
        QVERIFY(filters.put({ QString::number(i), QStringLiteral("a") }));
    QCOMPARE(filters.put({ QStringLiteral("one more"), QStringLiteral("a") }).error().kind, ErrorKind::TooManyFilters);
    QVERIFY(filters.put({ QStringLiteral("7"), QStringLiteral("b") }));
}

QTEST_APPLESS_MAIN(TestSavedFilters)
#include "tst_savedfilters.moc"
