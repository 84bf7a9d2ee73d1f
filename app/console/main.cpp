// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolewindow.h"
#include "app/console/instance.h"
#include "app/console/termination.h"
#include "app/console/version.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QMessageBox>

#include <cstdio>

using namespace console;

namespace {

/// Whether somebody could read and close a box.
bool isSeen()
{
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

} // namespace

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("rollout-console"));
    QCoreApplication::setOrganizationName({});
    QCoreApplication::setApplicationVersion(applicationVersion());
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Rollout Console"));
    QGuiApplication::setDesktopFileName(QStringLiteral("rollout-console"));
    QApplication::setQuitOnLastWindowClosed(true);

    const auto parsed = parseCommandLine(QCoreApplication::arguments());
    if (const auto* leave = std::get_if<CommandLineExit>(&parsed)) {
        std::fprintf(leave->code == 0 ? stdout : stderr, "%s", qPrintable(leave->text));
        return leave->code;
    }
    const CommandLine line = std::get<CommandLine>(parsed);
    Language language;
    language.choose(line.language.value_or(QString()));
    applyTheme(app, Theme::System);

    auto opened = Console::open(line);
    if (!opened) {
        if (opened.error().kind == ErrorKind::WorkspaceHeld
            && Instance::raiseOther(Workspace::socketName(line.workspace)))
            return 0;
        return refuse(opened.error());
    }
    const std::unique_ptr<Console> console = std::move(*opened);
    Instance instance;
    instance.listen(Workspace::socketName(console->workspace().folder()));
    ConsoleWindow window(*console, language);
    QObject::connect(&instance, &Instance::raiseWanted, &window, &ConsoleWindow::comeForward);
    const Termination termination;
    QObject::connect(&termination, &Termination::wanted, &window.window(), &QWidget::close);
    window.show();
    console->start();
    return QApplication::exec();
}
