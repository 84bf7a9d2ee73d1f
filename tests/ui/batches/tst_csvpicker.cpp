// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "ui/batches/csvpicker.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

/// A list that takes long: what the operator sees of it, and how it is stopped.
class TestCsvPicker : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsHowFarItIs();
    void stopsOnRequest();
    void anotherListReplacesTheOneBeingRead();

private:
    [[nodiscard]] QPushButton& cancelButton()
    {
        return *m_picker->findChild<QPushButton*>(QStringLiteral("cancelCsv"));
    }
    [[nodiscard]] QProgressBar& progress() { return *m_picker->findChild<QProgressBar*>(); }

    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<CsvPicker> m_picker;
};

void TestCsvPicker::init()
{
    m_picker.reset();
    m_commands = std::make_unique<FakeCommands>();
    m_picker = std::make_unique<CsvPicker>(*m_commands);
    m_picker->setProduct(QStringLiteral("pk"));
    m_picker->show();
    QVERIFY(!cancelButton().isVisible());
}

void TestCsvPicker::showsHowFarItIs()
{
    const auto answer = m_commands->csvAnswer.hold();
    m_picker->read(QStringLiteral("/lists/big.csv"));
    QVERIFY(m_picker->isReading());
    QVERIFY(cancelButton().isVisible() && progress().isVisible());
    answer->setProgressRange(0, 100);
    answer->setProgressValue(40);
    QTRY_COMPARE(progress().value(), 40);
    QCOMPARE(progress().maximum(), 100);
    CsvDevices list;
    list.devices = { 1, 2 };
    list.lines = 2;
    answer->addResult(list);
    answer->finish();
    QTRY_VERIFY(!m_picker->isReading());
    QVERIFY(!cancelButton().isVisible() && !progress().isVisible());
    QCOMPARE(m_picker->devices(), (std::vector<DeviceSlot>{ 1, 2 }));
}

void TestCsvPicker::stopsOnRequest()
{
    const auto answer = m_commands->csvAnswer.hold();
    m_picker->read(QStringLiteral("/lists/big.csv"));
    QSignalSpy changed(m_picker.get(), &CsvPicker::changed);
    QTest::mouseClick(&cancelButton(), Qt::LeftButton);
    QVERIFY(answer->isCanceled());
    answer->finish(); // as the reading does when it is told
    QTRY_VERIFY(!m_picker->isReading());
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_picker->devices().empty());
    QCOMPARE(m_picker->findChild<QLabel*>(QStringLiteral("csvProblem"))->text(),
        QStringLiteral("Reading was stopped. No device is listed."));
    QVERIFY(m_picker->findChild<QPushButton*>(QStringLiteral("chooseCsv"))->isEnabled());
}

void TestCsvPicker::anotherListReplacesTheOneBeingRead()
{
    const auto first = m_commands->csvAnswer.hold();
    m_picker->read(QStringLiteral("/lists/first.csv"));
    const auto second = m_commands->csvAnswer.hold();
    m_picker->read(QStringLiteral("/lists/second.csv"));
    QVERIFY(first->isCanceled());
    first->finish();
    QCoreApplication::sendPostedEvents();
    QVERIFY(m_picker->isReading());
    CsvDevices list;
    list.devices = { 7 };
    list.lines = 1;
    second->addResult(list);
    second->finish();
    QTRY_COMPARE(m_picker->devices(), (std::vector<DeviceSlot>{ 7 }));
}

QTEST_MAIN(TestCsvPicker)
#include "tst_csvpicker.moc"
