// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/upgrade.h"

#include "app/fleet/ledger.h"
#include "app/fleet/options.h"
#include "app/fleet/shares.h"

#include <algorithm>

namespace console {

namespace {

constexpr int flashMs = 500;
constexpr double slowSeconds = 20;

enum Salt : quint64 { ThinkSalt = 100, BreakSalt };

} // namespace

Upgrade::Upgrade(const DeviceSpec& spec, const FleetOptions& options, Ledger& ledger, DeviceNotice notice, bool strikes,
    bool goesAway)
    : m_spec(spec)
    , m_options(options)
    , m_ledger(ledger)
    , m_notice(std::move(notice))
    , m_strikes(strikes)
    , m_goesAway(goesAway)
    , m_download(order())
    , m_hash(m_notice.algorithm)
{
    m_wait.setSingleShot(true);
    connect(&m_download, &HttpDownload::began, this, &Upgrade::onBegan);
    connect(&m_download, &HttpDownload::chunkReceived, this, &Upgrade::onChunk);
    connect(&m_download, &HttpDownload::finished, this, &Upgrade::onFetched);
    connect(&m_download, &HttpDownload::failed, this, &Upgrade::onFetchFailed);
    connect(&m_download, &HttpDownload::cut, this, [this](const QString& why) {
        m_ledger.write(m_spec.name, "downloadCut", { { QStringLiteral("why"), why } });
    });
}

DownloadOrder Upgrade::order() const
{
    DownloadOrder order;
    order.url = QUrl(m_notice.url);
    order.rate = m_spec.rate ? std::max<qint64>(static_cast<qint64>(*m_spec.rate), 1) : m_options.downloadRate;
    if (m_spec.fate == Fate::Slow) {
        const double thin = static_cast<double>(m_notice.size) / slowSeconds * m_options.speed;
        const qint64 rate = std::max<qint64>(static_cast<qint64>(thin), 64);
        order.rate = order.rate > 0 ? std::min(order.rate, rate) : rate;
    }
    order.acceptsGzip = m_spec.kind == DeviceKind::Sdk3;
    order.exactHeaderNames = m_spec.kind != DeviceKind::Plain;
    order.retryMs = std::max(m_options.scaled(1000), 10);
    return order;
}

void Upgrade::start()
{
    connect(&m_wait, &QTimer::timeout, this, &Upgrade::begin);
    const int usual = 100 + static_cast<int>(draw(m_spec.chance, m_spec.index, ThinkSalt) % 500);
    m_wait.start(m_options.scaled(m_spec.respondMs ? static_cast<int>(std::min(*m_spec.respondMs, 2e9)) : usual));
}

void Upgrade::suspend()
{
    m_download.suspend();
}

void Upgrade::resume()
{
    if (m_size > 0)
        m_download.resume();
}

void Upgrade::begin()
{
    m_wait.disconnect(this);
    if (!meets(Fate::UpgradeFailed)) {
        fetch();
        return;
    }
    emit stepReached(0);
    connect(&m_wait, &QTimer::timeout, this, [this] { emit failed(-1, QStringLiteral("upgrade failed")); });
    m_wait.start(m_options.scaled(flashMs));
}

void Upgrade::fetch()
{
    // The well-made client speaks up at once, the SDKs when the server has answered (PROTOCOL.md 6.3).
    if (m_spec.kind == DeviceKind::Plain) {
        m_lastStep = 0;
        emit stepReached(0);
    }
    m_ledger.write(m_spec.name, "downloadStarted", { { QStringLiteral("url"), m_notice.url } });
    m_download.start();
}

void Upgrade::onBegan(qint64 size)
{
    m_size = size;
    if (m_lastStep < 0) {
        m_lastStep = 0;
        emit stepReached(0);
    }
}

void Upgrade::onChunk(const QByteArray& bytes)
{
    const qint64 received = m_download.received();
    if (meets(Fate::VerificationFailed) && received == bytes.size()) {
        QByteArray damaged = bytes;
        damaged[0] = static_cast<char>(damaged[0] ^ 1);
        m_hash.addData(damaged);
    } else {
        m_hash.addData(bytes);
    }
    const double share = static_cast<double>(received) / static_cast<double>(m_size);
    const double breakAt = 0.4 + drawPercent(m_spec.chance, m_spec.index, BreakSalt) / 250; // 0.4 up to 0.8
    if (meets(Fate::DownloadFailed) && share >= breakAt) {
        m_download.suspend();
        writeEnd(false);
        emit failed(-2, QStringLiteral("download failed"));
        return;
    }
    if (meets(Fate::Stalled) && share >= breakAt) {
        m_download.suspend();
        writeEnd(false);
        emit gaveUp(QStringLiteral("stalled"));
        return;
    }
    reportStep();
    if (m_goesAway && share >= breakAt) {
        m_goesAway = false;
        emit awayPointReached();
    }
}

void Upgrade::reportStep()
{
    const int interval = traitsOf(m_spec.kind).doubleReports ? 1 : 5;
    const int percent = static_cast<int>(m_download.received() * 100 / m_size);
    const int step = std::min(percent / interval * interval, 98);
    if (step < m_lastStep + interval)
        return;
    m_lastStep = step;
    emit stepReached(step);
    if (m_spec.fate == Fate::BackwardsProgress && step >= 50 && !m_wentBack) {
        m_wentBack = true;
        emit stepReached(20);
    }
}

void Upgrade::onFetched()
{
    const bool digestOk = m_hash.result().toHex() == m_notice.digest;
    writeEnd(digestOk);
    if (!digestOk) {
        emit failed(-3, QStringLiteral("digest mismatch"));
        return;
    }
    connect(&m_wait, &QTimer::timeout, this, &Upgrade::finishFlashing);
    m_wait.start(m_options.scaled(flashMs));
    emit stepReached(100);
}

void Upgrade::finishFlashing()
{
    if (meets(Fate::FlashingFailed))
        emit failed(-4, QStringLiteral("flashing failed"));
    else
        emit flashed();
}

void Upgrade::onFetchFailed(int status, const QString& why)
{
    m_ledger.write(m_spec.name, "downloadEnded",
        { { QStringLiteral("bytes"), m_download.received() }, { QStringLiteral("status"), status },
            { QStringLiteral("why"), why } });
    const KindTraits traits = traitsOf(m_spec.kind);
    if (status == 0 ? traits.silentWhenUnreachable : traits.silentWhenRefused) {
        if (status != 0 && m_lastStep < 0)
            emit stepReached(0);
        emit gaveUp(why);
        return;
    }
    emit failed(-2, why);
}

void Upgrade::writeEnd(bool digestOk)
{
    m_ledger.write(m_spec.name, "downloadEnded",
        { { QStringLiteral("bytes"), m_download.received() }, { QStringLiteral("digestOk"), digestOk } });
}

} // namespace console
