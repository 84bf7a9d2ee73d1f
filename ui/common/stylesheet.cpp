// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/stylesheet.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QPalette>

namespace console {

namespace {

// @words@ are replaced by colours.
const char* const sheet = R"(
QToolTip { background: @base@; color: @text@; border: 1px solid @border@; padding: 4px 6px; }
QPushButton { background: @base@; color: @text@; border: 1px solid @border@; border-radius: 4px; padding: 4px 12px; min-height: 18px; }
QPushButton:hover { background: @alternate@; border-color: @strong@; }
QPushButton:pressed, QPushButton:checked { background: @pressed@; }
QPushButton:focus { border-color: @accent@; }
QPushButton:default { border-color: @strong@; }
QPushButton:disabled { color: @faint@; background: @window@; }
QPushButton[look="accent"] { background: @accent@; color: @onaccent@; border-color: @accent@; font-weight: 600; }
QPushButton[look="accent"]:hover { background: @accenthover@; border-color: @accenthover@; }
QPushButton[look="accent"]:focus { border-color: @text@; }
QPushButton[look="accent"]:disabled { background: @pressed@; color: @faint@; border-color: @pressed@; }
QPushButton[look="flat"], QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; }
QPushButton[look="flat"]:hover, QToolButton:hover { background: @pressed@; }
QPushButton[look="flat"]:focus, QToolButton:focus { border-color: @accent@; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: url(:/icons/control-down.svg); width: 10px; height: 10px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: @base@; color: @text@; border: 1px solid @border@;
    border-radius: 4px; padding: 3px 7px; selection-background-color: @accent@; selection-color: @onaccent@; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 20px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @strong@; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border-color: @accent@; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"] { border-color: @failed@; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { background: @window@; color: @faint@; }
QLineEdit:read-only { background: @window@; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 20px; border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(:/icons/control-up.svg); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/control-down.svg); width: 9px; height: 9px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { subcontrol-origin: padding; subcontrol-position: center right; width: 22px; border: none; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url(:/icons/control-down.svg); width: 11px; height: 11px; }
QComboBox QAbstractItemView { background: @base@; border: 1px solid @border@; outline: none; padding: 2px;
    selection-background-color: @selection@; selection-color: @text@; }
QPlainTextEdit, QTextEdit { padding: 2px 3px; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: 14px; height: 14px; border: 1px solid @strong@; background: @base@; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @accent@; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QAbstractItemView::indicator:checked { background: @accent@; border-color: @accent@; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { image: url(:/icons/control-check-@mode@.svg); }
QRadioButton::indicator:checked { image: url(:/icons/control-dot-@mode@.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: @strong@; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @pressed@; border-color: @border@; }
QCheckBox:focus, QRadioButton:focus { color: @accent@; }
QMenu { background: @base@; border: 1px solid @border@; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @selection@; color: @text@; }
QMenu::item:disabled { color: @faint@; }
QMenu::separator { height: 1px; background: @border@; margin: 4px 6px; }
QTableView, QListView, QTreeView { background: @base@; border: 1px solid @border@; outline: none;
    selection-background-color: @selection@; selection-color: @text@; }
QTableView::item { padding-left: 5px; padding-right: 5px; border: none; }
QTableView::item:selected { background: @selection@; color: @text@; }
QListView::item { padding: 4px 6px; border: none; }
QListView::item:selected { background: @selection@; color: @text@; }
QTableView[embedded="true"], QListView[embedded="true"] { border: none; }
QHeaderView { background: @alternate@; border: none; }
QHeaderView::section { background: @alternate@; color: @secondary@; border: none; border-bottom: 1px solid @border@;
    border-right: 1px solid @border@; padding: 4px 8px; }
QHeaderView::section:hover { color: @text@; }
QHeaderView::up-arrow { image: url(:/icons/control-up.svg); width: 10px; height: 10px; subcontrol-position: center right; right: 6px; }
QHeaderView::down-arrow { image: url(:/icons/control-down.svg); width: 10px; height: 10px; subcontrol-position: center right; right: 6px; }
QTableCornerButton::section { background: @alternate@; border: none; }
QTabBar { qproperty-drawBase: 0; qproperty-expanding: 0; }
QTabBar::tab { background: transparent; color: @secondary@; border: none; border-bottom: 2px solid transparent; padding: 6px 12px; }
QTabBar::tab:hover { color: @text@; }
QTabBar::tab:selected { color: @text@; border-bottom-color: @accent@; }
QTabBar::tab:focus { color: @accent@; }
QTabWidget::pane { border: none; border-top: 1px solid @border@; }
QProgressBar { background: @pressed@; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @scroll@; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @strong@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @border@; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QGroupBox { border: 1px solid @border@; border-radius: 8px; margin-top: 10px; padding: 10px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: @secondary@; }
QStatusBar { background: @window@; border-top: 1px solid @border@; }
QStatusBar::item { border: none; }
)";

} // namespace

QString styleSheetText()
{
    const QPalette palette = QApplication::palette();
    const QColor border = themeColor(ColorRole::Border);
    const QColor secondary = themeColor(ColorRole::SecondaryText);
    const struct
    {
        const char* word;
        QColor color;
    } words[] = {
        { "window", themeColor(ColorRole::Window) },
        { "base", themeColor(ColorRole::Base) },
        { "alternate", themeColor(ColorRole::Alternate) },
        { "border", border },
        { "strong", tint(secondary, isDark() ? 0.55 : 0.45) },
        { "scroll", tint(secondary, 0.32) },
        { "pressed", isDark() ? border.darker(112) : border.lighter(107) },
        { "text", themeColor(ColorRole::Text) },
        { "secondary", secondary },
        { "faint", palette.color(QPalette::Disabled, QPalette::Text) },
        { "accent", themeColor(ColorRole::Accent) },
        { "accenthover",
            isDark() ? themeColor(ColorRole::Accent).lighter(108) : themeColor(ColorRole::Accent).darker(112) },
        { "onaccent", themeColor(ColorRole::OnAccent) },
        { "failed", themeColor(ColorRole::Failed) },
        { "selection", palette.color(QPalette::Highlight) },
    };
    QString text = QString::fromLatin1(sheet);
    for (const auto& [word, color] : words)
        text.replace(QLatin1Char('@') + QLatin1String(word) + QLatin1Char('@'), color.name());
    text.replace(QLatin1String("@mode@"), isDark() ? QLatin1String("dark") : QLatin1String("light"));
    return text;
}

} // namespace console
