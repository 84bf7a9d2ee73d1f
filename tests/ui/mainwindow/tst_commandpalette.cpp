// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/filledwindow.h"
#include "ui/mainwindow/commandpalette.h"

#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace console;

/// Ctrl+K on the whole window, by keys alone.
class TestCommandPalette : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Q_INIT_RESOURCE(translations); }
    void init();
    void cleanup() { m_full.reset(); }
    void findsPages();
    void escapeLeavesEverything();
    void findsActionsOfOtherPages();
    void saysWhyNot();
    void doesNotOfferWhatIsNotShown();
    void asksItsSources();
    void speaksChinese();
    void arrowsGoAround();
    void clickElsewhereCloses();

private:
    void open();
    void type(const QString& text);
    void press(Qt::Key key) { QTest::keyClick(m_text, key); }
    QString current() const { return m_list->currentIndex().data().toString(); }

    std::unique_ptr<FilledWindow> m_full;
    CommandPalette* m_palette = nullptr;
    QLineEdit* m_text = nullptr;
    QListView* m_list = nullptr;
};

void TestCommandPalette::init()
{
    m_full = std::make_unique<FilledWindow>();
    m_full->window->restoreWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_full->window.get()));
    m_palette = m_full->find<CommandPalette>("commandPalette");
    m_text = m_full->find<QLineEdit>("paletteText");
    m_list = m_full->find<QListView>("paletteList");
}

void TestCommandPalette::open()
{
    QTest::keyClick(m_full->window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_palette->isVisible());
    QVERIFY(m_text->hasFocus());
}

void TestCommandPalette::type(const QString& text)
{
    m_text->clear();
    QTest::keyClicks(m_text, text);
    QTRY_VERIFY(m_list->model()->rowCount() == 0 || !current().isEmpty());
    QTest::qWait(100); // what was typed is looked for after a pause
}

void TestCommandPalette::findsPages()
{
    m_full->showPage("overview");
    open();
    type(QStringLiteral("activ"));
    QCOMPARE(current(), QStringLiteral("Activity"));
    press(Qt::Key_Return);
    QVERIFY(!m_palette->isVisible());
    QCOMPARE(m_full->window->currentPage(), QStringLiteral("activity"));
    open(); // Enter right behind the last letter
    QTest::keyClicks(m_text, QStringLiteral("setti"));
    press(Qt::Key_Return);
    QCOMPARE(m_full->window->currentPage(), QStringLiteral("settings"));
}

void TestCommandPalette::escapeLeavesEverything()
{
    m_full->showPage("devices");
    auto* filter = m_full->find<QLineEdit>("deviceFilter");
    QVERIFY(filter);
    filter->setFocus();
    open();
    type(QStringLiteral("activ"));
    press(Qt::Key_Escape);
    QVERIFY(!m_palette->isVisible());
    QCOMPARE(m_full->window->currentPage(), QStringLiteral("devices"));
    QVERIFY(filter->hasFocus());
}

void TestCommandPalette::findsActionsOfOtherPages()
{
    m_full->showPage("overview");
    open();
    type(QStringLiteral("upload firm"));
    QCOMPARE(current(), QStringLiteral("Upload firmware"));
    QCOMPARE(m_list->currentIndex().data(PaletteModel::DetailRole).toString(), QStringLiteral("Firmware"));
    QVERIFY(!m_list->currentIndex().data(PaletteModel::KeyRole).toString().isEmpty());
    press(Qt::Key_Enter);
    QCOMPARE(m_full->window->currentPage(), QStringLiteral("firmware"));
    auto* dialog = m_full->find<QDialog>("uploadDialog");
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
}

void TestCommandPalette::saysWhyNot()
{
    m_full->showPage("devices");
    m_full->find<QAbstractItemView>("deviceTable")->clearSelection();
    open();
    type(QStringLiteral("group and tags"));
    while (current() != QLatin1String("Group and tags"))
        press(Qt::Key_Down);
    QVERIFY(m_list->currentIndex().data(PaletteModel::DetailRole).toString().contains(QStringLiteral("Ctrl+A")));
    press(Qt::Key_Return);
    QVERIFY(m_palette->isVisible());
    QVERIFY(m_full->find<QLabel>("paletteHint")->text().contains(QStringLiteral("Ctrl+A")));
}

void TestCommandPalette::doesNotOfferWhatIsNotShown()
{
    m_full->showPage("batches");
    open();
    type(QStringLiteral("pause"));
    QVERIFY(m_list->model()->rowCount() > 0);
    press(Qt::Key_Escape);
    m_full->rollouts->showBatch({});
    open();
    type(QStringLiteral("pause"));
    QCOMPARE(m_list->model()->rowCount(), 0);
}

void TestCommandPalette::asksItsSources()
{
    int went = 0;
    m_full->window->addPaletteSource([&went](const QString& typed, std::vector<PaletteEntry>& entries) {
        if (typed == QLatin1String("dev-0042"))
            entries.push_back({ .title = typed, .detail = {}, .iconName = {}, .key = {}, .run = [&went] { ++went; } });
    });
    open();
    type(QStringLiteral("dev-0042"));
    QCOMPARE(current(), QStringLiteral("dev-0042"));
    press(Qt::Key_Return);
    QCOMPARE(went, 1);
}

void TestCommandPalette::speaksChinese()
{
    QVERIFY(m_full->speak(QStringLiteral("zh_CN")));
    open();
    m_text->setText(QStringLiteral("新建批次"));
    QTRY_COMPARE(current(), QStringLiteral("新建批次")); // neither (N) nor the ellipsis
}

void TestCommandPalette::arrowsGoAround()
{
    open();
    const QString first = current();
    press(Qt::Key_Up);
    QCOMPARE(m_list->currentIndex().row(), m_list->model()->rowCount() - 1);
    press(Qt::Key_Down);
    QCOMPARE(current(), first);
    press(Qt::Key_PageUp);
    QCOMPARE(current(), first);
}

void TestCommandPalette::clickElsewhereCloses()
{
    m_full->showPage("devices");
    open();
    QTest::mouseClick(m_full->find<QLineEdit>("deviceFilter"), Qt::LeftButton);
    QTRY_VERIFY(!m_palette->isVisible());
}

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
