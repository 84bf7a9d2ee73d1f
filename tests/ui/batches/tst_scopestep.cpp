// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/devicetablemodel.h"
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "ui/batches/scopestep.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace console;

/// What the other choices make is seen through the wizard (tst_batchwizard).
class TestScopeStep : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aFilterWithItsMistakesBesideIt();
    void savedFiltersAndShares();
    void aFilterThatFindsNobody();
    void devicesOnAListAreLeftOut();

private:
    template <class T> T* find(const char* name) { return m_step->findChild<T*>(QLatin1String(name)); }
    [[nodiscard]] Plan plan() const
    {
        Plan made;
        m_step->addTo(made);
        return made;
    }

    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<FleetBuilder> m_builder;
    std::unique_ptr<DeviceTableModel> m_devices;
    std::unique_ptr<VersionTally> m_tally;
    std::unique_ptr<ScopeStep> m_step;
};

void TestScopeStep::init()
{
    m_step.reset();
    m_commands = std::make_unique<FakeCommands>();
    m_builder = std::make_unique<FleetBuilder>();
    m_builder->addDevices(10);
    m_devices = std::make_unique<DeviceTableModel>(m_builder->names());
    m_tally = std::make_unique<VersionTally>(m_builder->names());
    m_step = std::make_unique<ScopeStep>(*m_commands, *m_devices, m_builder->names(), *m_tally);
    m_step->show();
}

void TestScopeStep::aFilterWithItsMistakesBesideIt()
{
    find<QRadioButton>("scopeFilter")->click();
    QCOMPARE(m_step->problem(), QStringLiteral("Type a filter."));
    auto* filter = find<QLineEdit>("scopeFilterText");
    filter->setText(QStringLiteral("version <"));
    QTest::keyClick(filter, Qt::Key_Return);
    QVERIFY(find<QLabel>("scopeFilterProblem")->text().contains(QStringLiteral("a value is missing")));
    QCOMPARE(m_step->problem(), QStringLiteral("Correct the filter first."));
    QCOMPARE(filter->text(), QStringLiteral("version <"));
    filter->setText(QStringLiteral("version < 2.4 and tag = beta"));
    find<QCheckBox>("dynamic")->setChecked(true);
    QTRY_COMPARE(m_step->problem(), QString());
    QCOMPARE(plan().scope, Scope::Filter);
    QCOMPARE(plan().filter, QStringLiteral("version < 2.4 and tag = beta"));
    QVERIFY(plan().dynamic);
    QVERIFY(!find<QLabel>("scopeFilterProblem")->isVisible());
    find<QRadioButton>("scopeAll")->click();
    QVERIFY(!plan().dynamic && plan().filter.isEmpty());
}

void TestScopeStep::savedFiltersAndShares()
{
    find<QRadioButton>("scopeFilter")->click();
    auto* saved = find<QPushButton>("scopeSavedFilters");
    QVERIFY(!saved->isVisible());
    m_step->setSaved({ { QStringLiteral("R&D"), QStringLiteral("group = lab") } });
    QVERIFY(saved->isVisible());
    QCOMPARE(saved->menu()->actions().first()->text(), QStringLiteral("R&&D"));
    saved->menu()->actions().first()->trigger();
    QCOMPARE(plan().filter, QStringLiteral("group = lab"));
    QCOMPARE(m_step->problem(), QString());
    QCOMPARE(plan().percentThousandths, 100'000);
    auto* share = find<QDoubleSpinBox>("filterShare");
    share->setValue(12.5);
    QCOMPARE(plan().percentThousandths, 12'500);
    find<QCheckBox>("dynamic")->setChecked(true); // of those that come later there is no share
    QVERIFY(!share->isEnabled() && !share->toolTip().isEmpty());
    QCOMPARE(plan().percentThousandths, 100'000);
    find<QCheckBox>("dynamic")->setChecked(false);
    QVERIFY(share->isEnabled());
}

void TestScopeStep::aFilterThatFindsNobody()
{
    find<QRadioButton>("scopeFilter")->click();
    auto* filter = find<QLineEdit>("scopeFilterText");
    filter->setText(QStringLiteral("a and tag = x"));
    QTest::keyClick(filter, Qt::Key_Return);
    m_step->showHole(FilterHole{ { 6, 7 }, true });
    QVERIFY(find<QLabel>("scopeFilterProblem")->text().contains(QStringLiteral("“tag = x”")));
    m_step->showHole(std::nullopt);
    QVERIFY(!find<QLabel>("scopeFilterProblem")->isVisible());
}

void TestScopeStep::devicesOnAListAreLeftOut()
{
    CsvDevices list;
    list.devices = { 9, 3 };
    list.lines = 2;
    m_commands->csvAnswer = Result<CsvDevices>(list);
    find<QCheckBox>("excludes")->setChecked(true);
    QVERIFY(m_step->problem().contains(QStringLiteral("list of devices to leave out")));
    auto* picker = find<QWidget>("excludedDevices");
    auto* paste = picker->findChild<QPushButton*>(QStringLiteral("pasteCsv"));
    QGuiApplication::clipboard()->clear();
    paste->click();
    QVERIFY(picker->findChild<QLabel*>(QStringLiteral("csvProblem"))->text().contains(QStringLiteral("no text")));
    QGuiApplication::clipboard()->setText(QStringLiteral("dev0000009\ndev0000003\n"));
    paste->click();
    QTRY_VERIFY(plan().excluded);
    QCOMPARE(*plan().excluded, std::vector<DeviceSlot>({ 3, 9 }));
    QVERIFY(
        picker->findChild<QLabel*>(QStringLiteral("csvSummary"))->text().startsWith(QStringLiteral("The pasted list")));
    find<QCheckBox>("excludes")->setChecked(false);
    QVERIFY(!plan().excluded);
}

QTEST_MAIN(TestScopeStep)
#include "tst_scopestep.moc"
