// SPDX-License-Identifier: GPL-3.0-or-later
// How a console comes to what its workspace holds: before it opens, or while its window is already there.
#include "app/console/console.h"

#include "app/console/version.h"
#include "models/base/logging.h"
#include "models/control/adoptionhistory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace console {

namespace {

/// What reading a workspace took and freed goes back to the system: the allocator would keep it for ever.
void giveBackMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

/// Big pieces of memory come from the system and go back to it when they are freed. By itself the allocator keeps them
/// once it has seen one: a window on a million devices held a fifth more than was in use.
void Console::tuneMemory()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
#endif
}

Result<void> Console::tidyVault()
{
    if (auto opened = m_vault->open(); !opened)
        return opened;
    const auto contents = reader().loadFirmware();
    if (!contents)
        return failure(contents.error());
    // A kill between a firmware's record and its file leaves a file that nobody asks for.
    QSet<QByteArray> needed;
    for (const Firmware& firmware : contents->firmware) {
        const bool inUse = std::any_of(contents->batches.begin(), contents->batches.end(),
            [&](const Batch& batch) { return batch.firmware == firmware.id && isOpen(batch.state); });
        if (!firmware.deleted || inUse)
            needed.insert(firmware.sha256);
    }
    if (const int removed = m_vault->keepOnly(needed); removed > 0)
        qCInfo(lcControl) << "removed" << removed << "files of deleted firmware";
    return {};
}

Result<void> Console::load(const StoreReader::Progress& progress)
{
    {
        auto contents = reader().loadWorkspace(progress);
        if (!contents)
            return failure(contents.error());
        if (auto restored = m_loop->restore(*contents); !restored)
            return restored;
    }
    giveBackMemory();
    m_loaded = true;
    return {};
}

/// On the engine thread, before anything else there.
void Console::loadOnEngine()
{
    const auto loaded = load([this](int percent) {
        showProgress(percent);
        return !isEnding();
    });
    if (loaded) {
        startLoop();
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (isEnding())
                    return;
                serve();
                goOn();
            },
            Qt::QueuedConnection);
    } else if (!isEnding()) {
        QMetaObject::invokeMethod(
            this, [this, error = loaded.error()] { emit loadFailed(error); }, Qt::QueuedConnection);
    }
}

void Console::showProgress(int percent)
{
    Frame frame;
    frame.at = m_clock.now();
    frame.pulse.loadedPercent = percent;
    (void)m_frames.put(std::move(frame)); // a window that has not seen the last one needs no newer
}

/// On the engine thread.
void Console::startLoop()
{
    Activity started;
    started.kind = ActivityKind::ConsoleStarted;
    started.args = { applicationVersion() };
    m_loop->log(started);
    m_loop->start();
}

void Console::recallAdoption()
{
    m_pool.start([this, reader = reader()] {
        AdoptionHistory history;
        if (!reader.replayVersions([&](const VersionChange& change) { history.add(change); }))
            return; // a chart without its past is no reason to bother anyone; the database's faults are told elsewhere
        QMetaObject::invokeMethod(
            m_loop.get(), [loop = m_loop.get(), samples = history.takeSamples()] { loop->addSamples(samples); },
            Qt::QueuedConnection);
        history = {};
        giveBackMemory();
    });
}

} // namespace console
