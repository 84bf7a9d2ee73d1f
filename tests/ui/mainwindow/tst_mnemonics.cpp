// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mnemonics.h"
#include "tests/support/modal.h"
#include "tests/ui/mainwindow/filledwindow.h"
#include "ui/common/tableview.h"

#include <QContextMenuEvent>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace console;

/// No letter is taken twice in one window or one menu: then Alt+letter would only jump between the two instead of doing
/// what it says. Every page, dialog and menu, in both languages.
class TestMnemonics : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Q_INIT_RESOURCE(translations); }
    void init() { m_full = std::make_unique<FilledWindow>(); }
    void cleanup() { m_full.reset(); }
    void findsClashes();
    void pages_data() { languages(); }
    void pages();
    void tabsOfABatch_data() { languages(); }
    void tabsOfABatch();
    void menus_data() { languages(); }
    void menus();
    void wizard_data() { languages(); }
    void wizard();
    void dialogs_data() { languages(); }
    void dialogs();
    void release_data() { languages(); }
    void release();
    void questions_data() { languages(); }
    void questions();

private:
    static void languages();
    void speak();
    void menuOf(TableView* view, int row);
    QString questionAfter(const char* action);
    template <class T> T* find(const char* name) { return m_full->find<T>(name); }

    std::unique_ptr<FilledWindow> m_full;
};

#define VERIFY_DISTINCT(mnemonics)                                                                                     \
    do {                                                                                                               \
        const QString twice = clashes(mnemonics);                                                                      \
        QVERIFY2(twice.isEmpty(), qPrintable(twice));                                                                  \
    } while (false)

void TestMnemonics::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN");
}

void TestMnemonics::speak()
{
    QFETCH(QString, language);
    QVERIFY(m_full->speak(language));
}

void TestMnemonics::findsClashes()
{
    QWidget window;
    QPushButton one(QStringLiteral("&Save"), &window);
    QPushButton two(QStringLiteral("Re&set"), &window);
    window.show();
    QCOMPARE(clashes(mnemonicsOf(window)), QStringLiteral("Alt+S: &Save / Re&set"));
    two.setText(QStringLiteral("&Reset"));
    QCOMPARE(clashes(mnemonicsOf(window)), QString());
    QCOMPARE(mnemonicsOf(window).size(), 2);
}

void TestMnemonics::pages()
{
    speak();
    for (const char* name : { "overview", "devices", "firmware", "batches", "activity", "settings" }) {
        m_full->showPage(name);
        VERIFY_DISTINCT(mnemonicsOf(*m_full->window));
    }
    m_full->showPage("batches");
    m_full->rollouts->showBatch({});
    QVERIFY(mnemonicsOf(*m_full->window).size() >= 3);
    VERIFY_DISTINCT(mnemonicsOf(*m_full->window));
}

void TestMnemonics::tabsOfABatch()
{
    speak();
    m_full->showPage("batches");
    const auto again = m_full->window->findChildren<QPushButton*>(QStringLiteral("sortAgain"));
    auto* tabs = find<QTabBar>("batchTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        for (QPushButton* button : again)
            button->show(); // as soon as rows changed
        VERIFY_DISTINCT(mnemonicsOf(*m_full->window));
    }
    QVERIFY(mnemonicsOf(*m_full->window).size() >= tabs->count());
    m_full->builder.addBatch(BatchState::Paused, 14);
    m_full->feed(); // Resume in the place of Pause
    VERIFY_DISTINCT(mnemonicsOf(*m_full->window));
}

void TestMnemonics::menuOf(TableView* view, int row)
{
    view->setCurrentIndex(view->model()->index(row, 0));
    const QPoint place = view->visualRect(view->currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, view->viewport()->mapToGlobal(place));
    QVERIFY2(view->isVisible() && view->currentIndex().isValid(), qPrintable(view->objectName()));
    QApplication::sendEvent(view->viewport(), &event);
    const auto menus = view->findChildren<QMenu*>(QStringLiteral("rowMenu"));
    QVERIFY(!menus.isEmpty());
    QVERIFY(mnemonicsOf(*menus.constLast()).size() >= 1);
    VERIFY_DISTINCT(mnemonicsOf(*menus.constLast()));
    menus.constLast()->close();
}

void TestMnemonics::menus()
{
    speak();
    find<QTabBar>("batchTabs")->setCurrentIndex(0);
    for (const auto& [page, table] : { std::pair{ "devices", "deviceTable" }, std::pair{ "firmware", "firmwareTable" },
             std::pair{ "activity", "activityTable" }, std::pair{ "batches", "queuedTasksView" } }) {
        m_full->showPage(page);
        menuOf(find<TableView>(table), 0);
    }
    m_full->builder.addBatch(BatchState::Paused, 14);
    m_full->feed();
    m_full->rollouts->showBatch({});
    menuOf(m_full->rollouts->listView(), 0);
    menuOf(m_full->rollouts->listView(), 1);
    VERIFY_DISTINCT(mnemonicsOf(*find<QMenu>("moreMenu")));
}

void TestMnemonics::wizard()
{
    speak();
    BatchPreview preview;
    preview.selection.candidates = 70;
    for (DeviceSlot device = 0; device < 70; ++device)
        preview.selection.targets.push_back(device);
    m_full->commands.previewAnswer = Result<BatchPreview>(preview);
    m_full->rollouts->openWizard({});
    auto* dialog = find<QDialog>("batchWizard");
    const auto choices = dialog->findChild<QWidget*>(QStringLiteral("scopeStep"))->findChildren<QAbstractButton*>();
    for (QAbstractButton* choice : choices) {
        if (choice->isVisible() && choice->isCheckable())
            choice->click();
        VERIFY_DISTINCT(mnemonicsOf(*dialog));
    }
    dialog->findChild<QAbstractButton*>(QStringLiteral("scopeAll"))->click();
    dialog->findChild<QAbstractButton*>(QStringLiteral("excludes"))->click(); // no list was given
    QTRY_VERIFY(dialog->findChild<QPushButton*>(QStringLiteral("next"))->isEnabled());
    auto* steps = dialog->findChild<QListWidget*>(QStringLiteral("steps"));
    for (int step = 1; step < steps->count(); ++step) {
        steps->setCurrentRow(step);
        QVERIFY(mnemonicsOf(*dialog).size() >= 2);
        VERIFY_DISTINCT(mnemonicsOf(*dialog));
    }
}

void TestMnemonics::dialogs()
{
    speak();
    find<QAction>("uploadFirmware")->trigger();
    auto* upload = find<QDialog>("uploadDialog");
    QVERIFY(mnemonicsOf(*upload).size() >= 8);
    VERIFY_DISTINCT(mnemonicsOf(*upload));
    m_full->builder.addFirmware(QStringLiteral("2.5.0"), FirmwareState::Unverified);
    const FirmwareId fresh = m_full->builder.lastFirmware();
    m_full->feed();
    m_full->packages->selectFirmware(fresh);
    find<QAction>("verify")->trigger();
    auto* verification = find<QDialog>("verificationDialog");
    QVERIFY(mnemonicsOf(*verification).size() >= 2);
    VERIFY_DISTINCT(mnemonicsOf(*verification));
}

/// A batch that waits for a second operator, and what that one is asked.
void TestMnemonics::release()
{
    speak();
    const auto picture = [](QWidget& widget, const char* name) {
        if (const QString folder = qEnvironmentVariable("ROLLOUT_PICTURES"); !folder.isEmpty())
            widget.grab().save(QStringLiteral("%1/%2-%3.png")
                                   .arg(folder, QLatin1String(name), QLatin1String(QTest::currentDataTag())));
    };
    m_full->builder.addBatch(BatchState::Scheduled, 14);
    Batch& batch = m_full->builder.edit().batches.back().batch;
    batch.needsRelease = true;
    batch.createdBy = QStringLiteral("Anna");
    m_full->feed();
    m_full->showPage("batches");
    auto* approve = find<QPushButton>("approveBatch");
    QVERIFY(approve->isVisible());
    VERIFY_DISTINCT(mnemonicsOf(*m_full->window));
    picture(*m_full->window, "awaiting");
    BatchPreview preview;
    preview.selection.targets.resize(1500); // their number is to be typed
    preview.findings = { { Finding::Kind::NoLongerMeant, 3 }, { Finding::Kind::LongUnseen, 12 } };
    m_full->commands.releaseAnswer = Result<BatchPreview>(preview);
    QString twice = QStringLiteral("was not asked");
    onNextDialog(this, [&](QDialog& dialog) {
        twice = clashes(mnemonicsOf(dialog));
        picture(dialog, "approve");
        dialog.reject();
    });
    approve->click();
    QTRY_COMPARE(twice, QString());
    m_full->rollouts->showBatch({});
    picture(*m_full->window, "list");
    m_full->showPage("settings");
    picture(*m_full->window, "settings");
}

QString TestMnemonics::questionAfter(const char* action)
{
    QString twice = QStringLiteral("was not asked");
    onNextDialog(this, [&](QDialog& dialog) {
        twice = clashes(mnemonicsOf(dialog));
        if (const QString folder = qEnvironmentVariable("ROLLOUT_PICTURES"); !folder.isEmpty())
            dialog.grab().save(QStringLiteral("%1/%2-%3.png")
                                   .arg(folder, QLatin1String(action), QLatin1String(QTest::currentDataTag())));
        dialog.reject();
    });
    find<QAction>(action)->trigger();
    return twice;
}

void TestMnemonics::questions()
{
    speak();
    m_full->showPage("batches");
    for (const char* action : { "cancelBatch", "retryFailed", "changeRate" })
        QCOMPARE(questionAfter(action), QString());
    m_full->builder.addBatch(BatchState::Paused, 14);
    m_full->feed();
    QCOMPARE(questionAfter("pauseBatch"), QString()); // resumes
    m_full->builder.addFirmware(QStringLiteral("2.5.0"), FirmwareState::Unverified);
    const FirmwareId fresh = m_full->builder.lastFirmware();
    m_full->feed();
    m_full->packages->selectFirmware(fresh);
    QCOMPARE(questionAfter("deleteFirmware"), QString());
}

QTEST_MAIN(TestMnemonics)
#include "tst_mnemonics.moc"
