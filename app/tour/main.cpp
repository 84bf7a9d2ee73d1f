// SPDX-License-Identifier: GPL-3.0-or-later
// rollout-tour: the demo without a person. Started by app/run --tour, which brings broker and devices.
#include "app/console/version.h"
#include "app/tour/tour.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

using namespace console;

namespace {

/// Takes "--name VALUE" out of the arguments; the rest is the console's.
QString take(QStringList& arguments, const QString& name)
{
    const qsizetype at = arguments.indexOf(name);
    if (at < 0 || at + 1 >= arguments.size())
        return {};
    const QString value = arguments.at(at + 1);
    arguments.remove(at, 2);
    return value;
}

QtMessageHandler writeMessage = nullptr;

/// The offscreen platform names what it cannot do each time it is asked to (size hints, raise); nobody can act on that.
void withoutPlatformLimits(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (!text.startsWith(QLatin1StringView("This plugin does not support ")))
        writeMessage(type, context, text);
}

} // namespace

int main(int argc, char* argv[])
{
    writeMessage = qInstallMessageHandler(withoutPlatformLimits);
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("rollout-console"));
    QStringList arguments = QCoreApplication::arguments();
    TourOptions options;
    options.pictures = take(arguments, QStringLiteral("--pictures"));
    options.firmware = take(arguments, QStringLiteral("--firmware"));
    options.ledger = take(arguments, QStringLiteral("--ledger"));
    options.devices = take(arguments, QStringLiteral("--devices")).toInt();
    const auto parsed = parseCommandLine(arguments);
    const auto* line = std::get_if<CommandLine>(&parsed);
    if (!line || options.pictures.isEmpty() || options.firmware.isEmpty() || options.ledger.isEmpty()
        || options.devices < 4) {
        std::fprintf(stderr,
            "usage: rollout-tour --pictures DIR --firmware FILE --ledger FILE --devices N (4 or more) "
            "and the options of rollout-console; or simply: app/run --tour DIR\n");
        return 2;
    }
    Language language;
    language.choose(QStringLiteral("en"));
    applyTheme(app, Theme::Light);
    auto opened = Console::open(*line);
    if (!opened) {
        std::fprintf(stderr, "rollout-tour: %s\n", qPrintable(errorText(opened.error())));
        return 1;
    }
    ConsoleWindow window(**opened, language);
    window.show();
    (*opened)->start();
    try {
        std::printf("%s\n", qPrintable(Tour(**opened, window, language, options).run()));
    } catch (const TourStopped& stopped) {
        std::fprintf(stderr, "The tour stopped: %s\n", stopped.what());
        window.window().grab().save(options.pictures + QStringLiteral("/stopped.png"));
        return 1;
    }
    return 0;
}
