// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDialog>
#include <QPushButton>
#include <QTimer>

#include <functional>

namespace console {

/// Answers the next modal dialog: call before what opens it. Waits by a timer for a dialog to stand, then runs `answer`
/// on it once. `answered` (if given) tells how many dialogs were met.
inline void onNextDialog(QObject* context, std::function<void(QDialog&)> answer, int* answered = nullptr)
{
    auto* timer = new QTimer(context);
    timer->setInterval(5);
    QObject::connect(timer, &QTimer::timeout, context, [timer, answer = std::move(answer), answered] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        timer->stop();
        timer->deleteLater();
        if (answered)
            ++*answered;
        answer(*dialog);
    });
    timer->start();
}

/// Presses the button of that object name in the next modal dialog; rejects a dialog without it.
inline void pressInNextDialog(QObject* context, const QString& button, int* answered = nullptr)
{
    onNextDialog(
        context,
        [button](QDialog& dialog) {
            auto* found = dialog.findChild<QPushButton*>(button);
            found ? found->click() : dialog.reject();
        },
        answered);
}

} // namespace console
