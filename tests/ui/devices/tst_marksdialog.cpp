// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/marksdialog.h"

#include "tests/support/fakecommands.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestMarksDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void ordersWhatWasTyped();
    void noGroupAndLeaving();
    void wrongNamesAreSaidBesideTheField();
    void aRefusalKeepsEverything();

private:
    template <class T> T* find(const char* name) const { return m_dialog->findChild<T*>(QLatin1String(name)); }

    FleetNames m_names;
    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<MarksDialog> m_dialog;
};

void TestMarksDialog::init()
{
    m_names.marks.intern("Lab 1\nbeta");
    m_commands = std::make_unique<FakeCommands>();
    m_dialog = std::make_unique<MarksDialog>(*m_commands, std::vector<DeviceSlot>{ 4, 2 }, m_names);
    m_dialog->show();
}

void TestMarksDialog::ordersWhatWasTyped()
{
    m_commands->countAnswer = Result<quint32>(2U);
    auto* apply = find<QPushButton>("applyMarks");
    QVERIFY(!apply->isEnabled() && !apply->toolTip().isEmpty());
    QVERIFY(apply->text().contains(QStringLiteral("2 devices")));
    QVERIFY(find<QComboBox>("deviceGroup")->findText(QStringLiteral("Lab 1")) >= 0);
    find<QComboBox>("deviceGroup")->setEditText(QStringLiteral(" North "));
    find<QLineEdit>("addTags")->setText(QStringLiteral("beta, night shift ,"));
    find<QLineEdit>("removeTags")->setText(QStringLiteral("old"));
    QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
    apply->click();
    QTRY_COMPARE(accepted.count(), 1);
    QCOMPARE(m_dialog->changed(), 2U);
    const MarkOrder& order = m_commands->lastMarks;
    QCOMPARE(order.devices, std::vector<DeviceSlot>({ 4, 2 }));
    QCOMPARE(order.group.value_or(QString()), QStringLiteral("North"));
    QCOMPARE(order.add, QStringList({ QStringLiteral("beta"), QStringLiteral("night shift") }));
    QCOMPARE(order.remove, QStringList(QStringLiteral("old")));
}

void TestMarksDialog::noGroupAndLeaving()
{
    find<QComboBox>("deviceGroup")->setCurrentIndex(1);
    find<QPushButton>("applyMarks")->click();
    QVERIFY(m_commands->lastMarks.group && m_commands->lastMarks.group->isEmpty());
    find<QComboBox>("deviceGroup")->setCurrentIndex(0);
    find<QLineEdit>("addTags")->setText(QStringLiteral("x"));
    find<QPushButton>("applyMarks")->setEnabled(true);
    find<QPushButton>("applyMarks")->click();
    QVERIFY(!m_commands->lastMarks.group);
}

void TestMarksDialog::wrongNamesAreSaidBesideTheField()
{
    find<QLineEdit>("addTags")->setText(QStringLiteral("a|b"));
    QVERIFY(find<QLineEdit>("addTags")->property("invalid").toBool());
    QVERIFY(!find<QPushButton>("applyMarks")->isEnabled());
    find<QLineEdit>("addTags")->setText(QStringLiteral("ab"));
    QVERIFY(find<QPushButton>("applyMarks")->isEnabled());
    find<QComboBox>("deviceGroup")->setEditText(QString(65, u'g'));
    QVERIFY(!find<QPushButton>("applyMarks")->isEnabled());
}

void TestMarksDialog::aRefusalKeepsEverything()
{
    m_commands->countAnswer = Result<quint32>(failure(ErrorKind::TooManyTags));
    find<QLineEdit>("addTags")->setText(QStringLiteral("beta"));
    find<QPushButton>("applyMarks")->click();
    QTRY_VERIFY(find<QLineEdit>("addTags")->property("invalid").toBool());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(find<QLineEdit>("addTags")->text(), QStringLiteral("beta"));
}

QTEST_MAIN(TestMarksDialog)
#include "tst_marksdialog.moc"
