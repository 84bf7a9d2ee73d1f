// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/completion.h"

#include "app/ctl/commandtable.h"

#include <algorithm>

namespace console {

namespace {

const QStringList ownOptions{ QStringLiteral("--workspace"), QStringLiteral("--operator"), QStringLiteral("--json"),
    QStringLiteral("--yes"), QStringLiteral("--help"), QStringLiteral("--version") };

bool isOption(const QString& word)
{
    return word.startsWith(QLatin1String("--"));
}

/// The words that choose the command, its operands, and the options that were given.
struct Begun
{
    const CtlCommand* command = nullptr;
    QString group; ///< "batch", when the second word is still missing
    qsizetype operands = 0;
    QStringList options;
    const CtlOption* open = nullptr; ///< waits for its value
    bool isWorkspaceOpen = false;
    bool isNameOpen = false; ///< of an operator
    bool isWrong = false;
};

void take(Begun& begun, const QString& word)
{
    if (begun.open || begun.isWorkspaceOpen || begun.isNameOpen) {
        begun.open = nullptr;
        begun.isWorkspaceOpen = begun.isNameOpen = false;
    } else if (isOption(word)) {
        begun.options.append(word);
        begun.isWorkspaceOpen = word == QLatin1String("--workspace");
        begun.isNameOpen = word == QLatin1String("--operator");
        const CtlOption* option = begun.command ? begun.command->option(word.sliced(2)) : nullptr;
        begun.open = option && option->type != CtlOption::Type::Flag ? option : nullptr;
    } else if (begun.command) {
        ++begun.operands;
    } else {
        const QString name = begun.group.isEmpty() ? word : QString(begun.group + u' ' + word);
        begun.command = findCtlCommand(name);
        begun.isWrong = !begun.command && (!begun.group.isEmpty() || !isCtlGroup(word));
        begun.group = word;
    }
}

QStringList namesOf(const Begun& begun)
{
    QStringList names;
    const QString prefix = begun.group.isEmpty() ? QString() : QString(begun.group + u' ');
    for (const CtlCommand& each : ctlCommands()) {
        if (each.name.startsWith(prefix))
            names.append(each.name.sliced(prefix.size()).section(u' ', 0, 0));
    }
    names.removeDuplicates();
    return names;
}

/// In "md5|sha256" and "P|history" what is in lower case is meant word for word; "P" stands for something of the user's
/// own.
QStringList choicesOf(const CtlOption& option)
{
    QStringList choices;
    for (const QString& each : QString(option.value).split(u'|')) {
        const bool isWord = std::all_of(each.begin(), each.end(), [](QChar c) { return c.isLower() || c.isDigit(); });
        if (isWord && !each.isEmpty())
            choices.append(each);
    }
    return choices;
}

QStringList optionsOf(const Begun& begun)
{
    QStringList names;
    if (begun.command) {
        for (const CtlOption& each : begun.command->options)
            names.append(QStringLiteral("--") + each.name);
    }
    for (const QString& own : ownOptions) {
        const bool isTaken = own == QLatin1String("--version") && begun.command; // only without a command
        if (!names.contains(own) && !isTaken)
            names.append(own);
    }
    names.removeIf([&](const QString& name) { return begun.options.contains(name); });
    return names;
}

CtlCompletion candidates(const Begun& begun, const QString& current)
{
    if (begun.isWrong || begun.isNameOpen)
        return {};
    if (begun.isWorkspaceOpen)
        return { {}, true };
    if (begun.open)
        return { choicesOf(*begun.open), begun.open->type == CtlOption::Type::Path };
    if (isOption(current) || current == QLatin1String("-"))
        return { optionsOf(begun), false };
    if (!begun.command)
        return { namesOf(begun), false };
    if (begun.operands < begun.command->operands.size())
        return { {}, begun.command->operands[begun.operands].type == CtlOption::Type::Path };
    return { optionsOf(begun), false };
}

} // namespace

CtlCompletion completeCtl(QStringList words)
{
    const QString last = words.isEmpty() ? QString() : words.takeLast();
    const QString current = last == QLatin1String("=") ? QString() : last; // bash parts --name=value in three
    Begun begun;
    for (const QString& word : std::as_const(words)) {
        if (word != QLatin1String("="))
            take(begun, word);
    }
    CtlCompletion found = candidates(begun, current);
    found.words.removeIf([&](const QString& word) { return !word.startsWith(current); });
    return found;
}

QString completionLines(const CtlCompletion& completion)
{
    QString lines;
    for (const QString& word : completion.words)
        lines += word + u'\n';
    return completion.isFile ? QString(lines + QStringLiteral(":files\n")) : lines;
}

} // namespace console
