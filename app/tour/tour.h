// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolewindow.h"
#include "app/tour/views.h"

namespace console {

struct TourOptions
{
    QString pictures; ///< folder
    QString firmware; ///< file to upload
    QString ledger; ///< of the simulated fleet
    int devices = 200;
};

/// Drives the real widgets through the whole workflow of a demo fleet, as a person would (fields, buttons, tabs,
/// menus), and saves a picture of every view in every language and theme. Then holds the console's outcome of every
/// device against the fleet's own ledger. GUI thread.
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
    void chooseTestDevices(QWidget* form);
    void startBatch();
    void watchBatch();
    void lookAround();
    void giveUpTheSilent();
    void lookBack();
    [[nodiscard]] bool onlySilentAreOpen();
    [[nodiscard]] QString compare();

    Hands m_hands;
    Camera m_camera;
    Views m_views;
    TourOptions m_options;
    FirmwareId m_firmware;
    BatchId m_batch;
};

} // namespace console
