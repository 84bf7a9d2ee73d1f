// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/names.h"

#include <QTest>

using namespace console;

class TestNames : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void everyByteOutsideTheWhitelistIsRefused();
    void lengths();
    void protocolKeys();
};

void TestNames::names_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("product");
    QTest::addColumn<bool>("device");
    QTest::addColumn<bool>("label"); // version and module share their letters
    const auto row = [](const char* name, QByteArray text, bool product, bool device, bool label) {
        QTest::newRow(name) << text << product << device << label;
    };
    row("plain", "a1B2", true, true, true);
    row("empty", "", false, false, false);
    row("dots and dashes", "a-b_c.d", true, true, true);
    row("at and colon", "AA:BB@1", false, true, false);
    row("plus", "a+b", false, false, false);
    row("hash", "#", false, false, false);
    row("slash", "a/b", false, false, false);
    row("dollar", "$SYS", false, false, false);
    row("space", "a b", false, false, false);
    row("leading space", " a", false, false, false);
    row("zero byte", QByteArray("a\0b", 3), false, false, false);
    row("line break", "a\nb", false, false, false);
    row("delete", "a\x7f", false, false, false);
    row("cyrillic look-alike", "\xd0\xb0", false, false, false);
    row("right-to-left override",
        "a\xe2\x80\xae"
        "b",
        false, false, false);
    row("noncharacter", "\xef\xbf\xbf", false, false, false);
    row("broken UTF-8", "a\xff", false, false, false);
    row("quote", "a\"b", false, false, false);
    row("backslash", "a\\b", false, false, false);
    row("percent", "a%2Fb", false, false, false);
    row("dots only", "..", true, true, true);
}

void TestNames::names()
{
    QFETCH(QByteArray, text);
    const std::string_view view(text.data(), static_cast<std::size_t>(text.size()));
    QTEST(isProductKey(view), "product");
    QTEST(isDeviceName(view), "device");
    QTEST(isVersionLabel(view), "label");
    QTEST(isModuleName(view), "label");
}

void TestNames::everyByteOutsideTheWhitelistIsRefused()
{
    int product = 0;
    int device = 0;
    int label = 0;
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        product += isProductKey({ &c, 1 });
        device += isDeviceName({ &c, 1 });
        label += isVersionLabel({ &c, 1 });
    }
    QCOMPARE(product, 62 + 3);
    QCOMPARE(device, 62 + 5);
    QCOMPARE(label, 62 + 3);
}

void TestNames::lengths()
{
    const std::string longest(64, 'x');
    const std::string_view text(longest);
    QVERIFY(isProductKey(text.substr(0, 32)) && !isProductKey(text.substr(0, 33)));
    QVERIFY(isDeviceName(text.substr(0, 32)) && !isDeviceName(text.substr(0, 33)));
    QVERIFY(isVersionLabel(text) && !isVersionLabel(longest + "x"));
    QVERIFY(isModuleName(text) && !isModuleName(longest + "x"));
    QVERIFY(!isDeviceName(std::string(5000, 'x')));
}

void TestNames::protocolKeys()
{
    for (const std::string_view key : { "url", "size", "version", "sign", "signMethod", "md5", "module", "isDiff",
             "extData", "id", "message", "code", "data", "files", "dProtocol", "streamId" })
        QVERIFY(isProtocolKey(key));
    for (const std::string_view name : { "", "default", "MCU", "urls", "URL", "ur" })
        QVERIFY(!isProtocolKey(name));
}

QTEST_APPLESS_MAIN(TestNames)
#include "tst_names.moc"
