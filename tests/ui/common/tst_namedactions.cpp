// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/namedactions.h"

#include <QAction>
#include <QDialog>
#include <QMenu>
#include <QTest>
#include <QWidget>

using namespace console;

class TestNamedActions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findsThoseWithANameOnly();
    void plainText_data();
    void plainText();
    void chosenKeysAreApplied();

private:
    QAction* make(QObject* parent, const char* name, const QKeySequence& key = {});

    std::unique_ptr<QWidget> m_page;
};

void TestNamedActions::init()
{
    m_page = std::make_unique<QWidget>();
}

QAction* TestNamedActions::make(QObject* parent, const char* name, const QKeySequence& key)
{
    auto* action = new QAction(parent);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    return action;
}

void TestNamedActions::findsThoseWithANameOnly()
{
    make(m_page.get(), "newBatch");
    auto* part = new QWidget(m_page.get());
    make(part, "pauseBatch");
    make(part, "pauseBatch"); // the first one counts
    make(part, "");
    make(part, "_q_qlineeditclearaction");
    make(part, "more")->setMenu(new QMenu(part));
    make(new QDialog(m_page.get()), "ofADialog");
    QStringList ids;
    const auto all = actionsOf(QStringLiteral("batches"), QStringLiteral("Batches"), *m_page);
    for (const NamedAction& one : all)
        ids.append(one.id);
    QCOMPARE(ids, QStringList({ QStringLiteral("batches/newBatch"), QStringLiteral("batches/pauseBatch") }));
    QCOMPARE(all[0].where, QStringLiteral("Batches"));
    QCOMPARE(actionsOf({}, {}, *m_page, Qt::FindDirectChildrenOnly).size(), 1);
}

void TestNamedActions::plainText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("English") << QStringLiteral("&New batch…") << QStringLiteral("New batch");
    QTest::newRow("Chinese") << QStringLiteral("新建批次(&N)…") << QStringLiteral("新建批次");
    QTest::newRow("nothing to take away") << QStringLiteral("Quit") << QStringLiteral("Quit");
}

void TestNamedActions::plainText()
{
    QFETCH(QString, text);
    QAction action;
    action.setText(text);
    QTEST(console::plainText(action), "plain");
}

void TestNamedActions::chosenKeysAreApplied()
{
    QAction* usual = make(m_page.get(), "usual", QKeySequence(QStringLiteral("Ctrl+N")));
    QAction* moved = make(m_page.get(), "moved", QKeySequence(QStringLiteral("Ctrl+U")));
    QAction* without = make(m_page.get(), "without", QKeySequence(QStringLiteral("Ctrl+G")));
    const auto apply = [this](const QMap<QString, QString>& chosen) {
        applyKeys(actionsOf(QStringLiteral("p"), {}, *m_page), *m_page, chosen);
    };
    apply({ { QStringLiteral("p/moved"), QStringLiteral("Ctrl+Shift+U") }, { QStringLiteral("p/without"), {} },
        { QStringLiteral("p/gone"), QStringLiteral("F5") } });
    QCOMPARE(usual->shortcut(), QKeySequence(QStringLiteral("Ctrl+N")));
    QCOMPARE(moved->shortcut(), QKeySequence(QStringLiteral("Ctrl+Shift+U")));
    QVERIFY(without->shortcut().isEmpty());
    QVERIFY(m_page->actions().contains(moved)); // its key is heard
    QCOMPARE(usualKey(*moved), QKeySequence(QStringLiteral("Ctrl+U")));
    apply({});
    QCOMPARE(moved->shortcut(), QKeySequence(QStringLiteral("Ctrl+U")));
    QCOMPARE(without->shortcut(), QKeySequence(QStringLiteral("Ctrl+G")));
}

QTEST_MAIN(TestNamedActions)
#include "tst_namedactions.moc"
