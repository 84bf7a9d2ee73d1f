// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QLatin1StringView>
#include <QList>
#include <QString>

namespace console {

/// An option of a command, or a word that must follow it.
struct CtlOption
{
    enum class Type { Flag, Text, List, Number, Percent, PercentOrHistory, Path, Time, TimeOrNever };

    QLatin1StringView name; ///< "retry-after"; in the request retry_after
    Type type = Type::Text;
    QLatin1StringView value; ///< as help shows it: "MIN"
    bool required = false;

    [[nodiscard]] QString label() const { return QString(name).toUpper(); }
    [[nodiscard]] QString wanted() const; ///< "a number", for usage errors
};

/// One thing rolloutctl can be told.
struct CtlCommand
{
    QString name; ///< one or two words
    QList<CtlOption> operands;
    QList<CtlOption> options;
    QLatin1StringView help;
    QList<QLatin1StringView> onlyOne; ///< of these options at most one
    bool isLocal = false; ///< carried out by rolloutctl itself

    [[nodiscard]] const CtlOption* option(const QString& name) const;
    /// Why these arguments do not go together; empty = they do.
    [[nodiscard]] QString clash(const QJsonObject& arguments) const;
};

[[nodiscard]] const QList<CtlCommand>& ctlCommands();
[[nodiscard]] const CtlCommand* findCtlCommand(const QString& name); ///< null = none
[[nodiscard]] bool isCtlGroup(const QString& word); ///< "batch": the first of two words
[[nodiscard]] QString ctlHelp();

} // namespace console
