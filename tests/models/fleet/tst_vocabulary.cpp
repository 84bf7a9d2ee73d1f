// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/vocabulary.h"

#include <QTest>

#include <string>

using namespace console;

class TestVocabulary : public QObject
{
    Q_OBJECT

private slots:
    void indexZeroIsEmpty();
    void oneNumberPerName();
    void foldedKeepsTheFirstSpelling();
    void textsAreCopied();
};

void TestVocabulary::indexZeroIsEmpty()
{
    Vocabulary vocabulary;
    QCOMPARE(vocabulary.size(), 1U);
    QVERIFY(vocabulary.at(0).empty());
    QCOMPARE(vocabulary.intern({}), 0U);
    QCOMPARE(vocabulary.find({}), std::optional<quint32>(0));
}

void TestVocabulary::oneNumberPerName()
{
    Vocabulary vocabulary;
    for (quint32 round = 0; round < 2; ++round) {
        for (quint32 i = 1; i <= 5000; ++i)
            QCOMPARE(vocabulary.intern("v" + std::to_string(i)), i);
    }
    QCOMPARE(vocabulary.find("v77"), std::optional<quint32>(77));
    QVERIFY(!vocabulary.find("V77"));
    QVERIFY(!vocabulary.find("v5001"));
    QVERIFY(vocabulary.intern("V77") == 5001);
}

void TestVocabulary::foldedKeepsTheFirstSpelling()
{
    Vocabulary vocabulary(Vocabulary::Letters::Folded);
    const quint32 mcu = vocabulary.intern("McU-a_1");
    QCOMPARE(vocabulary.intern("MCU-A_1"), mcu);
    QCOMPARE(vocabulary.find("mcu-a_1"), std::optional(mcu));
    QCOMPARE(vocabulary.at(mcu), std::string_view("McU-a_1"));
    QVERIFY(!vocabulary.find("mcu-a@1")); // only letters fold
    const std::string longName(65, 'x');
    QCOMPARE(vocabulary.intern(longName), vocabulary.intern(std::string(65, 'X')));
    QVERIFY(vocabulary.intern(longName) != vocabulary.intern(std::string(66, 'X')));
}

void TestVocabulary::textsAreCopied()
{
    Vocabulary vocabulary;
    std::string text = "1.0";
    const quint32 index = vocabulary.intern(text);
    text = "2.0";
    QCOMPARE(vocabulary.at(index), std::string_view("1.0"));
    QCOMPARE(vocabulary.find("1.0"), std::optional(index));
}

QTEST_APPLESS_MAIN(TestVocabulary)
#include "tst_vocabulary.moc"
