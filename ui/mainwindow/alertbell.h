// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/alert.h"

#include <QList>
#include <QPushButton>

class QMenu;

namespace console {

/// The bell of the status strip: how many alerts nobody has looked at, and in its menu the newest of them with their
/// times, each leading to its subject; quiet mode beside them. GUI thread.
class AlertBell : public QPushButton
{
    Q_OBJECT

public:
    static constexpr qsizetype mostKept = 50;
    static constexpr qsizetype mostShown = 12;

    explicit AlertBell(QWidget* parent = nullptr);

    void add(const Alert& alert);
    void setQuiet(bool quiet);
    [[nodiscard]] int unseen() const { return m_unseen; }

signals:
    void opened(const console::Alert& alert);
    void quietWanted(bool quiet);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillMenu();
    void showState();

    QList<Alert> m_alerts; ///< newest first
    int m_unseen = 0;
    bool m_quiet = false;
    QMenu* m_menu;
};

} // namespace console
