// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace console {

/// The numbered migrations of a workspace: the statements at place n lead from version n to n + 1. Only append; what
/// was released is never edited, because databases of that version exist.
struct Schema
{
    QList<QStringList> migrations;

    [[nodiscard]] qint64 version() const { return migrations.size(); }
};

/// "RoCo": how a database file says that it is a workspace of this console.
inline constexpr qint64 workspaceApplicationId = 0x526f436f;

/// The schema this program writes, in portable SQL.
[[nodiscard]] const Schema& currentSchema();

} // namespace console
