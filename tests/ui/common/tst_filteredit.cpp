// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filteredit.h"

#include <QAbstractItemView>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTest>

#include <memory>

using namespace console;

class TestFilterEdit : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void typingAsksWhenItPauses();
    void wrongTextIsSaidAndKept();
    void wordsAreOfferedWhileTyping();
    void aChosenWordTakesThePlaceOfWhatWasTyped();
    void plainWordsAreLeftAlone();

private:
    [[nodiscard]] QStringList offered() const;

    std::unique_ptr<FilterEdit> m_edit;
};

void TestFilterEdit::init()
{
    m_edit = std::make_unique<FilterEdit>();
    m_edit->setValues([](QueryTerm::Field field) {
        return field == QueryTerm::Field::Group ? QStringList({ QStringLiteral("Lab 1"), QStringLiteral("North") })
                                                : QStringList();
    });
    m_edit->show();
    QVERIFY(QTest::qWaitForWindowActive(m_edit.get()));
    m_edit->setFocus();
}

void TestFilterEdit::cleanup()
{
    m_edit.reset();
}

QStringList TestFilterEdit::offered() const
{
    QStringList words;
    const auto* popup = qobject_cast<QAbstractItemView*>(QApplication::activePopupWidget());
    if (!popup || popup->objectName() != QStringLiteral("filterWords"))
        return words;
    for (int row = 0; row < popup->model()->rowCount(); ++row)
        words.append(popup->model()->index(row, 0).data().toString());
    return words;
}

void TestFilterEdit::typingAsksWhenItPauses()
{
    QSignalSpy asked(m_edit.get(), &FilterEdit::queryChanged);
    QTest::keyClicks(m_edit.get(), QStringLiteral("gw7"));
    QCOMPARE(asked.count(), 0);
    QTRY_COMPARE(asked.count(), 1);
    QVERIFY(m_edit->query() && !m_edit->query()->isEmpty());
    QTest::keyClick(m_edit.get(), Qt::Key_Return);
    QCOMPARE(asked.count(), 2);
}

void TestFilterEdit::wrongTextIsSaidAndKept()
{
    QSignalSpy asked(m_edit.get(), &FilterEdit::queryChanged);
    QSignalSpy said(m_edit.get(), &FilterEdit::errorChanged);
    m_edit->setFilter(QStringLiteral("version < "));
    QCOMPARE(asked.count(), 0);
    QCOMPARE(said.count(), 1);
    QVERIFY(!m_edit->query());
    QVERIFY(m_edit->errorText().contains(QStringLiteral("a value is missing")));
    QVERIFY(m_edit->property("invalid").toBool());
    QCOMPARE(m_edit->text(), QStringLiteral("version < "));
    m_edit->setFilter(QStringLiteral("version < 2"));
    QVERIFY(m_edit->query() && m_edit->errorText().isEmpty() && !m_edit->property("invalid").toBool());
}

void TestFilterEdit::wordsAreOfferedWhileTyping()
{
    QTest::keyClicks(m_edit.get(), QStringLiteral("gro"));
    QCOMPARE(offered(), QStringList(QStringLiteral("group")));
    QTest::keyClicks(m_edit.get(), QStringLiteral("up = "));
    QCOMPARE(offered(), QStringList({ QStringLiteral("\"Lab 1\""), QStringLiteral("North") }));
    QTest::keyClicks(m_edit.get(), QStringLiteral("n"));
    QCOMPARE(offered(), QStringList(QStringLiteral("North")));
    m_edit->clear();
    QTest::keyClick(m_edit.get(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(offered().contains(QStringLiteral("version")));
}

void TestFilterEdit::aChosenWordTakesThePlaceOfWhatWasTyped()
{
    QTest::keyClicks(m_edit.get(), QStringLiteral("x group = la"));
    QCOMPARE(offered().size(), 1);
    QWidget* popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(m_edit->text(), QStringLiteral("x group = \"Lab 1\" "));
    QVERIFY(m_edit->cursorPosition() == m_edit->text().size());
}

// Who types a name is not to be bothered, and Enter is to search, not to choose.
void TestFilterEdit::plainWordsAreLeftAlone()
{
    QTest::keyClicks(m_edit.get(), QStringLiteral("gw-17"));
    QCOMPARE(offered(), QStringList());
    QTest::keyClicks(m_edit.get(), QStringLiteral(" s"));
    QVERIFY(!offered().isEmpty());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QCOMPARE(m_edit->text(), QStringLiteral("gw-17 s"));
}

QTEST_MAIN(TestFilterEdit)
#include "tst_filteredit.moc"
