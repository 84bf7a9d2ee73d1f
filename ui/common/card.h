// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace console {

/// A rounded area with a border and, if wanted, a small title. A clickable card is a link: it takes focus, answers
/// Enter and Space, and says clicked().
class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// A section of a page: the title stands larger.
    void setSection();
    void setClickable(bool clickable);
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }

signals:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QLabel* m_title;
    QVBoxLayout* m_content;
    bool m_clickable = false;
    bool m_pressed = false;
    bool m_hovered = false;
};

} // namespace console
