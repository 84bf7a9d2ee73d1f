// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolewindow.h"

#include <QMap>
#include <QString>

#include <functional>
#include <stdexcept>

class QAbstractButton;

namespace console {

struct TourOptions
{
    QString pictures; ///< folder
    QString firmware; ///< file to upload
    QString ledger; ///< of the simulated fleet
    QString fleetProgram; ///< that reads the ledger
    int devices = 200;
};

/// Why a tour stopped, for people. Thrown and caught inside the tour only.
struct TourStopped : std::runtime_error
{
    explicit TourStopped(const QString& why)
        : std::runtime_error(why.toStdString())
    {
    }
};

/// Drives the real widgets through the whole workflow of a demo fleet, as a person would (fields, buttons, tabs), and
/// saves a picture of every view. Then holds the console's outcome of every device against the fleet's own ledger. GUI
/// thread.
class Tour
{
public:
    Tour(Console& console, ConsoleWindow& window, Language& language, TourOptions options);

    /// One line of what happened. Throws TourStopped.
    [[nodiscard]] QString run();

private:
    void meetTheFleet();
    void upload();
    void verify();
    void startBatch();
    void watchBatch();
    void lookAround();
    void everyViewIn(const QString& language, Theme theme);
    [[nodiscard]] QString compare();

    void goTo(const QString& page);
    void shoot(const QString& name);
    void shoot(QWidget* widget, const QString& name);
    void waitFor(const QString& what, const std::function<bool()>& condition, int seconds);
    void pause(int ms);
    void click(QWidget* parent, const QString& name);
    [[nodiscard]] QWidget* dialog(const QString& name);
    template <class T> T* find(QObject* parent, const QString& name)
    {
        if (T* found = parent->findChild<T*>(name))
            return found;
        throw TourStopped(QStringLiteral("there is no '%1'").arg(name));
    }
    /// Runs on the engine thread and gives its answer.
    template <class T> T ask(const std::function<T(ControlLoop&)>& question);

    Console& m_console;
    ConsoleWindow& m_assembly;
    MainWindow& m_window;
    Language& m_language;
    TourOptions m_options;
    QString m_prefix = QStringLiteral("en-light");
    int m_pictures = 0;
    FirmwareId m_firmware;
    BatchId m_batch;
};

} // namespace console
