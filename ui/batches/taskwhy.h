// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <QCoreApplication>
#include <QString>

namespace console {

/// "Why is this device not updated?" in one sentence, from the evidence of its task. Stateless, GUI thread (it
/// translates).
class TaskWhy
{
    Q_DECLARE_TR_FUNCTIONS(console::TaskWhy)

public:
    [[nodiscard]] static QString sentence(const TaskRow& row, const FleetNames& names, TimeMs now);

private:
    static QString queued(const Task& task, TimeMs now);
    static QString notified(const Task& task, TimeMs now);
    static QString upgrading(const Task& task, TimeMs now);
    static QString failed(const TaskRow& row, const FleetNames& names);
};

} // namespace console
