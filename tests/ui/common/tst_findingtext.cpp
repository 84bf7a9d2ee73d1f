// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/findingtext.h"

#include <QSet>
#include <QTest>

using namespace console;

class TestFindingText : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasASentenceOfItsOwn()
    {
        QSet<QString> sentences;
        for (int number = 0; number <= static_cast<int>(lastFindingKind); ++number) {
            const Finding finding{ static_cast<Finding::Kind>(number), 1234, QStringLiteral("9.9") };
            const QString text = findingText(finding, {});
            QVERIFY2(text.endsWith(u'.'), qPrintable(text));
            QVERIFY2(!text.contains(u'%'), qPrintable(text)); // every place is filled
            sentences.insert(text);
        }
        QCOMPARE(sentences.size(), static_cast<int>(lastFindingKind) + 1);
    }

    void saysHowManyAndWhich()
    {
        const QString text = findingText({ Finding::Kind::Downgrade, 12'340, QStringLiteral("3.1") }, {});
        QVERIFY(text.contains(QStringLiteral("12,340 devices")));
        QVERIFY(text.contains(QStringLiteral("3.1")));
    }

    void anOverlapEndsAsThePlanSays()
    {
        const Finding overlap{ Finding::Kind::InOtherBatch, 2, QStringLiteral("1.1") };
        Plan plan;
        QVERIFY(findingText(overlap, plan).contains(QStringLiteral("fail")));
        plan.conflict = ConflictPolicy::Replace;
        QVERIFY(findingText(overlap, plan).contains(QStringLiteral("cancelled there")));
    }
};

QTEST_MAIN(TestFindingText)
#include "tst_findingtext.moc"
