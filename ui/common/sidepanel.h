// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace console {

/// The detail panel at the right of a page: title, second line, close button, scrolling content. Put it in a QSplitter;
/// Esc and the button say closed(), the page hides it.
class SidePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SidePanel(QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& secondLine = {});
    void addBesideTitle(QWidget* widget);
    /// Takes ownership; replaces the earlier content.
    void setContent(QWidget* content);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();

    QLabel* m_title;
    QLabel* m_secondLine;
    QHBoxLayout* m_beside;
    QToolButton* m_close;
    QScrollArea* m_scroll;
};

} // namespace console
