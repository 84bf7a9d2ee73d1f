// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace console {

/// What rolloutctl asks of the console: one line of JSON, one question a connection.
struct CtlRequest
{
    QString command; ///< "batch start"
    QJsonObject arguments;
    QString operatorName{}; ///< in whose name; empty = who the console's settings name

    bool operator==(const CtlRequest&) const = default;
};

/// One line of the answer. Any number of Rows and Progress lines come before the last one, Done or Refused.
struct CtlAnswer
{
    enum class Kind { Rows, Progress, Done, Refused };

    Kind kind = Kind::Done;
    QJsonArray rows; ///< Rows: the next ones of a list
    int percent = 0; ///< Progress: 0..100
    QJsonValue value; ///< Done: the answer; null after rows
    QString errorKind; ///< Refused: stable name, for programs
    QString errorText; ///< Refused: a sentence, for people

    [[nodiscard]] bool isLast() const { return kind == Kind::Done || kind == Kind::Refused; }
    bool operator==(const CtlAnswer&) const = default;
};

/// Longest line of a request: room for a list of 200,000 device names.
inline constexpr qsizetype maximumRequestBytes = 8 * 1024 * 1024;

/// What can stand in the log as the name of an operator: up to 40 characters to be seen.
[[nodiscard]] bool isOperatorName(const QString& text);

/// With the newline that ends it.
[[nodiscard]] QByteArray encode(const CtlRequest& request);
[[nodiscard]] QByteArray encode(const CtlAnswer& answer);
/// `line` with or without its newline. Pure. Error: RequestInvalid.
[[nodiscard]] Result<CtlRequest> decodeRequest(const QByteArray& line);
[[nodiscard]] Result<CtlAnswer> decodeAnswer(const QByteArray& line);

} // namespace console
