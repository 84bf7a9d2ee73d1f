// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <tl/expected.hpp>

#include <memory>
#include <span>
#include <string_view>

namespace console {

/// What a query can ask about one device, whoever holds it. Views only: made on the fly for each row.
struct DeviceFacts
{
    enum class State : quint8 { Idle, Queued, Notified, Upgrading };
    enum class Outcome : quint8 { None, Succeeded, Failed, Cancelled, Skipped };
    struct Module
    {
        std::string_view name;
        std::string_view version;
    };

    std::string_view name;
    std::string_view product;
    std::string_view version; ///< of module default, empty = none reported
    std::span<const Module> modules; ///< beyond default
    State state = State::Idle;
    bool silent = false; ///< got a notice and did not answer in time
    Outcome outcome = Outcome::None; ///< of the last finished task
    TimeMs lastSeen = 0; ///< 0 = never
};

/// Why a filter text is not a query: where, and what would have been right there. Words are made in the GUI.
struct QueryError
{
    enum class Expected : quint8 {
        Value, ///< something after the field or the minus
        ClosingQuote,
        FieldName, ///< one of DeviceQuery::fieldNames()
        StateName, ///< idle, queued, notified, upgrading, silent
        OutcomeName, ///< succeeded, failed, cancelled, skipped
        Age, ///< <2h, >1d or never; units s m h d w
    };
    qsizetype position = 0; ///< in the text, as QString counts
    qsizetype length = 0;
    Expected expected = Expected::Value;

    bool operator==(const QueryError&) const = default;
};

/// The filter text of the Devices view as a predicate. All terms must hold; `-term` negates one:
///   sensor  gw-*-7  "two words"            part of the name, or the whole name with wildcards; case does not matter
///   product:PK  module:MCU  version:1.2.*   exact or with wildcards; a comma separates alternatives; also = and !=
///   state:queued,silent  outcome:failed     (idle, queued, notified, upgrading, silent; succeeded, failed, cancelled,
///                                            skipped); a silent device is notified or upgrading as well
///   seen:<2h  seen:>1d  seen:never          how long ago the last live message came; > holds for never as well
/// `version` speaks of module default, or of the module named beside it. A value; const use from any thread.
class DeviceQuery
{
public:
    DeviceQuery(); ///< holds for every device
    [[nodiscard]] static tl::expected<DeviceQuery, QueryError> parse(const QString& text);

    [[nodiscard]] bool matches(const DeviceFacts& device, TimeMs now) const;
    [[nodiscard]] bool isEmpty() const;
    /// True when the same device may match later without a change: refresh now and then.
    [[nodiscard]] bool dependsOnTime() const;

    /// One term as text, quoted where it must be: term(u"version", u"1.0") is `version:1.0`.
    [[nodiscard]] static QString term(QStringView field, QStringView value);
    [[nodiscard]] static QStringList fieldNames();

private:
    struct Terms;
    std::shared_ptr<const Terms> m_terms;
};

} // namespace console
