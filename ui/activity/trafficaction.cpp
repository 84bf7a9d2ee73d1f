// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/trafficaction.h"

#include "ui/activity/trafficdialog.h"
#include "ui/common/icons.h"
#include "ui/common/wording.h"

namespace console {

TrafficAction::TrafficAction(
    Commands& commands, std::shared_ptr<const FleetNames> names, std::function<Subject()> subject, QWidget* parent)
    : QAction(console::icon(QStringLiteral("activity")), {}, parent)
    , m_commands(commands)
    , m_names(std::move(names))
    , m_subject(std::move(subject))
    , m_window(parent)
{
    setObjectName(QStringLiteral("followMessages"));
    inEveryLanguage(parent, [this] {
        setText(tr("Follow messages…"));
        setToolTip(tr("What devices and console say to each other, as it comes"));
        setStatusTip(toolTip());
    });
    connect(this, &QAction::triggered, this, &TrafficAction::open);
}

void TrafficAction::open()
{
    const Subject subject = m_subject();
    auto* dialog = new TrafficDialog(m_commands, m_names, subject.query, subject.name, m_window);
    dialog->show();
}

} // namespace console
