// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicequeryparser.h"

#include <QTest>

#include <array>
#include <random>

using namespace console;

class TestQueryNode : public QObject
{
    Q_OBJECT

private slots:
    void normalForm_data();
    void normalForm();
    void normalFormMeansTheSame();
};

void TestQueryNode::normalForm_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char* text, const char* form) { QTest::newRow(form) << QString::fromUtf8(text); };
    row("", "");
    row("  gate   NORTH ", "gate and NORTH");
    row("\"two words\"", "\"two words\"");
    row("\"and\" \"-x\" \"not\"", "\"and\" and \"-x\" and \"not\"");
    row("product:PK,P2 version!=1.*", "product = PK, P2 and version != 1.*");
    row("VERSION<2.0 version >= 1.0", "version < 2.0 and version >= 1.0");
    row("-state:queued,idle", "not state = idle, queued");
    row("outcome!=failed", "outcome != failed");
    row("a or b c or not (d e)", "a or b and c or not (d and e)");
    row("a (b or c) -d", "a and (b or c) and not d");
    row("((a))", "a");
    row("a (b c)", "a and (b and c)");
    row("a or (b or c)", "a or (b or c)");
    row("not not a", "not not a");
    row("group:\"Lab 1\" tag=\"\"", "group = \"Lab 1\" and tag = \"\"");
    row("name = \"dev-0*\"", "name = dev-0*");
    row("name = \"dev\\*\"", "name = \"dev\\*\"");
    row("seen:<2h seen>1d seen within 36h", "seen within 2h and not seen within 1d and seen within 36h");
    row("seen:never seen!=never", "seen = never and seen != never");
    row("enrolled<2026-11-01 enrolled after 2026-01-02T03:04",
        "enrolled before 2026-11-01 and enrolled after 2026-01-02T03:04");
    row("enrolled before 30d", "not enrolled within 30d");
    row("product = a1x and version < 2.0 and (tag = beta or group = \"Lab 1\") and not name = \"dev-0*\" and seen "
        "within 7d",
        "product = a1x and version < 2.0 and (tag = beta or group = \"Lab 1\") and not name = dev-0* and seen within "
        "7d");
}

void TestQueryNode::normalForm()
{
    QFETCH(QString, text);
    const auto node = DeviceQueryParser(text).parse();
    QVERIFY(node);
    const QString form = textOf(*node);
    QCOMPARE(form, QString::fromUtf8(QTest::currentDataTag()));
    const auto again = DeviceQueryParser(form).parse();
    QVERIFY(again);
    QCOMPARE(textOf(*again), form);
}

// Random queries, and random devices to ask about: the form in which a query is printed finds the same ones.
void TestQueryNode::normalFormMeansTheSame()
{
    const QStringList words{ QStringLiteral("dev"), QStringLiteral("-dev"), QStringLiteral("version < 2.0"),
        QStringLiteral("version:1.*"), QStringLiteral("module = mcu"), QStringLiteral("tag = beta, \"x y\""),
        QStringLiteral("group != lab"), QStringLiteral("seen within 2h"), QStringLiteral("state:silent"),
        QStringLiteral("not"), QStringLiteral("("), QStringLiteral(")"), QStringLiteral("or"), QStringLiteral("and") };
    static constexpr std::array<DeviceFacts::Module, 1> modules{ { { "mcu", "1.5" } } };
    const std::array<DeviceFacts, 3> devices{ { { "dev1", "p", "1.2", modules, DeviceFacts::State::Notified, true,
                                                    DeviceFacts::Outcome::None, 9'000'000, 1, "lab\nbeta" },
        { "gw", "p", "2.5", modules, DeviceFacts::State::Idle, false, DeviceFacts::Outcome::Failed, 1, 1, "\nx y" },
        { "dev2", "q", "", {}, DeviceFacts::State::Idle, false, DeviceFacts::Outcome::None, 0, 1, "" } } };
    std::mt19937 random(7);
    int parsed = 0;
    for (int round = 0; round < 20'000; ++round) {
        QStringList chosen;
        for (auto i = 1 + random() % 9; i > 0; --i)
            chosen.append(words.at(static_cast<qsizetype>(random()) % words.size()));
        const auto query = DeviceQuery::parse(chosen.join(u' '));
        if (!query)
            continue;
        ++parsed;
        const auto again = DeviceQuery::parse(query->text());
        QVERIFY2(again, qPrintable(query->text()));
        QCOMPARE(again->text(), query->text());
        for (const DeviceFacts& device : devices)
            QVERIFY2(query->matches(device, 10'000'000) == again->matches(device, 10'000'000),
                qPrintable(chosen.join(u' ') + QStringLiteral(" | ") + query->text()));
    }
    QVERIFY(parsed > 1000);
}

QTEST_APPLESS_MAIN(TestQueryNode)
#include "tst_querynode.moc"
