// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>
#include <functional>

namespace console {

/// A strong id: 0 is "none". Ids are made by the console (IdSource), positive and below 2^53, written as decimal
/// strings outside.
template <class Tag> struct Id
{
    quint64 value = 0;

    [[nodiscard]] bool isNull() const { return value == 0; }
    [[nodiscard]] QString toString() const { return QString::number(value); }
    static Id fromString(const QString& text) { return Id{ text.toULongLong() }; }
    auto operator<=>(const Id&) const = default;
};

template <class Tag> size_t qHash(Id<Tag> id, size_t seed = 0) noexcept
{
    return ::qHash(id.value, seed);
}

using FirmwareId = Id<struct FirmwareTag>;
using BatchId = Id<struct BatchTag>;
using EventId = Id<struct EventTag>;

/// Makes ids that grow with time and never repeat in one console: milliseconds since 2020, then a counter of 9 bits.
/// One thread; a restart continues above every earlier id as long as the clock does not go back (raise() mends that).
class IdSource
{
public:
    /// Ids made from now on are greater than `id` (call with the greatest stored id at start).
    void raise(quint64 id);
    quint64 next(TimeMs now);

private:
    quint64 m_last = 0;
};

} // namespace console

template <class Tag> struct std::hash<console::Id<Tag>>
{
    size_t operator()(console::Id<Tag> id) const noexcept { return std::hash<quint64>{}(id.value); }
};
