// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/hands.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTableView>
#include <QTimer>

namespace console {

Hands::Hands(Console& console, MainWindow& window)
    : m_console(console)
    , m_window(window)
{
}

QWidget* Hands::goTo(const QString& page)
{
    m_window.showPage(page);
    pause(400);
    return m_window.page(page);
}

void Hands::pause(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

void Hands::waitFor(const QString& what, const std::function<bool()>& condition, int seconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > qint64{ seconds } * 1000)
            throw TourStopped(QStringLiteral("waited %1 s for: %2").arg(seconds).arg(what));
        pause(50);
    }
}

void Hands::click(QWidget* parent, const QString& name)
{
    if (auto* action = parent->findChild<QAction*>(name)) {
        if (!action->isEnabled())
            throw TourStopped(QStringLiteral("'%1' is disabled: %2").arg(name, action->toolTip()));
        action->trigger();
        return;
    }
    auto* button = find<QAbstractButton>(parent, name);
    if (!button->isEnabled())
        throw TourStopped(QStringLiteral("'%1' is disabled: %2").arg(name, button->toolTip()));
    button->click();
}

void Hands::acceptAll(QWidget* wizard)
{
    const QRegularExpression tick(QStringLiteral("^accept_"));
    for (QCheckBox* box : wizard->findChildren<QCheckBox*>(tick)) {
        if (box->isVisible() && !box->isChecked())
            box->click();
    }
}

QWidget* Hands::dialog(const QString& name)
{
    QWidget* found = nullptr;
    waitFor(
        QStringLiteral("dialog ") + name,
        [&] {
            const QWidgetList widgets = QApplication::topLevelWidgets();
            for (QWidget* widget : widgets) {
                if (widget->objectName() == name && widget->isVisible())
                    found = widget;
            }
            return found != nullptr;
        },
        10);
    return found;
}

void Hands::inNextDialog(const QString& name, std::function<void(QWidget*)> work)
{
    auto* timer = new QTimer(&m_window);
    QObject::connect(timer, &QTimer::timeout, &m_window, [timer, name, work = std::move(work)] {
        QWidget* dialog = QApplication::activeModalWidget();
        if (!dialog || dialog->objectName() != name)
            return;
        timer->stop();
        timer->deleteLater();
        work(dialog);
    });
    timer->start(20);
}

void Hands::show(QWidget* part)
{
    constexpr int around = 120;
    pause(100); // until what has just come has its place
    for (QWidget* parent = part->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto* scroll = qobject_cast<QScrollArea*>(parent))
            scroll->ensureWidgetVisible(part, 0, around);
    }
}

void Hands::agreeToNextQuestion(std::function<void(QWidget*)> look)
{
    // The question runs a loop of its own inside what asked it: only a timer gets in there.
    auto* timer = new QTimer(&m_window);
    QObject::connect(timer, &QTimer::timeout, &m_window, [timer, look = std::move(look)] {
        QWidget* question = QApplication::activeModalWidget();
        if (!question || !question->findChild<QAbstractButton*>(QStringLiteral("questionVerb")))
            return;
        timer->stop();
        timer->deleteLater();
        look(question);
        question->findChild<QAbstractButton*>(QStringLiteral("questionVerb"))->click();
    });
    timer->start(20);
}

void Hands::chooseForAllRows(QTableView* view, const QString& entry)
{
    view->selectAll();
    view->setCurrentIndex(view->model()->index(0, 0));
    view->selectAll();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(view, &event);
    auto* menu = find<QMenu>(view, QStringLiteral("rowMenu"));
    click(menu, entry);
    menu->close();
}

} // namespace console
