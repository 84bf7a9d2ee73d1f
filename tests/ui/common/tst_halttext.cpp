// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/halttext.h"

#include <QTest>

using namespace console;

class TestHaltText : public QObject
{
    Q_OBJECT

private slots:
    void saysRuleDevicesAndNumbers()
    {
        const auto text = [](HaltCause cause, const QString& cohort = {}) {
            return haltText({ cause, cohort.isEmpty() ? VersionIndex(0) : VersionIndex(3), 12, 3456, 1 }, cohort);
        };
        QCOMPARE(text(HaltCause::None), QString());
        for (const HaltCause cause : { HaltCause::TooManyFailures, HaltCause::TooHighShare, HaltCause::WorseThanBase,
                 HaltCause::CohortWorseThanBase, HaltCause::GroupWorseThanBase }) {
            QVERIFY(text(cause, QStringLiteral("1.2")).contains(QStringLiteral("12 of 3,456 devices")));
            QVERIFY(!text(cause, QStringLiteral("1.2")).contains(u'%')); // every place is filled
        }
        QVERIFY(text(HaltCause::CohortWorseThanBase, QStringLiteral("1.2")).contains(QStringLiteral("version 1.2")));
        QVERIFY(text(HaltCause::GroupWorseThanBase, QStringLiteral("north")).contains(QStringLiteral("group north")));
        QVERIFY(text(HaltCause::WorseThanBase, QStringLiteral("1.2")).contains(QStringLiteral("version 1.2")));
        QVERIFY(!text(HaltCause::WorseThanBase).contains(QStringLiteral("version")));
    }

    void namesTheRules()
    {
        HaltRules rules;
        QCOMPARE(haltRulesText(rules), QStringLiteral("none"));
        rules.testsRate = true;
        QCOMPARE(haltRulesText(rules), QStringLiteral("when clearly more fail than the usual 0.5 %"));
        rules.failures = 10;
        rules.percent = 5;
        QVERIFY(haltRulesText(rules).contains(QStringLiteral("at 10 devices failed")));
        QVERIFY(haltRulesText(rules).contains(QStringLiteral("at 5 % of those that ended, from 100 devices on")));
    }
};

QTEST_MAIN(TestHaltText)
#include "tst_halttext.moc"
