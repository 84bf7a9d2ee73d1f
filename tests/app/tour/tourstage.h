// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolewindow.h"
#include "app/tour/views.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace console {

/// A real window on a workspace of its own, without a broker, for the parts of the tour. GUI thread.
class TourStage
{
public:
    TourStage()
    {
        m_language.choose(QStringLiteral("en"));
        CommandLine line;
        line.workspace = m_folder.filePath(QStringLiteral("workspace"));
        line.listenAddress = QStringLiteral("127.0.0.1");
        auto opened = Console::open(line);
        if (!opened)
            qFatal("no console");
        m_console = std::move(*opened);
        m_assembly = std::make_unique<ConsoleWindow>(*m_console, m_language);
        m_assembly->show();
        m_console->start();
        window().findChild<QPushButton*>(QStringLiteral("firstStartSkip"))->click(); // the pages are what is wanted
    }

    [[nodiscard]] MainWindow& window() { return m_assembly->window(); }
    [[nodiscard]] Console& console() { return *m_console; }
    [[nodiscard]] Language& language() { return m_language; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QStringList pictures() const { return QDir(folder()).entryList({ QStringLiteral("*.png") }); }
    [[nodiscard]] QImage picture(const QString& name) const { return QImage(folder() + u'/' + name); }

private:
    QTemporaryDir m_folder;
    Language m_language;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsoleWindow> m_assembly;
};

} // namespace console
