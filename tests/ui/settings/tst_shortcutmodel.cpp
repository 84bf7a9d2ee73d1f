// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutmodel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QTest>

using namespace console;

class TestShortcutModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsOnlyWhatDiffers();
    void knowsWhoHasAKey();
    void whatWasChosenIsBold();

private:
    static constexpr auto newBatch = "batches/newBatch";

    QAction m_new;
    QAction m_upload;
    QAction m_nameless;
    QList<NamedAction> m_actions;
};

void TestShortcutModel::init()
{
    m_new.setText(QStringLiteral("&New batch…"));
    m_new.setShortcut(QKeySequence(QStringLiteral("Ctrl+N")));
    m_upload.setText(QStringLiteral("&Upload…"));
    m_upload.setShortcut(QKeySequence(QStringLiteral("Ctrl+U")));
    m_actions = { { QString::fromLatin1(newBatch), QStringLiteral("Batches"), &m_new },
        { QStringLiteral("x/nameless"), QStringLiteral("X"), &m_nameless },
        { QStringLiteral("firmware/upload"), QStringLiteral("Firmware"), &m_upload } };
}

void TestShortcutModel::keepsOnlyWhatDiffers()
{
    const QString gone = QStringLiteral("gone/x");
    ShortcutModel model(
        m_actions, { { QString::fromLatin1(newBatch), QStringLiteral("F7") }, { gone, QStringLiteral("F8") } });
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 2); // what has no words nobody could find
    QCOMPARE(model.keyAt(0), QKeySequence(QStringLiteral("F7")));
    QVERIFY(!model.isUsual(0));
    model.setKey(0, QKeySequence(QStringLiteral("Ctrl+N")));
    QVERIFY(model.isUsual(0));
    // An action that is not here today keeps its key.
    QCOMPARE(model.chosen(), (QMap<QString, QString>{ { gone, QStringLiteral("F8") } }));
    model.setKey(1, {});
    QCOMPARE(model.chosen().value(QStringLiteral("firmware/upload"), QStringLiteral("?")), QString());
    model.setAllUsual();
    QVERIFY(model.chosen().isEmpty());
}

void TestShortcutModel::knowsWhoHasAKey()
{
    ShortcutModel model(m_actions, {});
    QCOMPARE(model.rowWith(QKeySequence(QStringLiteral("Ctrl+U")), 0), 1);
    QCOMPARE(model.rowWith(QKeySequence(QStringLiteral("Ctrl+U")), 1), -1);
    model.setKey(1, {});
    QCOMPARE(model.rowWith({}, 0), -1);
}

void TestShortcutModel::whatWasChosenIsBold()
{
    ShortcutModel model(m_actions, {});
    const QModelIndex key = model.index(0, ShortcutModel::Key);
    QVERIFY(!key.data(Qt::FontRole).isValid());
    model.setKey(0, QKeySequence(QStringLiteral("F9")));
    QVERIFY(key.data(Qt::FontRole).value<QFont>().bold());
    QCOMPARE(key.data().toString(), QStringLiteral("F9"));
    QCOMPARE(model.index(0, ShortcutModel::Action).data().toString(), QStringLiteral("New batch"));
}

QTEST_MAIN(TestShortcutModel)
#include "tst_shortcutmodel.moc"
