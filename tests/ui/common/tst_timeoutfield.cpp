// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/timeoutfield.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace console;

class TestTimeoutField : public QObject
{
    Q_OBJECT

private slots:
    void limitIsAChoice();
    void keepsTheLimits();
};

void TestTimeoutField::limitIsAChoice()
{
    TimeoutField field(false);
    QCOMPARE(field.minutes(), 0);
    auto* limited = field.findChild<QCheckBox*>(QStringLiteral("hasTimeout"));
    auto* minutes = field.findChild<QSpinBox*>(QStringLiteral("timeout"));
    QVERIFY(!minutes->isEnabled());
    QSignalSpy changed(&field, &TimeoutField::changed);
    limited->setChecked(true);
    QVERIFY(minutes->isEnabled());
    QCOMPARE(field.minutes(), 60);
    minutes->setValue(30);
    QCOMPARE(field.minutes(), 30);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(TimeoutField(true).minutes(), 60);
}

void TestTimeoutField::keepsTheLimits()
{
    TimeoutField field(true);
    auto* minutes = field.findChild<QSpinBox*>(QStringLiteral("timeout"));
    minutes->setValue(0);
    QCOMPARE(field.minutes(), 1);
    minutes->setValue(5000);
    QCOMPARE(field.minutes(), 1440);
}

QTEST_MAIN(TestTimeoutField)
#include "tst_timeoutfield.moc"
