// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QAction>

#include <functional>
#include <memory>

namespace console {

/// "Messages…": opens the traffic of what a page shows at that moment. Object name: followMessages. GUI thread.
class TrafficAction : public QAction
{
    Q_OBJECT

public:
    struct Subject
    {
        TrafficQuery query;
        QString name; ///< for the title
    };

    TrafficAction(
        Commands& commands, std::shared_ptr<const FleetNames> names, std::function<Subject()> subject, QWidget* parent);

private:
    void open();

    Commands& m_commands;
    std::shared_ptr<const FleetNames> m_names;
    std::function<Subject()> m_subject;
    QWidget* m_window;
};

} // namespace console
