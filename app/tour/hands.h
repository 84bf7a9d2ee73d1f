// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/console.h"
#include "ui/mainwindow/mainwindow.h"

#include <functional>
#include <stdexcept>

class QTableView;

namespace console {

/// Why a tour stopped, for people. Thrown and caught inside the tour only.
struct TourStopped : std::runtime_error
{
    explicit TourStopped(const QString& why)
        : std::runtime_error(why.toStdString())
    {
    }
};

/// Handles the window as a person does: goes to pages, presses what has a name, waits for what should come; and asks
/// the engine what is true. What is not there, disabled or late stops the tour. GUI thread; console and window must
/// outlive it.
class Hands
{
public:
    Hands(Console& console, MainWindow& window);

    [[nodiscard]] MainWindow& window() { return m_window; }
    /// Scrolls to it, wherever it stands.
    void show(QWidget* part);
    QWidget* goTo(const QString& page); ///< the page, shown
    void pause(int ms);
    void waitFor(const QString& what, const std::function<bool()>& condition, int seconds);
    void click(QWidget* parent, const QString& name); ///< an action or a button
    [[nodiscard]] QWidget* dialog(const QString& name); ///< waits until it is there
    void acceptAll(QWidget* wizard); ///< ticks every warning of the review step
    /// Call before what opens a dialog that waits: once it stands, `work` handles it and closes it.
    void inNextDialog(const QString& name, std::function<void(QWidget*)> work);
    /// Call before what opens a question: once it stands, `look` sees it and then its verb is pressed.
    void agreeToNextQuestion(std::function<void(QWidget*)> look);
    /// An entry of the context menu of all rows.
    void chooseForAllRows(QTableView* view, const QString& entry);

    template <class T> T* find(QObject* parent, const QString& name)
    {
        if (T* found = parent->findChild<T*>(name))
            return found;
        throw TourStopped(QStringLiteral("there is no '%1'").arg(name));
    }
    /// Runs on the engine thread and gives its answer.
    template <class T> T ask(const std::function<T(ControlLoop&)>& question)
    {
        auto answer = m_console.loop().order<T>(
            {}, [question](ControlLoop& loop, TimeMs) -> Result<T> { return question(loop); });
        waitFor(
            QStringLiteral("the engine's answer"), [&] { return answer.isFinished(); }, 10);
        return *answer.result();
    }

private:
    Console& m_console;
    MainWindow& m_window;
};

} // namespace console
