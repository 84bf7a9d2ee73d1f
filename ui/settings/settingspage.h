// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QWidget>

namespace console {

class AlertCard;
class GeneralSettings;
class NoticeBar;
class PageHeader;
class ProfileSettings;
class ServerSettings;

/// The settings of the workspace: General (at once), Broker connections and File server (each with its own Save).
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(Commands& commands, QWidget* parent = nullptr);

    void applyFrame(const Frame& frame);
    /// Shows what is saved; fields with unsaved changes stay.
    void reload();
    /// Something that belongs to the settings could not be saved.
    void showError(const Error& error);
    /// A new broker connection, ready to be typed in.
    void addConnection();
    void setDesktopAlerts(bool available);

signals:
    /// "en", "zh_CN", empty = the system's: install the translators, then every widget hears LanguageChange.
    void languageChosen(const QString& language);
    void settingsChanged(); ///< something was saved
    void shortcutsRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void apply(const ConsoleSettings& settings);
    void chooseLanguage(const QString& language);
    void chooseTheme(Theme theme);
    void nameOperator(const QString& name);
    void chooseFourEyes(bool on);
    void chooseAlerts(const AlertSettings& alerts);
    void saveServer();

    Commands& m_commands;
    PageHeader* m_header;
    NoticeBar* m_notice;
    AlertCard* m_alerts;
    GeneralSettings* m_general;
    ProfileSettings* m_profiles;
    ServerSettings* m_server;
};

} // namespace console
