// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/findinglist.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace console;
using Kind = Finding::Kind;

class TestFindingList : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void warningsAreTickedOneByOne();
    void whatBlocksCannotBeTicked();
    void aTickStandsUntilMoreAreConcerned();
    void aNoteForbidsNothing();
    void manyDevicesAreTyped_data();
    void manyDevicesAreTyped();
    void anotherPlanStartsAnew();

private:
    void show(const QList<Finding>& findings, std::size_t targets = 10);
    [[nodiscard]] QCheckBox* box(const char* kind) const
    {
        return m_list->findChild<QCheckBox*>(QStringLiteral("accept_") + QLatin1StringView(kind));
    }

    std::unique_ptr<FindingList> m_list;
};

void TestFindingList::init()
{
    m_list = std::make_unique<FindingList>();
}

void TestFindingList::show(const QList<Finding>& findings, std::size_t targets)
{
    BatchPreview preview;
    preview.selection.targets.resize(targets);
    preview.findings = findings;
    m_list->show({}, preview);
}

void TestFindingList::warningsAreTickedOneByOne()
{
    show({ { Kind::Downgrade, 2, QStringLiteral("3.0") }, { Kind::InOtherBatch, 1 } });
    QVERIFY(!m_list->isHidden());
    QVERIFY(m_list->problem().contains(QStringLiteral("warnings")));
    QSignalSpy changed(m_list.get(), &FindingList::changed);
    QVERIFY(box("downgrade")->accessibleName().contains(QStringLiteral("downgrade")));
    box("downgrade")->click();
    QCOMPARE(changed.size(), 1);
    QVERIFY(!m_list->problem().isEmpty());
    QVERIFY(m_list->consent().accepts(Kind::Downgrade));
    QVERIFY(!m_list->consent().accepts(Kind::InOtherBatch));
    box("in_other_batch")->click();
    QCOMPARE(m_list->problem(), QString());
    box("downgrade")->click();
    QVERIFY(!m_list->problem().isEmpty());
}

void TestFindingList::whatBlocksCannotBeTicked()
{
    show({ { Kind::FirmwareNotVerified, 0, QStringLiteral("2.0") } });
    QVERIFY(m_list->findChildren<QCheckBox*>().isEmpty());
    QVERIFY(m_list->problem().contains(QStringLiteral("not verified")));
}

void TestFindingList::aTickStandsUntilMoreAreConcerned()
{
    show({ { Kind::Downgrade, 2 } });
    box("downgrade")->click();
    show({ { Kind::Downgrade, 1 } });
    QVERIFY(box("downgrade")->isChecked());
    show({ { Kind::Downgrade, 3 } });
    QVERIFY(!box("downgrade")->isChecked());
    QVERIFY(!m_list->problem().isEmpty());
}

void TestFindingList::aNoteForbidsNothing()
{
    show({ { Kind::LongUnseen, 4 } });
    QVERIFY(!m_list->isHidden());
    QCOMPARE(m_list->problem(), QString());
    show({});
    QVERIFY(m_list->isHidden());
}

void TestFindingList::manyDevicesAreTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("starts");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("digits") << QStringLiteral("12340") << true;
    QTest::newRow("as it is shown") << QStringLiteral("12,340") << true;
    QTest::newRow("with a space") << QStringLiteral(" 12 340") << true;
    QTest::newRow("another number") << QStringLiteral("1234") << false;
    QTest::newRow("no number") << QStringLiteral("all") << false;
}

void TestFindingList::manyDevicesAreTyped()
{
    QFETCH(QString, typed);
    QFETCH(bool, starts);
    show({}, 12'340);
    QVERIFY(!m_list->isHidden());
    m_list->findChild<QLineEdit*>()->setText(typed);
    QCOMPARE(m_list->problem().isEmpty(), starts);
    QCOMPARE(m_list->typedCount() == 12'340U, starts);
}

void TestFindingList::anotherPlanStartsAnew()
{
    show({ { Kind::Downgrade, 2 } }, 12'340);
    box("downgrade")->click();
    m_list->findChild<QLineEdit*>()->setText(QStringLiteral("12340"));
    QCOMPARE(m_list->problem(), QString());
    m_list->forget();
    QVERIFY(m_list->isHidden());
    show({ { Kind::Downgrade, 2 } }, 12'340);
    QVERIFY(!box("downgrade")->isChecked());
    QVERIFY(!m_list->typedCount());
}

QTEST_MAIN(TestFindingList)
#include "tst_findinglist.moc"
