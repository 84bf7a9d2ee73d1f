// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolewindow.h"
#include "app/console/controlsocket.h"
#include "app/console/headless.h"
#include "app/console/termination.h"
#include "app/console/version.h"
#include "app/ctl/workspacepath.h"
#include "app/rehearsal/rehearsalhost.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QMessageBox>

#include <csignal>
#include <cstdio>

using namespace console;

namespace {

constexpr int exitUnsaved = 4;

/// Whether somebody could read and close a box.
bool isSeen()
{
    if (!qobject_cast<QApplication*>(QCoreApplication::instance()))
        return false;
    const QString platform = QGuiApplication::platformName();
    return platform != QStringLiteral("offscreen") && platform != QStringLiteral("minimal");
}

int refuse(const Error& error)
{
    const QString sentence = errorText(error);
    std::fprintf(stderr, "rollout-console: %s\n", qPrintable(sentence));
    if (isSeen())
        QMessageBox::critical(nullptr, QCoreApplication::translate("main", "Rollout Console cannot start"), sentence);
    return 1;
}

/// The exit code: `code`, or that what was decided last could not be saved.
int end(Console& console, int code)
{
    const auto ended = console.end();
    if (ended)
        return code;
    const QString sentence = QCoreApplication::translate("main", "What happened last could not be saved. %1")
                                 .arg(errorText(ended.error()));
    std::fprintf(stderr, "rollout-console: %s\n", qPrintable(sentence));
    if (isSeen())
        QMessageBox::critical(nullptr, QCoreApplication::translate("main", "Rollout Console"), sentence);
    return exitUnsaved;
}

int runHeadless(const CommandLine& line)
{
    Language language;
    language.choose(line.language.value_or(QStringLiteral("en")));
    auto opened = Console::open(line);
    if (!opened)
        return refuse(opened.error());
    const std::unique_ptr<Console> console = std::move(*opened);
    int code = 0;
    {
        ConsoleCommands commands(*console);
        ControlSocket socket({ *console, commands }, false);
        if (auto listening = socket.listen(controlSocketName(console->workspace().folder())); !listening)
            return refuse(listening.error());
        const Headless headless(*console, line.passwordFile);
        const Termination termination;
        QObject::connect(&termination, &Termination::wanted, QCoreApplication::instance(), &QCoreApplication::quit);
        console->start();
        code = QCoreApplication::exec();
    }
    return end(*console, code);
}

/// What one workspace's window ended with, and which workspace is to come next.
struct WindowEnd
{
    int code = 0;
    QString workspace; ///< empty = none
};

WindowEnd runWorkspace(QApplication& app, const CommandLine& line, Language& language)
{
    auto opened = Console::open(line, Console::Loading::WhenStarted);
    if (!opened) {
        if (opened.error().kind == ErrorKind::WorkspaceHeld
            && ControlSocket::raiseOther(controlSocketName(line.workspace)))
            return {};
        return { refuse(opened.error()), {} };
    }
    const std::unique_ptr<Console> console = std::move(*opened);
    WindowEnd ended;
    {
        ConsoleCommands commands(*console);
        ControlSocket socket({ *console, commands }, true);
        if (auto listening = socket.listen(controlSocketName(console->workspace().folder())); !listening)
            std::fprintf(stderr, "rollout-console: %s\n", qPrintable(errorText(listening.error())));
        ConsoleWindow window(*console, language);
        QObject::connect(&socket, &ControlSocket::raiseWanted, &window, &ConsoleWindow::comeForward);
        const Termination termination;
        QObject::connect(&termination, &Termination::wanted, &window.window(), &QWidget::close);
        QObject::connect(
            console.get(), &Console::loadFailed, &app, [](const Error& error) { QApplication::exit(refuse(error)); });
        QObject::connect(&window, &ConsoleWindow::workspaceWanted, &app, [&](const QString& folder) {
            ended.workspace = folder;
            window.window().close();
        });
        window.show();
        console->start();
        ended.code = QApplication::exec();
    }
    ended.code = end(*console, ended.code);
    return ended;
}

int runWindow(QApplication& app, const CommandLine& line)
{
    QApplication::setQuitOnLastWindowClosed(true);
    Language language;
    language.choose(line.language.value_or(QString()));
    applyTheme(app, Theme::System);
    CommandLine now = line;
    WindowEnd ended = runWorkspace(app, now, language);
    while (!ended.workspace.isEmpty() && ended.code == 0) {
        CommandLine next; // the other options were for the first one
        next.workspace = ended.workspace;
        next.language = line.language;
        ended = runWorkspace(app, next, language);
        if (ended.code != 0) // it said why; back to where one came from
            ended = runWorkspace(app, now, language);
        else
            now = next;
    }
    return ended.code;
}

QStringList textOf(int argc, char* argv[])
{
    QStringList list;
    for (int i = 0; i < argc; ++i)
        list << QString::fromLocal8Bit(argv[i]);
    return list;
}

} // namespace

int main(int argc, char* argv[])
{
#ifdef SIGXFSZ
    std::signal(SIGXFSZ, SIG_IGN); // a file at its limit is a full disk, not the end
#endif
    QCoreApplication::setApplicationName(QStringLiteral("rollout-console"));
    QCoreApplication::setOrganizationName({});
    QCoreApplication::setApplicationVersion(applicationVersion());
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Rollout Console"));
    QGuiApplication::setDesktopFileName(QStringLiteral("rollout-console"));

    // Read before there is an application: without a window it must not look for a display.
    const auto parsed = parseCommandLine(textOf(argc, argv));
    const auto* line = std::get_if<CommandLine>(&parsed);
    if (line && line->rehearsal) {
        const QCoreApplication app(argc, argv);
        return runRehearsal();
    }
    if (line && line->headless) {
#ifdef Q_OS_UNIX
        qputenv("QT_QPA_PLATFORM", "offscreen"); // reports need fonts, and never a display
#endif
        const QGuiApplication app(argc, argv);
        return runHeadless(*line);
    }
    if (const auto* leave = std::get_if<CommandLineExit>(&parsed)) {
        // Qt's own options (-platform, -style) are taken out by the application; what is wrong then is wrong.
        if (leave->code == 0) {
            std::fprintf(stdout, "%s", qPrintable(leave->text));
            return 0;
        }
    }
    QApplication app(argc, argv);
    const auto reread = parseCommandLine(QCoreApplication::arguments());
    if (const auto* leave = std::get_if<CommandLineExit>(&reread)) {
        std::fprintf(leave->code == 0 ? stdout : stderr, "%s", qPrintable(leave->text));
        return leave->code;
    }
    return runWindow(app, std::get<CommandLine>(reread));
}
