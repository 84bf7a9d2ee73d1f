// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/traffictext.h"

#include "tests/support/fleetbuilder.h"

#include <QTest>

using namespace console;

class TestTrafficText : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_builder.addDevices(3); }
    void readsJson();
    void showsHexAndWhatIsNoText();
    void marksWhatIsCut();
    void finds();

private:
    static TrafficMessage message(const QByteArray& payload, qsizetype size = -1)
    {
        return { 1, 1,
            { FleetBuilder::now + 7, true, false, "/ota/device/progress/p/d", payload,
                size < 0 ? payload.size() : size } };
    }
    [[nodiscard]] QString text(const TrafficMessage& message, TrafficFormat format = TrafficFormat::Readable) const
    {
        return trafficText(message, *m_builder.names(), format);
    }

    FleetBuilder m_builder;
};

void TestTrafficText::readsJson()
{
    const QString shown = text(message("{\"id\":1,\"params\":{\"step\":\"64\"}}"));
    QVERIFY(shown.contains(QStringLiteral("\n    \"params\": {\n        \"step\": \"64\"")));
    QVERIFY(shown.contains(QStringLiteral("← dev0000001  /ota/device/progress/p/d")));
    QVERIFY(shown.contains(QStringLiteral(".007")));
    TrafficMessage sent = message("{}");
    sent.message.incoming = false;
    sent.message.retained = true;
    QVERIFY(text(sent).contains(QStringLiteral("→ dev0000001")));
    QVERIFY(text(sent).contains(QStringLiteral("(retained)")));
    sent.device = noDevice; // a name that is none
    QVERIFY(!text(sent).contains(QStringLiteral("dev0000001")));
}

void TestTrafficText::showsHexAndWhatIsNoText()
{
    QVERIFY(text(message("{\"a\":1}"), TrafficFormat::Hex).contains(QStringLiteral("7b 22 61")));
    QVERIFY(text(message("\xff\xfe")).contains(QStringLiteral("ff fe")));
    QVERIFY(text(message("{\"a\":")).endsWith(QStringLiteral("{\"a\":"))); // broken JSON as it came
    QVERIFY(text(message("{\"a\":\"\xe2\x80\xae\"}")).contains(QStringLiteral("\\u202e"))); // and nothing in disguise
}

void TestTrafficText::marksWhatIsCut()
{
    const QString shown = text(message("{\"a\":1", 9000));
    QVERIFY(shown.contains(QStringLiteral("First 6 of 9,000 bytes")));
    QVERIFY(!text(message("{}")).contains(QStringLiteral("First")));
}

void TestTrafficText::finds()
{
    const auto fits = [this](const char* words) {
        return fitsTraffic(message("{\"version\":\"2.4.1\"}"), *m_builder.names(), QLatin1String(words));
    };
    QVERIFY(fits(""));
    QVERIFY(fits("DEV0000001"));
    QVERIFY(fits("/progress/"));
    QVERIFY(fits("2.4.1"));
    QVERIFY(!fits("2.4.2"));
}

QTEST_GUILESS_MAIN(TestTrafficText)
#include "tst_traffictext.moc"
