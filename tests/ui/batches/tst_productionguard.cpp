// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/productionguard.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestProductionGuard : public QObject
{
    Q_OBJECT

private slots:
    void letsThroughWhoKnowsWhereHeIs()
    {
        ProductionGuard guard;
        QVERIFY(guard.isHidden());
        QCOMPARE(guard.problem(), QString());
        guard.setEnvironment(QStringLiteral("Plant 1"));
        QVERIFY(!guard.isHidden());
        QVERIFY(guard.problem().contains(QStringLiteral("Plant 1")));
        QSignalSpy changed(&guard, &ProductionGuard::changed);
        auto* field = guard.findChild<QLineEdit*>(QStringLiteral("environmentName"));
        field->setText(QStringLiteral("plant"));
        QVERIFY(!guard.problem().isEmpty());
        field->setText(QStringLiteral(" Plant 1 "));
        QCOMPARE(guard.problem(), QString());
        QCOMPARE(changed.size(), 2);
        guard.forget(); // another plan
        QVERIFY(!guard.problem().isEmpty());
        guard.setEnvironment({});
        QVERIFY(guard.isHidden());
        QCOMPARE(guard.problem(), QString());
    }
};

QTEST_MAIN(TestProductionGuard)
#include "tst_productionguard.moc"
