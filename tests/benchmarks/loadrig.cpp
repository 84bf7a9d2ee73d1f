// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/loadrig.h"

#include "models/store/connection.h"
#include "models/store/rows.h"

#include <QDateTime>
#include <QFile>
#include <QHash>
#include <QSqlQuery>

namespace console {

namespace {

QString workspaceOf(const QTemporaryDir& folder)
{
    return folder.filePath(QStringLiteral("workspace"));
}

/// Rows 0 to count - 1 as `n`.
QString numbered(quint32 count, const QString& select)
{
    return QStringLiteral("WITH RECURSIVE row(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM row WHERE n < %1) ")
               .arg(count - 1)
        + select;
}

/// Values of taskColumns for the rows of `device`, in the form that the store itself gives them.
QString taskValues(BatchId batch, TaskState state, qint64 now)
{
    const bool notified = state == TaskState::Notified;
    QHash<QString, qint64> known{ { QStringLiteral("batch"), static_cast<qint64>(batch.value) },
        { QStringLiteral("from_version"), 1 }, { QStringLiteral("state"), static_cast<qint64>(state) },
        { QStringLiteral("step"), -128 }, { QStringLiteral("created_at"), now },
        { QStringLiteral("updated_at"), now } };
    const TaskReason reason = notified ? TaskReason::None : TaskReason::WaitingForTurn;
    known.insert(QStringLiteral("reason"), static_cast<qint64>(reason));
    for (const char* column : { "attempt", "pushes", "taken" })
        known.insert(QLatin1StringView(column), notified ? 1 : 0);
    for (const char* column : { "published_at", "acknowledged_at" })
        known.insert(QLatin1StringView(column), notified ? now : 0);
    QStringList values;
    const QStringList columns = QString(QLatin1StringView(taskColumns)).split(QStringLiteral(", "));
    for (const QString& column : columns)
        values << (column == QStringLiteral("device") ? QStringLiteral("id") : QString::number(known.value(column)));
    return values.join(u',');
}

} // namespace

MosquittoProcess::Options brokerOfReadme()
{
    MosquittoProcess::Options options;
    QFile readme(QStringLiteral(README));
    if (readme.open(QIODevice::ReadOnly)) {
        const QString text = QString::fromUtf8(readme.readAll());
        const qsizetype begin = text.indexOf(QStringLiteral("listener 1883\n"));
        const QStringList lines = text.mid(begin, text.indexOf(QStringLiteral("```"), begin) - begin).split(u'\n');
        for (const QString& line : lines) {
            if (line.startsWith(QStringLiteral("max_")) || line.startsWith(QStringLiteral("queue_"))
                || line.startsWith(QStringLiteral("message_")))
                options.lines << line;
        }
    }
    options.persistence = true;
    // A line in a log for every message would be what is measured.
    options.lines << QStringLiteral("log_type none") << QStringLiteral("log_type error")
                  << QStringLiteral("log_type warning");
    return options;
}

LoadRig::~LoadRig()
{
    close();
}

QString LoadRig::databasePath() const
{
    return workspaceOf(m_folder) + QStringLiteral("/console.sqlite");
}

bool LoadRig::stock(const Stock& stock)
{
    if (!openConsole({}) || !addFirmware())
        return false;
    close();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QStringList statements{
        QStringLiteral("UPDATE firmware SET state = %1").arg(static_cast<int>(FirmwareState::Verified)),
        QStringLiteral("INSERT INTO product VALUES (1, 'a1Bench')"),
        QStringLiteral("INSERT INTO version VALUES (1, '1.0.0'), (2, '2.0.0')"),
    };
    if (stock.devices > 0) {
        statements << numbered(stock.devices,
            QStringLiteral("INSERT INTO device SELECT n, 1, printf('dev%06d', n + 1), %1, %1, 0 FROM row").arg(now))
                   << QStringLiteral("INSERT INTO device_version SELECT id, 1, 1, %1 FROM device").arg(now)
                   << QStringLiteral("INSERT INTO version_history SELECT id, %1, 1, 1 FROM device").arg(now);
    }
    return run(statements) && (stock.work == Stock::Work::None || writeBatch(stock));
}

bool LoadRig::writeBatch(const Stock& stock)
{
    const bool notified = stock.work == Stock::Work::Notified;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Batch batch;
    batch.id = m_batch = BatchId{ m_firmware.value + 1 };
    batch.firmware = m_firmware;
    batch.productKey = QStringLiteral("a1Bench");
    batch.module = QStringLiteral("default");
    batch.version = QStringLiteral("2.0.0");
    batch.state = BatchState::Running;
    batch.createdAt = batch.startedAt = now;
    batch.createdBy = QStringLiteral("bench");
    batch.linksExpireAt = now / 1000 + 30 * 24 * 3600;
    batch.plan.ratePerMinute = stock.ratePerMinute;
    StoreWriter writer(databasePath());
    RecordBatch records;
    records.sequence = 1;
    records.batches.push_back(batch);
    writer.start();
    if (!writer.inbox().put(std::move(records)))
        return false;
    writer.stop();
    return run({ QStringLiteral("INSERT INTO task (%1) SELECT %2 FROM device")
                     .arg(QLatin1StringView(taskColumns),
                         taskValues(batch.id, notified ? TaskState::Notified : TaskState::Queued, now)) });
}

bool LoadRig::addFirmware()
{
    const QString path = m_folder.filePath(QStringLiteral("firmware.bin"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(100'000, 'f')) != 100'000)
        return false;
    file.close();
    FirmwareDraft draft;
    draft.filePath = path;
    draft.name = QStringLiteral("bench");
    draft.productKey = QStringLiteral("a1Bench");
    draft.module = QStringLiteral("default");
    draft.version = QStringLiteral("2.0.0");
    const auto added = wait(m_commands->addFirmware(draft));
    if (added)
        m_firmware = added->id;
    return added.has_value();
}

bool LoadRig::connectTo(quint16 brokerPort)
{
    m_console->connectTo(*parseBrokerUrl(QStringLiteral("mqtt://127.0.0.1:%1").arg(brokerPort)), {});
    return QTest::qWaitFor([this] { return m_pulse.link.state == LinkState::Connected; }, 60'000);
}

bool LoadRig::open(quint16 brokerPort)
{
    std::optional<BrokerProfile> broker;
    if (brokerPort != 0)
        broker = *parseBrokerUrl(QStringLiteral("mqtt://127.0.0.1:%1").arg(brokerPort));
    const bool opened = openConsole(broker)
        && QTest::qWaitFor([&] { return !broker || m_pulse.link.state == LinkState::Connected; }, 60'000) && settle();
    // What a console recalls of its past while it works already is not what is measured.
    return opened && m_console->pool().waitForDone(60'000) && settle();
}

bool LoadRig::openConsole(const std::optional<BrokerProfile>& broker)
{
    CommandLine line;
    line.workspace = workspaceOf(m_folder);
    line.broker = broker;
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = quint16(0);
    auto opened = Console::open(line);
    if (!opened) {
        qWarning() << "the console did not open:" << static_cast<int>(opened.error().kind) << opened.error().context;
        return false;
    }
    m_console = std::move(*opened);
    m_commands = std::make_unique<ConsoleCommands>(*m_console);
    m_console->frames().setWake(wakeOn(this, [this] { takeFrames(); }));
    m_console->start();
    return true;
}

void LoadRig::close()
{
    m_commands.reset();
    m_console.reset();
    m_pulse = {};
    m_rows = 0;
}

void LoadRig::takeFrames()
{
    if (!m_console)
        return;
    for (const Frame& frame : m_console->frames().takeAll()) {
        m_rows += frame.devices.size();
        m_pulse = frame.pulse;
        ++m_frames;
    }
}

bool LoadRig::waitForReports(quint64 count, int seconds)
{
    return QTest::qWaitFor([&] { return reports() >= count; }, seconds * 1000) && reports() == count;
}

bool LoadRig::waitForOutbox(int seconds)
{
    const quint64 frames = m_frames; // of an earlier frame an empty outbox means nothing
    return QTest::qWaitFor(
        [&] { return m_frames > frames + 3 && m_pulse.link.inFlight == 0 && m_pulse.link.waiting == 0; },
        seconds * 1000);
}

bool LoadRig::settle()
{
    return wait(m_console->loop().order<void>({}, [](ControlLoop&, TimeMs) { return Result<void>(); })).has_value();
}

qint64 LoadRig::number(const QString& sql) const
{
    const auto connection = Connection::open(databasePath(), Connection::Mode::Read);
    const auto found = connection ? (*connection)->number(sql) : failure(connection.error());
    if (!found)
        qWarning() << found.error().context;
    return found.value_or(-1);
}

QString LoadRig::text(const QString& sql) const
{
    const auto connection = Connection::open(databasePath(), Connection::Mode::Read);
    if (!connection)
        return {};
    QSqlQuery query((*connection)->database());
    return query.exec(sql) && query.next() ? query.value(0).toString() : QString();
}

bool LoadRig::run(const QStringList& statements) const
{
    const auto connection = Connection::open(databasePath(), Connection::Mode::Write);
    Result<void> done = connection ? (*connection)->begin() : failure(connection.error());
    for (const QString& statement : statements)
        done = done ? (*connection)->execute(statement) : done;
    done = done ? (*connection)->commit() : done;
    if (!done)
        qWarning() << done.error().context;
    return done.has_value();
}

} // namespace console
