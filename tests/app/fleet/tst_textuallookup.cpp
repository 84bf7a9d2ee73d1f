// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/textuallookup.h"
#include "tests/app/fleet/jsontext.h"

#include <QTest>

using namespace console;

class TestTextualLookup : public QObject
{
    Q_OBJECT
private slots:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value"); // null = not found
        const QByteArray none;
        QTest::newRow("string") << json("{'a':'x','b':'y'}") << QByteArray("b") << QByteArray("y");
        QTest::newRow("number") << json("{'a':12,'b':-3}") << QByteArray("b") << QByteArray("-3");
        QTest::newRow("object") << json("{'a':{'c':{}},'b':1}") << QByteArray("a") << (json("{'c':{}}"));
        QTest::newRow("array") << json("{'a':[1,[2]]}") << QByteArray("a") << QByteArray("[1,[2]]");
        QTest::newRow("missing") << json("{'a':1}") << QByteArray("b") << none;
        QTest::newRow("space after colon") << json("{'a': 1}") << QByteArray("a") << none;
        QTest::newRow("space before colon") << json("{'a' :1}") << QByteArray("a") << none;
        QTest::newRow("space after comma") << json("{'a':1, 'b':2}") << QByteArray("b") << QByteArray("2");
        QTest::newRow("nested first") << json("{'x':{'b':'inner'},'b':'outer'}") << QByteArray("b")
                                      << QByteArray("inner");
        QTest::newRow("value equals key") << json("{'module':'url','url':'u'}") << QByteArray("url") << none;
        QTest::newRow("ends after colon") << json("{'a':") << QByteArray("a") << none;
        QTest::newRow("unclosed string") << json("{'a':'x") << QByteArray("a") << none;
        QTest::newRow("unclosed object") << json("{'a':{'b':1") << QByteArray("a") << none;
        QTest::newRow("empty") << QByteArray("") << QByteArray("a") << none;
    }
    void finds()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, value);
        const auto found = textualValue(json, key);
        QCOMPARE(found.has_value(), !value.isNull());
        if (found)
            QCOMPARE(found->toByteArray(), value);
    }
};

QTEST_APPLESS_MAIN(TestTextualLookup)
#include "tst_textuallookup.moc"
