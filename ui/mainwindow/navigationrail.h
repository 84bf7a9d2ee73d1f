// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace console {

class RailButton;

/// The left rail: one entry per page with icon, name and, where it matters, a count; settings and the program's menu at
/// the bottom. Arrow keys move between entries.
class NavigationRail : public QWidget
{
    Q_OBJECT

public:
    explicit NavigationRail(QWidget* parent = nullptr);

    /// `shortcut` is only shown. Entries named "settings" stand at the bottom.
    void addEntry(const QString& name, const QString& text, const QString& icon, const QString& shortcut);
    void setText(const QString& name, const QString& text);
    void setShortcut(const QString& name, const QString& shortcut);
    /// 0 hides it. Problems are drawn in the warning colour with their icon.
    void setCount(const QString& name, quint32 count, const QString& meaning, bool problem = false);
    [[nodiscard]] quint32 count(const QString& name) const;
    void select(const QString& name);

signals:
    void chosen(const QString& name);
    void menuWanted(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void openMenu();

    QVBoxLayout* m_top;
    QVBoxLayout* m_bottom;
    QButtonGroup* m_group;
    QToolButton* m_menu;
    QHash<QString, RailButton*> m_entries;
};

} // namespace console
