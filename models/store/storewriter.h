// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/mailbox.h"
#include "models/base/result.h"
#include "models/store/eventretention.h"
#include "models/store/records.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace console {

/// The one writer of the database, with a connection of its own, on the store thread. Takes record batches from its
/// mailbox in order, commits as many as wait in one transaction (synchronous=FULL), and says which sequence is durable.
/// After a failure it says so once, keeps everything it was given, tries again every second, and says when it works
/// again (I10). Between its writes it deletes, a little at a time, what EventRetention lets go of.
class StoreWriter : public QObject
{
    Q_OBJECT

public:
    /// `retryAfter`: how long after a failure it tries again.
    explicit StoreWriter(QString databasePath, const EventRetention& retention = EventRetention(),
        std::chrono::milliseconds retryAfter = std::chrono::seconds(1));
    ~StoreWriter() override;

    /// Filled by the engine thread. Bounded: a refused put means the store is behind, read no more until it caught up.
    [[nodiscard]] Mailbox<RecordBatch>& inbox() { return m_inbox; }
    /// After stop(): why what it still kept could not be written; nothing where all is.
    [[nodiscard]] std::optional<Error> unwritten() const;

public slots:
    /// On the store thread: opens the connection and starts taking.
    void start();
    /// On the store thread: writes what waits, the lazy records too, then closes.
    void stop();

signals:
    void committed(quint64 sequence, qint64 microseconds);
    void failed(const console::Error& error);
    void recovered();

private:
    void takeInbox();
    void write();
    void fail(const Error& error);
    void retry();
    void prune();

    struct Private;
    Mailbox<RecordBatch> m_inbox;
    std::unique_ptr<Private> d;
};

} // namespace console
