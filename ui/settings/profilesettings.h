// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "ui/common/card.h"

class QHBoxLayout;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace console {

class ConnectionTestView;
class NoticeBar;
class ProfileForm;
class ProfileTransfer;

/// The broker connections of the workspace: list, form, Test, Connect. Works on a copy of the profiles; Save hands it
/// to Commands. One profile is shown; leaving it with changes keeps them in the copy until they are saved.
class ProfileSettings : public Card
{
    Q_OBJECT

public:
    explicit ProfileSettings(Commands& commands, QWidget* parent = nullptr);

    void setSettings(const ConsoleSettings& settings);
    void setLink(const LinkStatus& link);
    /// A new connection, ready to be typed in.
    void add();

signals:
    void settingsChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QVBoxLayout* listButtons();
    QHBoxLayout* formButtons();
    QPushButton* button(const char* name, void (ProfileSettings::*slot)());
    void retranslate();
    void fillList();
    void select(int row);
    void formEdited();
    void duplicate();
    void remove();
    void save();
    void test();
    void connectSelected();
    void connectWith(const QString& password);
    void connectEnded(const Result<void>& result, bool passwordGiven);
    void disconnectNow();
    /// Saves the copy, then calls `next`; what failed is said in the notice bar.
    void store(std::function<void()> next);
    void keepPassword(std::function<void()> next);
    void lookForPassword();
    void updateButtons();
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] BrokerProfile* selected();

    Commands& m_commands;
    QList<BrokerProfile> m_profiles; ///< the copy
    QList<BrokerProfile> m_seen; ///< as they were saved when the copy last met them
    LinkStatus m_link;
    int m_row = -1;
    bool m_connecting = false;
    QListWidget* m_list;
    QStackedWidget* m_right;
    ProfileForm* m_form;
    ConnectionTestView* m_test;
    NoticeBar* m_notice;
    QPushButton* m_add = nullptr;
    QPushButton* m_duplicate = nullptr;
    QPushButton* m_delete = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_export = nullptr;
    ProfileTransfer* m_transfer;
    QPushButton* m_save = nullptr;
    QPushButton* m_testButton = nullptr;
    QPushButton* m_connect = nullptr;
    QPushButton* m_disconnect = nullptr;
};

} // namespace console
