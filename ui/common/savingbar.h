// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/futures.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace console {

class NoticeBar;

/// While a file is being written: what, how far it is, and a button that stops it. Hidden otherwise; one file at a
/// time. How it ended is said in `notice`, which must outlive it. GUI thread.
class SavingBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SavingBar(NoticeBar& notice, QWidget* parent = nullptr);

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// `text`: what is being done. `said`: the sentence about what was saved under the file's name.
    template <class T, class Said>
    void follow(const QFuture<Result<T>>& work, const QString& path, const QString& text, Said said)
    {
        begin(QFuture<void>(work), text);
        whenDone(work, this, [this, path, said](const Result<T>& saved) {
            if (saved)
                succeeded(said(*saved, nameOf(path)));
            else
                failed(saved.error(), path);
        });
    }
    void retranslate();

signals:
    void busyChanged();

private:
    void begin(const QFuture<void>& work, const QString& text);
    void succeeded(const QString& text);
    void failed(const Error& error, const QString& path);
    void rest();
    [[nodiscard]] static QString nameOf(const QString& path);

    NoticeBar& m_notice;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_stop;
    QFuture<void> m_running;
    bool m_isBusy = false;
};

} // namespace console
