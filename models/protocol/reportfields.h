// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <memory>
#include <string_view>

namespace console {

/// What a member of a report turned out to be.
enum class FieldState : quint8 { Missing, WrongType, Present };

struct TextField
{
    FieldState state = FieldState::Missing;
    std::string_view text;
};

/// The members that matter of `{"id":…,"params":{…}}`, not yet judged by the kind of the report. A duplicate member
/// counts with its last value, a duplicate `params` as a whole. Views live until the next read().
struct ReportFields
{
    TextField id; ///< number (as written) or string
    FieldState params = FieldState::Missing;
    TextField version;
    TextField module; ///< null and "" count as missing: they name no module
    TextField description; ///< null counts as missing
    FieldState step = FieldState::Missing;
    qint16 stepValue = 0; ///< where step is Present: -4..100
    FieldState data = FieldState::Missing; ///< only the console's own answers have one
};

/// Reads the JSON text of a report completely: also members nobody asks for must be well-formed. No allocation after
/// construction. One thread per reader.
class ReportFieldsReader
{
public:
    /// `longest`: greatest size of a text, in bytes. `deepest`: greatest nesting, 1 = an object without objects in it.
    ReportFieldsReader(qsizetype longest, int deepest);
    ~ReportFieldsReader();

    enum class Outcome : quint8 { Read, TooLarge, TooDeep, NotJson, NotAnObject };
    [[nodiscard]] Outcome read(QByteArrayView text, ReportFields& fields);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    qsizetype m_longest;
    int m_deepest;
};

} // namespace console
