// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tour/camera.h"
#include "models/base/ids.h"

namespace console {

/// The views that stand still: each function goes to one and takes its picture in the look of the moment. GUI thread.
class Views
{
public:
    Views(Hands& hands, Camera& camera);

    void overview(const QString& name);
    void devices(const QString& name);
    void devicePanel(const QString& name);
    void uploadForm(const QString& firmware, const QString& refused, const QString& filled);
    void wizard(FirmwareId firmware, const QString& scope, const QString& strategy, const QString& review);
    /// Puts some devices into a group with tags, and finds them by it; in every look.
    void marks(const QString& dialog, const QString& filtered);
    /// A plan with waves, its rehearsal while it runs, and the result; in every look.
    void rehearsal(FirmwareId firmware, const QString& waves, const QString& name);
    void batches(const QString& name);
    /// The tabs of one batch, from the first to the last one; `%1` of the name is the tab's word.
    void batchTabs(BatchId batch, int first, int last, const QString& name);
    void replay(BatchId batch, const QString& name); ///< as it was after a fifth of its time
    void activity(const QString& name);
    void settings(const QString& name);
    void connectionTest(const QString& name);
    void fileServer(const QString& name);
    void help(const QString& name);

private:
    QWidget* planInWaves(FirmwareId firmware); ///< the wizard, on its second step
    void scrollTo(QWidget* page, const QString& card);

    Hands& m_hands;
    Camera& m_camera;
};

/// Fills the upload form; the version is the caller's.
void fillUploadForm(Hands& hands, QWidget* form, const QString& firmware);

} // namespace console
