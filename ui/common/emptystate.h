// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;

namespace console {

/// What stands where nothing is yet: what the page is for, and the next step. `text` may hold links (linkActivated).
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString& icon, const QString& title, const QString& text, QAction* action = nullptr,
        QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& text);

signals:
    void linkActivated(const QString& link);

private:
    QLabel* m_title;
    QLabel* m_text;
};

} // namespace console
