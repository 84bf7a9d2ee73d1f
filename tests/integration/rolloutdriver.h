// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/headlessprocess.h"
#include "tests/integration/rolloutwitness.h"

namespace console {

/// The operator of a console that may be killed at any moment, as a script would be: round after round adds a firmware,
/// verifies it on one device, and starts a batch to all. Where it stands it reads from the store; what it was answered
/// it tells the witness. For tests, one thread.
class RolloutDriver
{
public:
    enum class Stage : quint8 { AddFirmware, Verify, AwaitVerification, StartBatch, AwaitEnd, Resume, Ended };

    /// `folder`: where the firmware files are written.
    RolloutDriver(HeadlessProcess& console, RolloutWitness& witness, QString folder);
    void setRate(int perMinute) { m_rate = perMinute; }
    void setProduct(const QString& product, const QString& testDevice);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] int round() const { return m_round; }
    [[nodiscard]] quint64 batch() const { return m_batch; } ///< of the round; 0 = not started
    [[nodiscard]] QString lastRefusal() const { return m_refusal; }

    /// Reads where the round stands.
    void follow(const StoreSnapshot& store);
    /// Gives the order that is due, if one is.
    void step();
    /// Pauses the round's batch; the next step() resumes it.
    void pause();
    void nextRound();
    /// While nobody holds the workspace: shortens the waits of the round's batch, which no order sets.
    [[nodiscard]] bool shortenWaits() const;

private:
    [[nodiscard]] QString version() const;
    [[nodiscard]] quint64 order(const QStringList& arguments);
    void addFirmware();

    HeadlessProcess& m_console;
    RolloutWitness& m_witness;
    QString m_folder;
    QString m_product;
    QString m_testDevice;
    int m_rate = 1000;
    int m_round = 1;
    Stage m_stage = Stage::AddFirmware;
    quint64 m_firmware = 0;
    quint64 m_batch = 0;
    QString m_refusal;
};

} // namespace console
