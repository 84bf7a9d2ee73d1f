// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tableview.h"
#include "ui/settings/shortcutmodel.h"
#include "ui/settings/shortcutsdialog.h"

#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace console;

class TestShortcutsDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_dialog.reset(); }
    void keyIsChosen();
    void keyOfAnotherIsRefused();
    void keyForTypingIsRefused_data();
    void keyForTypingIsRefused();
    void keyIsTakenAwayAndGivenBack();
    void allAsUsual();
    void filterFindsByKey();

private:
    void typeKey(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QString keyOf(int row) const { return m_table->model()->index(row, ShortcutModel::Key).data().toString(); }
    QString error() const
    {
        const auto* label = m_dialog->findChild<QLabel*>(QStringLiteral("shortcutError"));
        return label->isHidden() ? QString() : label->text();
    }
    void click(const char* name) { m_dialog->findChild<QPushButton*>(QLatin1String(name))->click(); }

    QAction m_new;
    QAction m_upload;
    QList<NamedAction> m_actions;
    std::unique_ptr<ShortcutsDialog> m_dialog;
    TableView* m_table = nullptr;
};

void TestShortcutsDialog::init()
{
    m_new.setText(QStringLiteral("&New batch…"));
    m_new.setShortcut(QKeySequence(QStringLiteral("Ctrl+N")));
    m_upload.setText(QStringLiteral("&Upload…"));
    m_upload.setShortcut(QKeySequence(QStringLiteral("Ctrl+U")));
    m_actions = { { QStringLiteral("batches/newBatch"), QStringLiteral("Batches"), &m_new },
        { QStringLiteral("firmware/upload"), QStringLiteral("Firmware"), &m_upload } };
    m_dialog = std::make_unique<ShortcutsDialog>(m_actions, QMap<QString, QString>());
    m_dialog->show();
    m_table = m_dialog->findChild<TableView*>(QStringLiteral("shortcutTable"));
}

void TestShortcutsDialog::typeKey(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    auto* field = m_dialog->findChild<QKeySequenceEdit*>(QStringLiteral("shortcutKey"));
    field->clear();
    QTest::keyClick(field, key, modifiers);
    QTest::qWait(1200); // the field waits a second for a further key
}

void TestShortcutsDialog::keyIsChosen()
{
    typeKey(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(keyOf(0), QStringLiteral("Ctrl+Shift+B"));
    QCOMPARE(error(), QString());
    QCOMPARE(m_dialog->chosen(),
        (QMap<QString, QString>{ { QStringLiteral("batches/newBatch"), QStringLiteral("Ctrl+Shift+B") } }));
    QCOMPARE(m_new.shortcut(), QKeySequence(QStringLiteral("Ctrl+N"))); // not before it is saved
}

void TestShortcutsDialog::keyOfAnotherIsRefused()
{
    typeKey(Qt::Key_U, Qt::ControlModifier);
    QCOMPARE(keyOf(0), QStringLiteral("Ctrl+N"));
    QVERIFY(error().contains(QStringLiteral("Upload")) && error().contains(QStringLiteral("Firmware")));
    QVERIFY(m_dialog->chosen().isEmpty());
}

void TestShortcutsDialog::keyForTypingIsRefused_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::newRow("letter") << int(Qt::Key_X) << int(Qt::NoModifier);
    QTest::newRow("capital letter") << int(Qt::Key_X) << int(Qt::ShiftModifier);
    QTest::newRow("copy") << int(Qt::Key_C) << int(Qt::ControlModifier);
    QTest::newRow("select all") << int(Qt::Key_A) << int(Qt::ControlModifier);
}

void TestShortcutsDialog::keyForTypingIsRefused()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    typeKey(Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(keyOf(0), QStringLiteral("Ctrl+N"));
    QVERIFY(!error().isEmpty());
}

void TestShortcutsDialog::keyIsTakenAwayAndGivenBack()
{
    click("shortcutNone");
    QCOMPARE(keyOf(0), QString());
    QCOMPARE(m_dialog->chosen().value(QStringLiteral("batches/newBatch"), QStringLiteral("?")), QString());
    m_table->selectRow(1);
    typeKey(Qt::Key_N, Qt::ControlModifier); // free now
    QCOMPARE(keyOf(1), QStringLiteral("Ctrl+N"));
    m_table->selectRow(0);
    click("shortcutUsual");
    QVERIFY(error().contains(QStringLiteral("Upload"))); // another has it now
    m_table->selectRow(1);
    click("shortcutUsual");
    m_table->selectRow(0);
    click("shortcutUsual");
    QCOMPARE(keyOf(0), QStringLiteral("Ctrl+N"));
    QVERIFY(m_dialog->chosen().isEmpty());
}

void TestShortcutsDialog::allAsUsual()
{
    click("shortcutNone");
    click("shortcutsUsual");
    QCOMPARE(keyOf(0), QStringLiteral("Ctrl+N"));
    QVERIFY(m_dialog->chosen().isEmpty());
}

void TestShortcutsDialog::filterFindsByKey()
{
    auto* filter = m_dialog->findChild<QLineEdit*>(QStringLiteral("shortcutFilter"));
    QTest::keyClicks(filter, QStringLiteral("ctrl+u"));
    QCOMPARE(m_table->model()->rowCount(), 1);
    QCOMPARE(keyOf(0), QStringLiteral("Ctrl+U"));
}

QTEST_MAIN(TestShortcutsDialog)
#include "tst_shortcutsdialog.moc"
