// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace console {

/// One thing the command palette can find and go to.
struct PaletteEntry
{
    QString title = {};
    QString detail = {}; ///< where it is, what it is, or why it cannot be done now
    QString iconName = {};
    QString key = {}; ///< its shortcut, for people
    bool enabled = true;
    int group = 0; ///< between equally good answers the smaller comes first
    std::function<void()> run = {};
};

/// What was found, the best first. GUI thread.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles { DetailRole = Qt::UserRole + 1, IconNameRole, KeyRole };
    static constexpr std::size_t most = 60; ///< rows; who sees more types on

    using QAbstractListModel::QAbstractListModel;

    /// Keeps those of `entries` that answer `typed` (matchRank, by title or by title and detail together).
    void setEntries(std::vector<PaletteEntry> entries, const QString& typed);
    [[nodiscard]] const PaletteEntry& entry(int row) const { return m_entries.at(static_cast<std::size_t>(row)); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<PaletteEntry> m_entries;
};

} // namespace console
