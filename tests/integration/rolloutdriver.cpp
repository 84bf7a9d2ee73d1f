// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/rolloutdriver.h"

#include "models/firmware/firmware.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace console {

namespace {

constexpr int firmwareBytes = 20000;

QString idText(quint64 id)
{
    return QString::number(id);
}

} // namespace

RolloutDriver::RolloutDriver(HeadlessProcess& console, RolloutWitness& witness, QString folder)
    : m_console(console)
    , m_witness(witness)
    , m_folder(std::move(folder))
{
}

void RolloutDriver::setProduct(const QString& product, const QString& testDevice)
{
    m_product = product;
    m_testDevice = testDevice;
}

QString RolloutDriver::version() const
{
    return QStringLiteral("9.0.%1").arg(m_round);
}

void RolloutDriver::nextRound()
{
    ++m_round;
    m_stage = Stage::AddFirmware;
    m_firmware = m_batch = 0;
}

void RolloutDriver::follow(const StoreSnapshot& store)
{
    m_firmware = m_batch = 0;
    for (auto firmware = store.firmware.cbegin(); firmware != store.firmware.cend(); ++firmware) {
        if (firmware->version == version() && !firmware->deleted)
            m_firmware = firmware.key();
    }
    m_stage = Stage::AddFirmware;
    if (m_firmware == 0)
        return;
    const auto state = static_cast<FirmwareState>(store.firmware.value(m_firmware).state);
    m_stage = state == FirmwareState::Verified ? Stage::StartBatch
        : state == FirmwareState::Verifying    ? Stage::AwaitVerification
                                               : Stage::Verify;
    for (auto batch = store.batches.cbegin(); batch != store.batches.cend(); ++batch) {
        if (batch->firmware != m_firmware || batch->kind != BatchKind::Upgrade)
            continue;
        m_batch = batch.key();
        m_stage = batch->state == BatchState::Paused ? Stage::Resume
            : isOpen(batch->state)                   ? Stage::AwaitEnd
                                                     : Stage::Ended;
    }
}

/// The id of what was made; 0 when it was refused or nobody answered.
quint64 RolloutDriver::order(const QStringList& arguments)
{
    const CtlSaid said = m_console.ctl(arguments);
    if (said.code == 0)
        return said.object().value(QLatin1String("id")).toString().toULongLong();
    m_refusal = arguments.join(u' ') + QStringLiteral(": ") + QString::fromUtf8(said.err);
    return 0;
}

void RolloutDriver::addFirmware()
{
    QFile file(m_folder + u'/' + version());
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(version().toUtf8().repeated(firmwareBytes / version().size()));
    file.close();
    m_firmware
        = order({ QStringLiteral("firmware"), QStringLiteral("add"), file.fileName(), QStringLiteral("--product"),
            m_product, QStringLiteral("--version"), version(), QStringLiteral("--sign"), QStringLiteral("md5") });
    if (m_firmware == 0)
        return;
    m_witness.confirmFirmware(m_firmware);
    m_stage = Stage::Verify;
}

void RolloutDriver::step()
{
    if (m_stage == Stage::AddFirmware) {
        addFirmware();
    } else if (m_stage == Stage::Verify) {
        const quint64 verification = order({ QStringLiteral("verify"), QStringLiteral("start"), idText(m_firmware),
            QStringLiteral("--devices"), m_testDevice });
        if (verification == 0)
            return;
        m_witness.confirmBatch(verification);
        m_stage = Stage::AwaitVerification;
    } else if (m_stage == Stage::AwaitVerification) {
        follow(readStore(m_console.databasePath(), false));
    } else if (m_stage == Stage::StartBatch) {
        m_batch = order({ QStringLiteral("batch"), QStringLiteral("start"), idText(m_firmware), QStringLiteral("--all"),
            QStringLiteral("--rate"), QString::number(m_rate), QStringLiteral("--retries"), QStringLiteral("1") });
        if (m_batch == 0)
            return;
        m_witness.confirmBatch(m_batch);
        m_stage = Stage::AwaitEnd;
    } else if (m_stage == Stage::Resume) {
        if (order({ QStringLiteral("batch"), QStringLiteral("resume"), idText(m_batch) }) != 0)
            m_stage = Stage::AwaitEnd;
    }
}

void RolloutDriver::pause()
{
    if (m_stage == Stage::AwaitEnd && order({ QStringLiteral("batch"), QStringLiteral("pause"), idText(m_batch) }) != 0)
        m_stage = Stage::Resume;
}

bool RolloutDriver::shortenWaits() const
{
    const QString name = QStringLiteral("shorten-waits");
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(m_console.databasePath());
        if (database.open()) {
            QSqlQuery query(database);
            done = query.exec(QStringLiteral(
                "UPDATE batch SET repush_ms = 1000, wrong_version_grace_ms = 3000, fell_back_ms = 5000"));
        }
    }
    QSqlDatabase::removeDatabase(name);
    return done;
}

} // namespace console
