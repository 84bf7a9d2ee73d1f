// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/fleet/vocabulary.h"

#include <QString>

namespace console {

/// A device's place in the fleet: 0, 1, 2, … in the order of enrolment, for the life of the workspace (also its id in
/// the database, and its index in FleetNames::devices).
using DeviceSlot = quint32;
using ProductIndex = quint32; ///< in FleetNames::products
using ModuleIndex = quint32; ///< in FleetNames::modules
using VersionIndex = quint32; ///< in FleetNames::versions; 0 = none reported
using MarksIndex = quint32; ///< in FleetNames::marks; 0 = none

inline constexpr DeviceSlot noDevice = 0xffffffff;
inline constexpr ModuleIndex defaultModuleIndex = 1; ///< FleetNames interns "default" first

/// The names behind the numbers. Written by the engine thread, read by the GUI thread for numbers a Frame brought.
struct FleetNames
{
    FleetNames() { modules.intern("default"); }

    NameArena devices; ///< by DeviceSlot
    Vocabulary products;
    Vocabulary modules{ Vocabulary::Letters::Folded }; ///< module names differ in more than case (PROTOCOL.md 2.1)
    Vocabulary versions;
    Vocabulary marks; ///< DeviceMarks::packed(); 0 = neither group nor tags
};

/// Text of an arena for people.
[[nodiscard]] inline QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

struct ModuleVersion
{
    ModuleIndex module = defaultModuleIndex;
    VersionIndex version = 0;
    TimeMs since = 0; ///< first report of this version
};

/// One device as the fleet knows it. Fixed size; modules beyond `default` live beside it in Fleet.
struct Device
{
    ProductIndex product = 0;
    VersionIndex version = 0; ///< of module default
    quint32 moreModules = 0; ///< how many other modules it has reported
    MarksIndex marks = 0; ///< its group and tags
    TimeMs firstSeen = 0;
    TimeMs lastSeen = 0; ///< last live message of any kind; 0 where only retained reports came
};

} // namespace console
