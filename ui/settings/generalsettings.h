// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/settings.h"
#include "ui/common/card.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace console {

class FieldRow;

/// Language, theme, the operator's name and whether a second one releases batches. Each change is meant to take effect
/// at once. Object names: settingsLanguage, settingsTheme, settingsOperator, settingsFourEyes.
class GeneralSettings : public Card
{
    Q_OBJECT

public:
    explicit GeneralSettings(QWidget* parent = nullptr);

    void setSettings(const ConsoleSettings& settings);

signals:
    void languageChosen(const QString& language); ///< "en", "zh_CN"; empty = the system's
    void themeChosen(console::Theme theme);
    void operatorNamed(const QString& name);
    void shortcutsRequested(); ///< to see the keys and to change them
    void fourEyesChosen(bool on);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void nameEdited();

    QComboBox* m_language;
    QComboBox* m_theme;
    QLineEdit* m_operator;
    QCheckBox* m_fourEyes;
    QPushButton* m_shortcuts;
    QString m_savedName;
    FieldRow* m_languageRow;
    FieldRow* m_themeRow;
    FieldRow* m_operatorRow;
    FieldRow* m_shortcutsRow;
    FieldRow* m_fourEyesRow;
};

} // namespace console
