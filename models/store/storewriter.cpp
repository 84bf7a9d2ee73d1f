// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/storewriter.h"

#include "models/base/failpoint.h"
#include "models/base/logging.h"
#include "models/store/connection.h"
#include "models/store/lazyrecords.h"
#include "models/store/recordstatements.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <iterator>
#include <optional>

namespace console {

namespace {

constexpr std::size_t inboxCapacity = 64;
constexpr int lazyDelayMs = 500;
constexpr int pruneSoonMs = 200;
constexpr int pruneEveryMs = 60 * 1000;

} // namespace

struct StoreWriter::Private
{
    Private(QString databasePath, const EventRetention& kept)
        : path(std::move(databasePath))
        , retention(kept)
    {
    }

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> writeAll();
    [[nodiscard]] Result<bool> prune();
    void close();

    QString path;
    EventRetention retention;
    std::unique_ptr<Connection> connection;
    std::optional<RecordStatements> statements; // gone before the connection
    std::vector<RecordBatch> waiting; // taken, not committed, in order
    LazyRecords lazy;
    QTimer* lazyTimer = nullptr;
    QTimer* retryTimer = nullptr;
    QTimer* pruneTimer = nullptr;
    bool started = false;
    bool failing = false;
    std::optional<Error> unwritten;
    Error lastError;
};

Result<void> StoreWriter::Private::open()
{
    if (connection)
        return {};
    auto opened = Connection::open(path, Connection::Mode::Write);
    if (!opened)
        return failure(opened.error());
    RecordStatements prepared((*opened)->database());
    if (auto done = prepared.prepare(); !done)
        return done;
    connection = std::move(*opened);
    statements.emplace(std::move(prepared));
    return {};
}

// After a failed write the connection stays open, deliberately: its index of the log does not know the failed pages, so
// the retry writes over them. A new connection would replay them from the page cache, which after a failed sync may
// hold what the disk does not.
Result<void> StoreWriter::Private::writeAll()
{
    if (auto opened = open(); !opened)
        return opened;
    if (auto begun = connection->begin(); !begun)
        return begun;
    Result<void> written;
    for (const RecordBatch& batch : waiting) {
        written = statements->write(batch);
        if (!written)
            break;
        failPoint("store.within-transaction");
    }
    if (written)
        written = statements->write(lazy);
    failPoint("store.before-commit");
    if (written)
        written = connection->commit();
    failPoint("store.after-commit");
    if (!written)
        connection->rollback();
    return written;
}

Result<bool> StoreWriter::Private::prune()
{
    if (auto begun = connection->begin(); !begun)
        return failure(begun.error());
    auto more = retention.step(*connection);
    if (more) {
        if (auto done = connection->commit(); !done)
            more = failure(done.error());
    }
    if (!more)
        connection->rollback();
    return more;
}

void StoreWriter::Private::close()
{
    statements.reset();
    connection.reset();
}

StoreWriter::StoreWriter(QString databasePath, const EventRetention& retention, std::chrono::milliseconds retryAfter)
    : m_inbox(inboxCapacity)
    , d(std::make_unique<Private>(std::move(databasePath), retention))
{
    // Children move to the store thread with this object.
    d->lazyTimer = new QTimer(this);
    d->lazyTimer->setSingleShot(true);
    d->lazyTimer->setInterval(lazyDelayMs);
    d->retryTimer = new QTimer(this);
    d->retryTimer->setSingleShot(true);
    d->retryTimer->setInterval(retryAfter);
    connect(d->lazyTimer, &QTimer::timeout, this, &StoreWriter::write);
    d->pruneTimer = new QTimer(this);
    d->pruneTimer->setSingleShot(true);
    connect(d->retryTimer, &QTimer::timeout, this, &StoreWriter::retry);
    connect(d->pruneTimer, &QTimer::timeout, this, &StoreWriter::prune);
    m_inbox.setWake(wakeOn(this, [this] { takeInbox(); }));
}

StoreWriter::~StoreWriter()
{
    m_inbox.setWake({});
}

void StoreWriter::start()
{
    d->started = true;
    d->pruneTimer->start(pruneSoonMs);
    if (auto opened = d->open(); !opened)
        fail(opened.error());
    else
        takeInbox();
}

void StoreWriter::stop()
{
    if (!d->started)
        return;
    d->failing = false; // one last attempt, whatever happened before
    d->retryTimer->stop();
    takeInbox();
    if (!d->failing && !d->lazy.isEmpty())
        write();
    d->unwritten.reset();
    if (d->failing) {
        d->unwritten = d->lastError;
        qCWarning(lcStore) << "closing with" << d->waiting.size() << "record batches that could not be written";
    }
    d->lazyTimer->stop();
    d->retryTimer->stop();
    d->pruneTimer->stop();
    d->started = false;
    d->close();
}

std::optional<Error> StoreWriter::unwritten() const
{
    return d->unwritten;
}

void StoreWriter::takeInbox()
{
    // While it fails the inbox is left to fill up, so that the engine reads no more than it can keep (I10, I11).
    if (!d->started || d->failing)
        return;
    std::vector<RecordBatch> taken = m_inbox.takeAll();
    for (const RecordBatch& batch : taken)
        d->lazy.merge(batch);
    const bool durable = !d->waiting.empty() || std::ranges::any_of(taken, &RecordBatch::isDurable);
    std::ranges::move(taken, std::back_inserter(d->waiting));
    if (durable) {
        write();
    } else if (!d->waiting.empty()) {
        // Nothing here has to survive a kill: whoever waits for these numbers may go on at once.
        const quint64 sequence = d->waiting.back().sequence;
        d->waiting.clear();
        emit committed(sequence, 0);
    }
    if (!d->lazy.isEmpty() && !d->failing && !d->lazyTimer->isActive())
        d->lazyTimer->start();
}

void StoreWriter::write()
{
    if (!d->started || d->failing || (d->waiting.empty() && d->lazy.isEmpty()))
        return;
    QElapsedTimer timer;
    timer.start();
    if (const auto written = d->writeAll(); !written) {
        fail(written.error());
        return;
    }
    d->lazyTimer->stop();
    d->lazy.clear();
    if (d->waiting.empty())
        return;
    const quint64 sequence = d->waiting.back().sequence;
    d->waiting.clear();
    emit committed(sequence, timer.nsecsElapsed() / 1000);
    failPoint("store.told");
}

void StoreWriter::fail(const Error& error)
{
    d->lazyTimer->stop();
    d->failing = true;
    d->lastError = error;
    d->retryTimer->start();
    qCWarning(lcStore) << "cannot write:" << error.context;
    emit failed(error);
}

void StoreWriter::prune()
{
    int next = pruneEveryMs;
    if (d->started && !d->failing && d->connection) {
        if (const auto more = d->prune(); !more)
            qCWarning(lcStore) << "cannot shorten the activity log:" << more.error().context; // writing will tell why
        else if (*more)
            next = pruneSoonMs;
    }
    d->pruneTimer->start(next);
}

void StoreWriter::retry()
{
    // Empty transactions prove nothing about a full disk, but then nothing is kept from being written either.
    QElapsedTimer timer;
    timer.start();
    if (!d->writeAll()) {
        d->retryTimer->start();
        return;
    }
    d->failing = false;
    d->lazy.clear();
    qCInfo(lcStore) << "writing again";
    emit recovered();
    if (!d->waiting.empty()) {
        const quint64 sequence = d->waiting.back().sequence;
        d->waiting.clear();
        emit committed(sequence, timer.nsecsElapsed() / 1000);
    }
    takeInbox();
}

} // namespace console
