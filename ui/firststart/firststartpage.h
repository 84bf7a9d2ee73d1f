// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace console {

/// What stands in a workspace that holds nothing yet: three ways to begin. A way that cannot be taken says why, and the
/// others stay. GUI thread.
class FirstStartPage : public QWidget
{
    Q_OBJECT

public:
    explicit FirstStartPage(QWidget* parent = nullptr);

    /// Why there can be no demo here: a program is missing; null = there can.
    void setDemoError(const std::optional<Error>& error);
    /// A workspace that is used already is no place for a demo.
    void setWorkspaceUsed(bool used);
    void setDemoStarting(bool starting);
    /// The workspace that was chosen cannot be opened; null = nothing to say.
    void setWorkspaceError(const std::optional<Error>& error);

signals:
    void demoWanted();
    void connectionWanted();
    void workspaceWanted(const QString& folder);
    void skipped();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Way
    {
        QLabel* title;
        QLabel* text;
        QLabel* problem;
        QPushButton* button;
    };

    QWidget* makeWay(Way& way, const char* name, const char* iconName, void (FirstStartPage::*pressed)());
    void chooseWorkspace();
    void say();

    std::optional<Error> m_demoError;
    std::optional<Error> m_workspaceError;
    bool m_used = false;
    bool m_starting = false;
    QLabel* m_title;
    QLabel* m_text;
    Way m_demo{};
    Way m_connect{};
    Way m_open{};
    QPushButton* m_skip;
};

} // namespace console
