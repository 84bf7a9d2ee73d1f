// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/querycompletion.h"

#include <QTest>

using namespace console;

class TestQueryCompletion : public QObject
{
    Q_OBJECT

private slots:
    void words_data();
    void words();
    void replacesWhatIsTyped();
};

static QStringList valuesOf(QueryTerm::Field field)
{
    if (field == QueryTerm::Field::Version)
        return { QString(), QStringLiteral("1.0"), QStringLiteral("2.0"), QStringLiteral("2.1") };
    if (field == QueryTerm::Field::Group)
        return { QStringLiteral("Lab 1"), QStringLiteral("Lab 2"), QStringLiteral("North") };
    return {};
}

// The cursor stands where the bar is; the words are those offered, or begin so where they end in "...".
void TestQueryCompletion::words_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QString::fromUtf8(expected); };
    row("|", "product module version name ...");
    row("ver|", "version");
    row("Ver| and x", "version");
    row("-st|", "state");
    row("not (st|", "state");
    row("version |", "= != < <= > >=");
    row("seen |", "within before after < >");
    row("seen w|", "within");
    row("seen within |", "1h 24h 7d 30d");
    row("enrolled before |", "7d 30d");
    row("product |", "= !=");
    row("version = |", "1.0 2.0 2.1");
    row("version:|", "1.0 2.0 2.1");
    row("version:2|", "2.0 2.1");
    row("version < 2|", "2.0 2.1");
    row("version = 1.0, |", "1.0 2.0 2.1");
    row("state = |", "idle queued notified upgrading silent");
    row("outcome:f|", "failed");
    row("group = La|", "\"Lab 1\" \"Lab 2\"");
    row("group = \"La|", "\"Lab 1\" \"Lab 2\"");
    row("group = \"Lab 1\" |", "and or");
    row("group = \"Lab 1\" o|", "or outcome");
    row("a |", "and or");
    row("a and |", "product ...");
    row("(a) |", "and or");
    row("state:idle |x", "and or");
    row("version = 1.0|", "");
    row("xyz|", "");
    row("AA:B|", "");
    row("colour = |", "");
}

void TestQueryCompletion::words()
{
    QFETCH(QString, expected);
    QString text = QString::fromUtf8(QTest::currentDataTag());
    const qsizetype cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    const QString offered = completeQuery(text, cursor, valuesOf).words.join(u' ');
    if (expected.endsWith(QStringLiteral("...")))
        QVERIFY2(offered.startsWith(expected.chopped(3)), qPrintable(offered));
    else
        QCOMPARE(offered, expected);
}

void TestQueryCompletion::replacesWhatIsTyped()
{
    const QString text = QStringLiteral("a group = \"La b");
    const QueryCompletion quoted = completeQuery(text, 13, valuesOf);
    QCOMPARE(text.mid(quoted.position, quoted.length), QStringLiteral("\"La"));
    const QueryCompletion word = completeQuery(text, 5, valuesOf);
    QCOMPARE(text.mid(word.position, word.length), QStringLiteral("gro"));
    QCOMPARE(word.words, QStringList(QStringLiteral("group")));
}

QTEST_APPLESS_MAIN(TestQueryCompletion)
#include "tst_querycompletion.moc"
