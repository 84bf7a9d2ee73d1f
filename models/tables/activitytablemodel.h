// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/activity.h"

#include <QAbstractTableModel>
#include <QSet>

#include <deque>
#include <functional>

namespace console {

/// The activity log, newest first: a window on it that grows at the top by frames and at the bottom by pages that the
/// page reads from the store. Sentences are made by a function of ui/activity. GUI thread.
class ActivityTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Saved in header state: only append.
    enum Column { Time, Sentence, Actor, Columns };
    /// Entries that live ones may leave in the window; older ones are read again where somebody goes there.
    static constexpr std::size_t most = 20000;
    using SentenceOf = std::function<QString(const Activity&)>;

    explicit ActivityTableModel(SentenceOf sentenceOf, QObject* parent = nullptr);

    /// Which kinds live entries may have; empty: all. Forgets the rows: read the newest page again.
    void setKinds(const QSet<ActivityKind>& kinds);
    /// Live entries, oldest first.
    void prepend(const std::vector<Activity>& activities);
    /// A page from the store, newest first; entries already here are passed over. `last`: nothing older exists.
    void appendOlder(const QList<Activity>& activities, bool last);
    void setNow(TimeMs now);
    void retranslate();

    [[nodiscard]] const Activity& activity(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] EventId oldest() const { return m_rows.empty() ? EventId{} : m_rows.back().id; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    /// The view came to the end: read entries before oldest() and give them to appendOlder.
    void olderWanted();

private:
    void dropOldest();

    SentenceOf m_sentenceOf;
    std::deque<Activity> m_rows;
    QSet<ActivityKind> m_kinds;
    bool m_atEnd = false;
    bool m_fetching = false;
    TimeMs m_now = 0;
};

} // namespace console
