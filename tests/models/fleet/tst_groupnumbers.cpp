// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicemarks.h"
#include "models/fleet/groupnumbers.h"

#include <QTest>

using namespace console;

class TestGroupNumbers : public QObject
{
    Q_OBJECT

    static MarksIndex add(Vocabulary& marks, const QString& group, const QStringList& tags = {})
    {
        return marks.intern(DeviceMarks{ group, tags }.packed());
    }

private slots:
    void oneNumberForAllCombinations()
    {
        Vocabulary marks;
        GroupNumbers numbers(marks);
        const MarksIndex north = add(marks, QStringLiteral("north"));
        const MarksIndex tagged = add(marks, {}, { QStringLiteral("a") });
        QCOMPARE(numbers.of(0), 0U);
        QCOMPARE(numbers.of(north), north);
        QCOMPARE(numbers.of(tagged), 0U);
        const MarksIndex both = add(marks, QStringLiteral("north"), { QStringLiteral("a"), QStringLiteral("b") });
        const MarksIndex south = add(marks, QStringLiteral("south"), { QStringLiteral("a") });
        QCOMPARE(numbers.of(both), north);
        QCOMPARE(numbers.of(south), south);
        QCOMPARE(numbers.of(both + 100), 0U);
    }
    void theOrderOfAskingDoesNotMatter()
    {
        Vocabulary marks;
        const MarksIndex first = add(marks, QStringLiteral("x"), { QStringLiteral("1") });
        const MarksIndex second = add(marks, QStringLiteral("x"));
        GroupNumbers one(marks);
        QCOMPARE(one.of(second), first);
        GroupNumbers other(marks);
        QCOMPARE(other.of(first), first);
        QCOMPARE(other.of(second), first);
    }
};

QTEST_GUILESS_MAIN(TestGroupNumbers)
#include "tst_groupnumbers.moc"
