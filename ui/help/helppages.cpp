// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helppages.h"

#include <QFile>
#include <QHash>
#include <QWidget>

/// The pages lie in a static library; Qt wants this outside of a namespace.
static void initHelp()
{
    Q_INIT_RESOURCE(help);
}

namespace console {

namespace {

/// Parts of the window that a page of their own speaks of, by object name.
const QHash<QString, QString>& parts()
{
    static const QHash<QString, QString> known{
        { QStringLiteral("deviceFilter"), QStringLiteral("filters") },
        { QStringLiteral("filterWords"), QStringLiteral("filters") },
        { QStringLiteral("saveFilterDialog"), QStringLiteral("filters") },
        { QStringLiteral("uploadDialog"), QStringLiteral("firmware") },
        { QStringLiteral("verificationDialog"), QStringLiteral("verification") },
        { QStringLiteral("verificationView"), QStringLiteral("verification") },
        { QStringLiteral("batchWizard"), QStringLiteral("batches") },
        { QStringLiteral("strategyStep"), QStringLiteral("strategy") },
        { QStringLiteral("waveBar"), QStringLiteral("strategy") },
        { QStringLiteral("rateDialog"), QStringLiteral("strategy") },
        { QStringLiteral("haltTest"), QStringLiteral("halts") },
        { QStringLiteral("haltBase"), QStringLiteral("halts") },
        { QStringLiteral("haltWhence"), QStringLiteral("halts") },
        { QStringLiteral("haltCount"), QStringLiteral("halts") },
        { QStringLiteral("haltFailures"), QStringLiteral("halts") },
        { QStringLiteral("haltShare"), QStringLiteral("halts") },
        { QStringLiteral("haltPercent"), QStringLiteral("halts") },
        { QStringLiteral("haltLeast"), QStringLiteral("halts") },
        { QStringLiteral("replayBar"), QStringLiteral("replay") },
    };
    return known;
}

} // namespace

const QStringList& helpPageNames()
{
    static const QStringList names{ QStringLiteral("start"), QStringLiteral("overview"), QStringLiteral("devices"),
        QStringLiteral("filters"), QStringLiteral("firmware"), QStringLiteral("verification"),
        QStringLiteral("batches"), QStringLiteral("strategy"), QStringLiteral("halts"), QStringLiteral("replay"),
        QStringLiteral("activity"), QStringLiteral("settings"), QStringLiteral("commandline"),
        QStringLiteral("troubleshooting") };
    return names;
}

QString helpUrl(const QString& language, const QString& name)
{
    return QStringLiteral("qrc:/help/%1/%2.md").arg(language, name);
}

HelpPage helpPage(const QString& language, const QString& name)
{
    initHelp();
    QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.readAll());
    const QString first = text.section(u'\n', 0, 0);
    return { first.startsWith(QLatin1String("# ")) ? first.sliced(2) : QString(), text };
}

QString helpPageFor(const QWidget* place, const QString& page)
{
    for (const QWidget* part = place; part; part = part->parentWidget()) {
        if (const auto found = parts().constFind(part->objectName()); found != parts().constEnd())
            return *found;
    }
    return helpPageNames().contains(page) ? page : helpPageNames().constFirst();
}

} // namespace console
