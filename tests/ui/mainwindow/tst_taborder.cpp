// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tabwalk.h"
#include "tests/ui/mainwindow/filledwindow.h"

#include <QDialog>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>

using namespace console;

/// Tab comes to everything on every page and dialog, and out of everything again.
class TestTabOrder : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_full.reset(); }
    void pages_data();
    void pages();
    void wizard();
    void upload();

private:
    static bool activate(QWidget& window);

    std::unique_ptr<FilledWindow> m_full;
};

#define VERIFY_REACHED(window)                                                                                         \
    do {                                                                                                               \
        const QStringList missed = neverReached(window);                                                               \
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QStringLiteral(", "))));                                     \
    } while (false)

void TestTabOrder::init()
{
    m_full = std::make_unique<FilledWindow>();
}

bool TestTabOrder::activate(QWidget& window)
{
    window.activateWindow();
    return QTest::qWaitFor([&window] { return QApplication::activeWindow() == &window; });
}

void TestTabOrder::pages_data()
{
    QTest::addColumn<QString>("page");
    for (const char* page : { "overview", "devices", "firmware", "batches", "activity", "settings" })
        QTest::newRow(page) << QString::fromLatin1(page);
}

void TestTabOrder::pages()
{
    QFETCH(QString, page);
    m_full->window->showPage(page);
    QVERIFY(activate(*m_full->window));
    VERIFY_REACHED(*m_full->window);
}

void TestTabOrder::wizard()
{
    BatchPreview preview;
    for (DeviceSlot device = 0; device < 70; ++device)
        preview.selection.targets.push_back(device);
    preview.selection.candidates = 70;
    m_full->commands.previewAnswer = Result<BatchPreview>(preview);
    m_full->showPage("batches");
    m_full->rollouts->openWizard({});
    auto* dialog = m_full->find<QDialog>("batchWizard");
    QVERIFY(activate(*dialog));
    auto* steps = dialog->findChild<QListWidget*>(QStringLiteral("steps"));
    for (int step = 0; step < steps->count(); ++step) {
        QTRY_VERIFY(step == 0 || dialog->findChild<QPushButton*>(QStringLiteral("next"))->isEnabled());
        steps->setCurrentRow(step);
        VERIFY_REACHED(*dialog);
    }
}

void TestTabOrder::upload()
{
    m_full->find<QAction>("uploadFirmware")->trigger();
    auto* dialog = m_full->find<QDialog>("uploadDialog");
    QVERIFY(activate(*dialog));
    VERIFY_REACHED(*dialog);
}

QTEST_MAIN(TestTabOrder)
#include "tst_taborder.moc"
