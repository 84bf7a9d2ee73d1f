// SPDX-License-Identifier: GPL-3.0-or-later
// settings.json with its broker profiles, and a broker's URL (RELIABILITY.md T14).
#include "app/console/settingsfile.h"
#include "tests/fuzz/fuzzing.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

using namespace console;

namespace {

/// In memory where there is such a place: nothing here is about durability.
QString scratchTemplate()
{
    const bool inMemory = QDir(QStringLiteral("/dev/shm")).exists();
    return (inMemory ? QStringLiteral("/dev/shm") : QDir::tempPath()) + QStringLiteral("/fuzz-XXXXXX");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const QTemporaryDir folder(scratchTemplate());
    QLoggingCategory::setFilterRules(QStringLiteral("console.*=false"));
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    QFile file(path);
    mustHold(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "the file can be written");
    file.close();
    const auto settings = loadSettings(path);
    mustHold(settings.has_value(), "a damaged file gives the defaults");
    mustHold(settings->linkHours >= 1 && settings->linkHours <= 24 * 365, "hours of a link");
    mustHold(settings->theme <= Theme::Dark, "a theme there is");
    mustHold(saveSettings(path, *settings).has_value(), "it can be saved");
    mustHold(loadSettings(path) == settings, "it comes back as it was");
    if (const auto profile = parseBrokerUrl(QString::fromUtf8(bytes.left(2048))))
        mustHold(!profile->host.isEmpty() && profile->port != 0, "a broker has a host and a port");
    return 0;
}
