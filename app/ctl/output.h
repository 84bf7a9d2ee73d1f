// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/wire.h"

#include <QList>
#include <QStringList>

namespace console {

/// Makes the text of answers: JSON, or tables and lines for people. Pure: what is returned goes to stdout as it is.
class CtlOutput
{
public:
    CtlOutput(QString command, bool json);

    /// Text for the next rows of a list.
    [[nodiscard]] QByteArray rows(const QJsonArray& rows);
    /// Text for the last line of an answer.
    [[nodiscard]] QByteArray done(const QJsonValue& value);

    /// Control characters and such that turn text around, which a device might have sent, cannot reach a terminal.
    [[nodiscard]] static QString harmless(const QString& text);

private:
    [[nodiscard]] QByteArray table(const QJsonArray& rows);
    [[nodiscard]] QByteArray object(const QJsonObject& value, const QString& prefix = {}) const;

    QString m_command;
    bool m_json;
    bool m_hasRows = false;
    QStringList m_columns; ///< paths into a row: "counts.queued"
    QList<qsizetype> m_widths;
};

} // namespace console
