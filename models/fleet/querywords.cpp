// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/querywords.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <utility>

namespace console::querywords {

namespace {

using Field = QueryTerm::Field;
using Order = QueryTerm::Order;

constexpr std::array<std::pair<QStringView, Field>, 10> fields{ { { u"product", Field::Product },
    { u"module", Field::Module }, { u"version", Field::Version }, { u"name", Field::Name }, { u"group", Field::Group },
    { u"tag", Field::Tag }, { u"state", Field::State }, { u"outcome", Field::Outcome }, { u"seen", Field::Seen },
    { u"enrolled", Field::Enrolled } } };

constexpr std::array<std::pair<QStringView, Order>, 5> signs{ { { u"=", Order::Equal }, { u"<", Order::Less },
    { u"<=", Order::LessOrEqual }, { u">", Order::Greater }, { u">=", Order::GreaterOrEqual } } };

constexpr unsigned bitOf(DeviceFacts::State state)
{
    return static_cast<unsigned>(state);
}
constexpr unsigned bitOf(DeviceFacts::Outcome outcome)
{
    return static_cast<unsigned>(outcome);
}

using Choice = std::pair<QStringView, unsigned>;

constexpr std::array<Choice, 5> states{ { { u"idle", bitOf(DeviceFacts::State::Idle) },
    { u"queued", bitOf(DeviceFacts::State::Queued) }, { u"notified", bitOf(DeviceFacts::State::Notified) },
    { u"upgrading", bitOf(DeviceFacts::State::Upgrading) }, { u"silent", QueryTerm::silentBit } } };

constexpr std::array<Choice, 5> outcomes{ { { u"succeeded", bitOf(DeviceFacts::Outcome::Succeeded) },
    { u"failed", bitOf(DeviceFacts::Outcome::Failed) }, { u"cancelled", bitOf(DeviceFacts::Outcome::Cancelled) },
    { u"skipped", bitOf(DeviceFacts::Outcome::Skipped) }, { u"none", bitOf(DeviceFacts::Outcome::None) } } };

constexpr std::array<std::pair<QChar, qint64>, 5> units{ { { u'w', 604'800'000 }, { u'd', 86'400'000 },
    { u'h', 3'600'000 }, { u'm', 60'000 }, { u's', 1000 } } };

std::span<const Choice> choicesOf(Field field)
{
    return field == Field::State ? std::span<const Choice>(states) : std::span<const Choice>(outcomes);
}

} // namespace

std::optional<Field> fieldNamed(QStringView name)
{
    for (const auto& [text, field] : fields) {
        if (name.compare(text, Qt::CaseInsensitive) == 0)
            return field;
    }
    return std::nullopt;
}

QStringView nameOf(Field field)
{
    return std::ranges::find(fields, field, &std::pair<QStringView, Field>::second)->first;
}

QStringList fieldNames()
{
    QStringList names;
    for (const auto& [name, field] : fields)
        names.append(name.toString());
    return names;
}

QStringView signOf(Order order)
{
    return std::ranges::find(signs, order, &std::pair<QStringView, Order>::second)->first;
}

std::optional<unsigned> choiceNamed(Field field, QStringView name)
{
    for (const auto& [text, choice] : choicesOf(field)) {
        if (name.compare(text, Qt::CaseInsensitive) == 0)
            return choice;
    }
    return std::nullopt;
}

QStringList choiceNames(Field field, quint32 choices)
{
    QStringList names;
    for (const auto& [text, choice] : choicesOf(field)) {
        if (((choices >> choice) & 1U) != 0)
            names.append(text.toString());
    }
    return names;
}

std::optional<qint64> ageMs(QStringView text)
{
    if (text.size() < 2 || text.size() > 7)
        return std::nullopt;
    const auto unit = std::ranges::find(units, text.back().toLower(), &std::pair<QChar, qint64>::first);
    const QStringView digits = text.chopped(1);
    if (unit == units.end() || !std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    return digits.toLongLong() * unit->second;
}

QString ageText(qint64 ageMs)
{
    // Weeks only where the days would need a digit more than can be read again.
    const auto* const unit = std::find_if(units.begin(), units.end(), [ageMs](const auto& each) {
        return ageMs % each.second == 0 && (each.first != u'w' || ageMs / units[1].second > 999'999);
    });
    return QString::number(ageMs / unit->second) + unit->first;
}

std::optional<TimeMs> moment(QStringView text)
{
    // QDateTime would take more than we write, such as zones and fractions.
    if (text.size() != 10 && text.size() != 16)
        return std::nullopt;
    const QDate date = QDate::fromString(text.left(10).toString(), QStringLiteral("yyyy-MM-dd"));
    const QTime time = text.size() == 10 || (text.at(10) != u'T' && text.at(10) != u't')
        ? QTime(0, 0)
        : QTime::fromString(text.mid(11).toString(), QStringLiteral("HH:mm"));
    if (!date.isValid() || !time.isValid() || (text.size() == 16 && text.at(10).toUpper() != u'T'))
        return std::nullopt;
    const QDateTime at = text.size() == 10 ? date.startOfDay() : QDateTime(date, time);
    return at.isValid() ? std::optional(at.toMSecsSinceEpoch()) : std::nullopt;
}

QString momentText(TimeMs at)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at);
    return local == local.date().startOfDay() ? local.toString(QStringLiteral("yyyy-MM-dd"))
                                              : local.toString(QStringLiteral("yyyy-MM-ddTHH:mm"));
}

bool isReserved(QStringView word)
{
    return word.compare(u"and", Qt::CaseInsensitive) == 0 || word.compare(u"or", Qt::CaseInsensitive) == 0
        || word.compare(u"not", Qt::CaseInsensitive) == 0 || word.startsWith(u'-') || word.contains(u':');
}

bool isPlain(QStringView text)
{
    constexpr QStringView special = u",\"()\\*=<>!";
    return std::ranges::none_of(text, [special](QChar c) { return c.isSpace() || special.contains(c); });
}

QString escaped(const QString& text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\' || c == u'*')
            result.append(u'\\');
        result.append(c);
    }
    return result;
}

} // namespace console::querywords
