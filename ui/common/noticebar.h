// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace console {

class IconLabel;

enum class NoticeLevel { Info, Success, Warning, Error };

/// A message inside the page, instead of a dialog: icon, sentence, if wanted one action, and a close button. Hidden
/// until show… is called.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// An empty `action` shows no button.
    void showNotice(NoticeLevel level, const QString& text, const QString& action = {});
    void clear();
    [[nodiscard]] QString text() const;
    [[nodiscard]] NoticeLevel level() const { return m_level; }

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    NoticeLevel m_level = NoticeLevel::Info;
    IconLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
};

} // namespace console
