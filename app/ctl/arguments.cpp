// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"

#include "app/ctl/commandtable.h"

#include <QDateTime>
#include <QDir>

namespace console {

namespace {

CtlExit usageError(const QString& what)
{
    return { 2, QStringLiteral("rolloutctl: %1\nTry 'rolloutctl --help'.\n").arg(what) };
}

/// 12.5 % as 12500; a percentage has three decimals at most.
std::optional<int> thousandths(const QString& text)
{
    QString number = text.endsWith(u'%') ? text.chopped(1) : text;
    const qsizetype point = number.indexOf(u'.');
    const qsizetype decimals = point < 0 ? 0 : number.size() - point - 1;
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    if (!isNumber || decimals > 3 || value <= 0 || value > 100)
        return std::nullopt;
    return qRound(value * 1000);
}

/// The value as the request carries it; undefined when it is none.
QJsonValue valueOf(CtlOption::Type type, const QString& text)
{
    bool isNumber = false;
    switch (type) {
    case CtlOption::Type::Flag:
        return true;
    case CtlOption::Type::Text:
        return text;
    case CtlOption::Type::List:
        return QJsonArray::fromStringList(text.split(u',', Qt::SkipEmptyParts));
    case CtlOption::Type::Number: {
        const int value = text.toInt(&isNumber);
        return isNumber && value >= 0 ? QJsonValue(value) : QJsonValue(QJsonValue::Undefined);
    }
    case CtlOption::Type::PercentOrHistory:
        if (text == QLatin1String("history"))
            return text;
        [[fallthrough]];
    case CtlOption::Type::Percent: {
        const auto value = thousandths(text);
        return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Undefined);
    }
    case CtlOption::Type::Path:
        return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(QDir().absoluteFilePath(text));
    case CtlOption::Type::TimeOrNever:
        if (text == QLatin1String("never"))
            return 0;
        [[fallthrough]];
    case CtlOption::Type::Time: {
        const QDateTime at = QDateTime::fromString(text, Qt::ISODate);
        return at.isValid() ? QJsonValue(at.toMSecsSinceEpoch()) : QJsonValue(QJsonValue::Undefined);
    }
    }
    return {};
}

QString keyOf(QLatin1StringView name)
{
    return QString(name).replace(u'-', u'_');
}

/// Reads the words of one command line, one after another.
class Reader
{
public:
    explicit Reader(const QStringList& words)
        : m_words(words)
    {
    }

    std::variant<CtlCommandLine, CtlExit> read()
    {
        while (m_next < m_words.size()) {
            const QString word = m_words[m_next++];
            const bool isOption = word.startsWith(QLatin1String("--")) && word.size() > 2 && !m_onlyWords;
            if (word == QLatin1String("--"))
                m_onlyWords = true;
            else if (auto exit = isOption ? takeOption(word) : takeWord(word))
                return *exit;
        }
        return finish();
    }

private:
    std::optional<CtlExit> takeOption(const QString& word)
    {
        const qsizetype equals = word.indexOf(u'=');
        const QString name = equals < 0 ? word.sliced(2) : word.sliced(2, equals - 2);
        m_inline = equals < 0 ? std::nullopt : std::optional(word.sliced(equals + 1));
        if (name == QLatin1String("help"))
            return CtlExit{ 0, ctlHelp() };
        if (name == QLatin1String("version") && !m_command) // `firmware add` has one of its own
            return CtlExit{ 0, QStringLiteral("rolloutctl %1\n").arg(QStringLiteral(ROLLOUT_VERSION)) };
        if (name == QLatin1String("json"))
            return flag(m_line.json, name);
        if (name == QLatin1String("yes"))
            return flag(m_line.yes, name);
        if (name == QLatin1String("workspace")) {
            const auto value = takeValue();
            if (!value || value->isEmpty())
                return usageError(QStringLiteral("--workspace needs a folder"));
            m_line.workspace = QDir().absoluteFilePath(*value);
            return std::nullopt;
        }
        if (name == QLatin1String("operator")) {
            const auto value = takeValue();
            if (!value || !isOperatorName(*value))
                return usageError(QStringLiteral("--operator needs a name of at most 40 characters"));
            m_line.request.operatorName = value->trimmed();
            return std::nullopt;
        }
        const CtlOption* option = m_command ? m_command->option(name) : nullptr;
        if (!option) {
            return usageError(m_command ? QStringLiteral("'%1' has no option --%2").arg(m_command->name, name)
                                        : QStringLiteral("no option --%1 before a command").arg(name));
        }
        if (option->type == CtlOption::Type::Flag && m_inline)
            return usageError(QStringLiteral("--%1 takes no value").arg(name));
        const auto value = option->type == CtlOption::Type::Flag ? QString() : takeValue();
        const QJsonValue parsed = value ? valueOf(option->type, *value) : QJsonValue(QJsonValue::Undefined);
        if (parsed.isUndefined())
            return usageError(QStringLiteral("--%1 needs %2").arg(name, option->wanted()));
        m_line.request.arguments.insert(keyOf(option->name), parsed);
        return std::nullopt;
    }

    std::optional<CtlExit> flag(bool& value, const QString& name)
    {
        if (m_inline)
            return usageError(QStringLiteral("--%1 takes no value").arg(name));
        value = true;
        return std::nullopt;
    }

    std::optional<QString> takeValue()
    {
        if (m_inline)
            return m_inline;
        return m_next < m_words.size() ? std::optional(m_words[m_next++]) : std::nullopt;
    }

    std::optional<CtlExit> takeWord(const QString& word)
    {
        if (!m_command) {
            m_name = m_name.isEmpty() ? word : m_name + u' ' + word;
            m_command = findCtlCommand(m_name);
            if (!m_command && !isCtlGroup(m_name))
                return usageError(QStringLiteral("no such command: %1").arg(m_name));
            return std::nullopt;
        }
        if (m_operands.size() == m_command->operands.size())
            return usageError(QStringLiteral("'%1' takes no '%2'").arg(m_command->name, word));
        m_operands.append(word);
        return std::nullopt;
    }

    std::variant<CtlCommandLine, CtlExit> finish()
    {
        if (!m_command)
            return usageError(
                m_name.isEmpty() ? QStringLiteral("say what to do") : QStringLiteral("say what of '%1'").arg(m_name));
        if (m_operands.size() < m_command->operands.size())
            return usageError(QStringLiteral("'%1' needs %2")
                                  .arg(m_command->name, m_command->operands[m_operands.size()].label().toUpper()));
        for (qsizetype i = 0; i < m_operands.size(); ++i) {
            const CtlOption& operand = m_command->operands[i];
            const QJsonValue value = valueOf(operand.type, m_operands[i]);
            if (value.isUndefined() || m_operands[i].isEmpty())
                return usageError(QStringLiteral("'%1' is not %2").arg(m_operands[i], operand.wanted()));
            m_line.request.arguments.insert(keyOf(operand.name), value);
        }
        for (const CtlOption& option : m_command->options) {
            if (option.required && !m_line.request.arguments.contains(keyOf(option.name)))
                return usageError(QStringLiteral("'%1' needs --%2").arg(m_command->name, option.name));
        }
        if (const QString clash = m_command->clash(m_line.request.arguments); !clash.isEmpty())
            return usageError(clash);
        m_line.request.command = m_command->name;
        return m_line;
    }

    QStringList m_words;
    qsizetype m_next = 0;
    bool m_onlyWords = false;
    std::optional<QString> m_inline;
    QString m_name;
    const CtlCommand* m_command = nullptr;
    QStringList m_operands;
    CtlCommandLine m_line;
};

} // namespace

std::variant<CtlCommandLine, CtlExit> parseCtl(const QStringList& arguments)
{
    return Reader(arguments).read();
}

} // namespace console
