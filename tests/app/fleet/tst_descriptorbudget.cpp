// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/descriptorbudget.h"

#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace console;

class TestDescriptorBudget : public QObject
{
    Q_OBJECT
private slots:
    void aSmallFleetIsNotScarce()
    {
        const DescriptorBudget budget(10);
        QVERIFY(!budget.isScarce());
        QVERIFY(budget.isEnough());
        int opened = 0;
        budget.openOne([&] { opened = openMany(5); });
        QCOMPARE(opened, 5);
    }

    void aScarceOneOpensOneAtATime()
    {
        const DescriptorBudget budget(500'000'000); // more than any system gives
        QVERIFY(budget.isScarce());
        QVERIFY(!budget.isEnough());
        int opened = 0;
        budget.openOne([&] { opened = openMany(5); });
        QCOMPARE(opened, 1);
        QCOMPARE(openMany(5), 5); // and afterwards all is as before
    }

private:
    static int openMany(int count)
    {
        std::vector<int> descriptors;
        for (int i = 0; i < count; ++i)
            descriptors.push_back(open("/dev/null", O_RDONLY | O_CLOEXEC));
        int opened = 0;
        for (const int descriptor : descriptors)
            opened += descriptor >= 0 && close(descriptor) == 0 ? 1 : 0;
        return opened;
    }
};

QTEST_APPLESS_MAIN(TestDescriptorBudget)
#include "tst_descriptorbudget.moc"
