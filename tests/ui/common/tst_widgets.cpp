// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionbutton.h"
#include "ui/common/badgelabel.h"
#include "ui/common/card.h"
#include "ui/common/emptystate.h"
#include "ui/common/fielderror.h"
#include "ui/common/iconlabel.h"
#include "ui/common/noticebar.h"
#include "ui/common/pageheader.h"
#include "ui/common/sidepanel.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace console;

class TestWidgets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void buttonFollowsItsAction();
    void headerShowsActions();
    void cardIsALink();
    void plainCardIsNone();
    void emptyStateOffersTheNextStep();
    void emptyStateShowsItsWholeText();
    void panelCloses();
    void noticeComesAndGoes();
    void errorStandsAtTheField();
    void badgeIsNamed();
};

void TestWidgets::initTestCase()
{
    applyTheme(*qApp, Theme::Light);
}

void TestWidgets::buttonFollowsItsAction()
{
    QAction action(QStringLiteral("&Verify…"));
    action.setObjectName(QStringLiteral("verify"));
    ActionButton button(&action);
    QCOMPARE(button.objectName(), QStringLiteral("verifyButton"));
    QCOMPARE(button.text(), QStringLiteral("&Verify…"));
    action.setEnabled(false);
    action.setToolTip(QStringLiteral("Verify it first"));
    QVERIFY(!button.isEnabled());
    QCOMPARE(button.toolTip(), QStringLiteral("Verify it first"));
    action.setEnabled(true);
    QSignalSpy triggered(&action, &QAction::triggered);
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(triggered.size(), 1);
}

void TestWidgets::headerShowsActions()
{
    PageHeader header(QStringLiteral("Batches"));
    QAction main(QStringLiteral("New"));
    main.setObjectName(QStringLiteral("new"));
    QAction quiet(QStringLiteral("Export"));
    quiet.setObjectName(QStringLiteral("export"));
    header.setMainAction(&main);
    header.addAction(&quiet);
    header.setTitle(QStringLiteral("批次"));
    QCOMPARE(header.findChild<QLabel*>(QStringLiteral("pageTitle"))->text(), QStringLiteral("批次"));
    const auto* accent = header.findChild<QPushButton*>(QStringLiteral("newButton"));
    const auto* other = header.findChild<QPushButton*>(QStringLiteral("exportButton"));
    QVERIFY(accent && other);
    QCOMPARE(accent->property("look").toString(), QStringLiteral("accent"));
    QVERIFY(other->property("look").toString().isEmpty());
}

void TestWidgets::cardIsALink()
{
    Card card(QStringLiteral("Devices"));
    card.setClickable(true);
    card.resize(200, 80);
    QSignalSpy clicked(&card, &Card::clicked);
    QTest::mouseClick(&card, Qt::LeftButton);
    QTest::keyClick(&card, Qt::Key_Return);
    QTest::keyClick(&card, Qt::Key_Space);
    QCOMPARE(clicked.size(), 3);
    QTest::mousePress(&card, Qt::LeftButton);
    QTest::mouseRelease(&card, Qt::LeftButton, {}, QPoint(500, 500)); // let go elsewhere
    QCOMPARE(clicked.size(), 3);
    QCOMPARE(card.accessibleName(), QStringLiteral("Devices"));
}

void TestWidgets::plainCardIsNone()
{
    Card card;
    QSignalSpy clicked(&card, &Card::clicked);
    QTest::mouseClick(&card, Qt::LeftButton);
    QTest::keyClick(&card, Qt::Key_Return);
    QCOMPARE(clicked.size(), 0);
}

void TestWidgets::emptyStateOffersTheNextStep()
{
    QAction action(QStringLiteral("Add"));
    action.setObjectName(QStringLiteral("add"));
    EmptyState state(QStringLiteral("devices"), QStringLiteral("None"), QStringLiteral("Text"), &action);
    QSignalSpy triggered(&action, &QAction::triggered);
    state.findChild<QPushButton*>(QStringLiteral("addButton"))->click();
    QCOMPARE(triggered.size(), 1);
    state.setTexts(QStringLiteral("A"), QStringLiteral("B"));
    QCOMPARE(state.findChild<QLabel*>(QStringLiteral("emptyTitle"))->text(), QStringLiteral("A"));
}

void TestWidgets::emptyStateShowsItsWholeText()
{
    EmptyState state(QStringLiteral("devices"), QStringLiteral("None"), QStringLiteral("many words ").repeated(20));
    state.resize(900, 500);
    state.show();
    QVERIFY(QTest::qWaitForWindowExposed(&state));
    const auto* text = state.findChild<QLabel*>(QStringLiteral("emptyText"));
    QVERIFY(text->height() >= text->heightForWidth(text->width()));
    QVERIFY(text->width() > 300);
}

void TestWidgets::panelCloses()
{
    SidePanel panel;
    panel.setTitle(QStringLiteral("dev1"), QStringLiteral("product"));
    panel.setContent(new QLabel(QStringLiteral("content")));
    QSignalSpy closed(&panel, &SidePanel::closed);
    panel.findChild<QToolButton*>(QStringLiteral("panelClose"))->click();
    QTest::keyClick(&panel, Qt::Key_Escape);
    QCOMPARE(closed.size(), 2);
}

void TestWidgets::noticeComesAndGoes()
{
    QWidget page;
    NoticeBar bar(&page);
    page.show();
    QVERIFY(!bar.isVisible());
    bar.showNotice(NoticeLevel::Error, QStringLiteral("The disk is full."), QStringLiteral("Try again"));
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.text(), QStringLiteral("The disk is full."));
    QCOMPARE(bar.findChild<IconLabel*>()->iconName(), QStringLiteral("failed"));
    QSignalSpy action(&bar, &NoticeBar::actionTriggered);
    bar.findChild<QPushButton*>(QStringLiteral("noticeAction"))->click();
    QCOMPARE(action.size(), 1);
    bar.findChild<QToolButton*>(QStringLiteral("noticeClose"))->click();
    QVERIFY(!bar.isVisible());
}

void TestWidgets::errorStandsAtTheField()
{
    auto* field = new QLineEdit;
    field->setObjectName(QStringLiteral("version"));
    FieldRow row(QStringLiteral("&Version"), field);
    row.setHint(QStringLiteral("hint"));
    const auto* message = row.findChild<QLabel*>(QStringLiteral("versionMessage"));
    QCOMPARE(field->accessibleName(), QStringLiteral("Version"));
    QCOMPARE(message->text(), QStringLiteral("hint"));
    row.setWarning(QStringLiteral("warning"));
    QCOMPARE(message->text(), QStringLiteral("warning"));
    row.setError(QStringLiteral("error"));
    QCOMPARE(message->text(), QStringLiteral("error"));
    QCOMPARE(field->accessibleDescription(), QStringLiteral("error"));
    QVERIFY(field->property("invalid").toBool());
    row.setError({});
    row.setWarning({});
    QCOMPARE(message->text(), QStringLiteral("hint"));
    QVERIFY(!field->property("invalid").toBool());
}

void TestWidgets::badgeIsNamed()
{
    BadgeLabel label;
    label.setBadge(badgeOf(TaskState::Failed));
    QCOMPARE(label.accessibleName(), badgeOf(TaskState::Failed).text);
    QVERIFY(label.sizeHint().width() > 40);
    QVERIFY(!label.grab().isNull());
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
