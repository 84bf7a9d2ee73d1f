// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/wording.h"

#include <QEvent>
#include <QLabel>
#include <QTest>

using namespace console;

class TestWording : public QObject
{
    Q_OBJECT

private slots:
    void saysAtOnceAndInEveryLanguage();
    void hearsOfItInsideAWindow();
};

void TestWording::saysAtOnceAndInEveryLanguage()
{
    QWidget owner;
    int first = 0;
    int second = 0;
    inEveryLanguage(&owner, [&first] { ++first; });
    inEveryLanguage(&owner, [&second] { ++second; });
    QCOMPARE(first, 1);
    QCOMPARE(second, 1);
    QEvent font(QEvent::FontChange);
    QCoreApplication::sendEvent(&owner, &font);
    QCOMPARE(first, 1);
    QEvent language(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&owner, &language);
    QCOMPARE(first, 2);
    QCOMPARE(second, 2);
}

void TestWording::hearsOfItInsideAWindow()
{
    QWidget window;
    auto* label = new QLabel(&window);
    int said = 0;
    inEveryLanguage(label, [&said] { ++said; });
    QEvent language(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&window, &language);
    QCOMPARE(said, 2);
}

QTEST_MAIN(TestWording)
#include "tst_wording.moc"
