// SPDX-License-Identifier: GPL-3.0-or-later
// From the first launch to the first updated device by the mouse alone, in an empty workspace: the demo, as somebody
// who reads nothing but buttons goes through it. Counts the clicks.
#include "app/console/consolewindow.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestFirstUpdate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void byTheDemo();

private:
    /// Waits until the button can be pressed, and presses it: one step.
    void press(const char* name);
    /// The same where `text` stands on it.
    void pressWhen(const char* name, const QString& text);
    [[nodiscard]] QAbstractButton* button(const char* name) const;
    template <class T> T ask(const std::function<T(ControlLoop&)>& question);
    [[nodiscard]] quint32 succeeded();
    [[nodiscard]] bool tickNext();

    QTemporaryDir m_folder;
    Language m_language;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsoleWindow> m_window;
    int m_steps = 0;
};

void TestFirstUpdate::initTestCase()
{
    qputenv("PATH", qgetenv("ROLLOUT_BIN") + ':' + qgetenv("PATH"));
}

QAbstractButton* TestFirstUpdate::button(const char* name) const
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) {
        const auto found = window->findChildren<QAbstractButton*>(QLatin1String(name));
        for (QAbstractButton* one : found) {
            if (one->isVisible() && one->isEnabled())
                return one;
        }
    }
    return nullptr;
}

void TestFirstUpdate::press(const char* name)
{
    QTRY_VERIFY2_WITH_TIMEOUT(button(name), name, 120'000);
    QTest::mouseClick(button(name), Qt::LeftButton);
    ++m_steps;
}

void TestFirstUpdate::pressWhen(const char* name, const QString& text)
{
    QTRY_VERIFY2_WITH_TIMEOUT(button(name) && button(name)->text().contains(text), qPrintable(text), 120'000);
    press(name);
}

template <class T> T TestFirstUpdate::ask(const std::function<T(ControlLoop&)>& question)
{
    auto answer
        = m_console->loop().order<T>({}, [question](ControlLoop& loop, TimeMs) -> Result<T> { return question(loop); });
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 30'000))
        return {};
    return answer.result().value_or(T{});
}

bool TestFirstUpdate::tickNext()
{
    const auto boxes = m_window->window().findChildren<QCheckBox*>(QRegularExpression(QStringLiteral("^accept_")));
    for (QCheckBox* box : boxes) {
        if (box->isVisible() && !box->isChecked()) {
            box->click();
            ++m_steps;
            return true;
        }
    }
    return false;
}

quint32 TestFirstUpdate::succeeded()
{
    return ask<quint32>([](ControlLoop& loop) {
        quint32 all = 0;
        for (const BatchId id : loop.rules().engine.batches())
            all += loop.rules().engine.batch(id)->counts.of(TaskState::Succeeded);
        return all;
    });
}

void TestFirstUpdate::byTheDemo()
{
    QElapsedTimer clock;
    clock.start();
    CommandLine line;
    line.workspace = m_folder.filePath(QStringLiteral("workspace"));
    line.listenPort = 0;
    line.language = QStringLiteral("en");
    auto opened = Console::open(line, Console::Loading::WhenStarted);
    QVERIFY(opened);
    m_console = std::move(*opened);
    m_window = std::make_unique<ConsoleWindow>(*m_console, m_language);
    m_window->show();
    m_console->start();

    press("tryDemo");
    pressWhen("demoNext", QStringLiteral("Upload"));
    press("upload"); // everything is filled in
    pressWhen("demoNext", QStringLiteral("Verify"));
    const auto* choice = m_window->window().findChild<QTableView*>(QStringLiteral("deviceChoice"));
    QVERIFY(choice);
    QTRY_VERIFY_WITH_TIMEOUT(choice->model()->rowCount() > 0, 30'000);
    const QPoint first = choice->visualRect(choice->model()->index(0, 0)).topLeft() + QPoint(12, 14);
    QTest::mouseClick(choice->viewport(), Qt::LeftButton, {}, first);
    ++m_steps;
    press("run");
    QTRY_VERIFY_WITH_TIMEOUT(succeeded() >= 1, 120'000);
    printf("figure first_update_steps %d count\nfigure first_update_seconds %.1f s\n", m_steps,
        double(clock.elapsed()) / 1000);
    QVERIFY2(m_steps <= 10, "nobody should have to read for that");

    pressWhen("demoNext", QStringLiteral("batch"));
    press("next");
    press("next");
    // What has to be accepted first is ticked as soon as it stands there.
    QTRY_VERIFY_WITH_TIMEOUT(button("start") || tickNext(), 120'000);
    while (tickNext())
        ;
    press("start");
    QTRY_VERIFY_WITH_TIMEOUT(succeeded() >= 11, 240'000);
    printf("figure first_batch_steps %d count\nfigure first_batch_seconds %.1f s\n", m_steps,
        double(clock.elapsed()) / 1000);
    m_window.reset();
    QVERIFY(m_console->end());
}

QTEST_MAIN(TestFirstUpdate)
#include "tst_firstupdate.moc"
