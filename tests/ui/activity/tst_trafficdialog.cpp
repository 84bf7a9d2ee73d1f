// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/trafficdialog.h"

#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>

using namespace console;

class TestTrafficDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_dialog.reset(); }
    void followsAndFilters();
    void saysWhatIsMissing();
    void staysWhereSomebodyReads();
    void keepsTheNewest();

private:
    TrafficPage page(quint64 first, int count, const QByteArray& payload = "{}")
    {
        TrafficPage made;
        for (int i = 0; i < count; ++i) {
            const quint64 number = first + static_cast<quint64>(i);
            made.messages.append({ number, static_cast<DeviceSlot>(number % 3),
                { FleetBuilder::now, true, false, "t", payload, payload.size() } });
        }
        made.next = first + static_cast<quint64>(count) - 1;
        return made;
    }
    [[nodiscard]] QString counts() const { return find<QLabel>("trafficCounts")->text(); }
    template <class T> [[nodiscard]] T* find(const char* name) const
    {
        return m_dialog->findChild<T*>(QLatin1String(name));
    }
    void open();

    FleetBuilder m_builder;
    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<TrafficDialog> m_dialog;
};

void TestTrafficDialog::init()
{
    m_builder = {};
    m_builder.addDevices(3);
    m_commands = std::make_unique<FakeCommands>();
}

void TestTrafficDialog::open()
{
    TrafficQuery query;
    query.device = 1;
    m_dialog = std::make_unique<TrafficDialog>(*m_commands, m_builder.names(), query, QStringLiteral("dev0000001"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->show();
}

void TestTrafficDialog::followsAndFilters()
{
    m_commands->trafficPage = page(1, 6);
    open();
    QTRY_COMPARE(counts(), QStringLiteral("6 of 6 messages"));
    QCOMPARE(m_commands->lastTraffic.device, DeviceSlot(1));
    m_commands->trafficPage = page(7, 3, "{\"step\":\"64\"}");
    QTRY_COMPARE(counts(), QStringLiteral("9 of 9 messages"));
    m_commands->trafficPage = TrafficPage{ {}, 9, false };
    QTRY_COMPARE(m_commands->lastTraffic.after, quint64(9));
    find<QLineEdit>("trafficFilter")->setText(QStringLiteral("step"));
    QCOMPARE(counts(), QStringLiteral("3 of 9 messages"));
    QVERIFY(find<QPlainTextEdit>("trafficText")->toPlainText().contains(QStringLiteral("\"step\": \"64\"")));
    find<QComboBox>("trafficFormat")->setCurrentIndex(1);
    QVERIFY(find<QPlainTextEdit>("trafficText")->toPlainText().contains(QStringLiteral("7b 22 73")));
}

void TestTrafficDialog::saysWhatIsMissing()
{
    open();
    QTRY_VERIFY(m_commands->lastTraffic.limit > 0);
    QVERIFY(counts().contains(QStringLiteral("Nothing has come")));
    TrafficPage late = page(100, 1);
    late.skipped = true;
    m_commands->trafficPage = late;
    QTRY_VERIFY(counts().contains(QStringLiteral("too fast")));
}

void TestTrafficDialog::staysWhereSomebodyReads()
{
    m_commands->trafficPage = page(1, 200);
    open();
    QTRY_COMPARE(counts(), QStringLiteral("200 of 200 messages"));
    auto* bar = find<QPlainTextEdit>("trafficText")->verticalScrollBar();
    QTRY_COMPARE(bar->value(), bar->maximum());
    find<QCheckBox>("trafficFollow")->setChecked(false);
    bar->setValue(10);
    m_commands->trafficPage = page(201, 50);
    QTRY_COMPARE(counts(), QStringLiteral("250 of 250 messages"));
    QCOMPARE(bar->value(), 10);
}

void TestTrafficDialog::keepsTheNewest()
{
    m_commands->trafficPage = page(1, 1500);
    open();
    QTRY_COMPARE(counts(), QStringLiteral("1,500 of 1,500 messages"));
    m_commands->trafficPage = page(1501, 1500);
    QTRY_COMPARE(counts(), QStringLiteral("2,000 of 2,000 messages"));
}

QTEST_MAIN(TestTrafficDialog)
#include "tst_trafficdialog.moc"
