// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace console {

class NoticeBar;

/// Over a batch that waits for a second operator: who made it, and the button that looks at it once more and then asks
/// who releases it. Hidden over any other batch. GUI thread. Object names: releaseText, approveBatch.
class ReleaseBar : public QWidget
{
    Q_OBJECT

public:
    /// `notice` says how it went.
    ReleaseBar(Commands& commands, NoticeBar& notice, QWidget* parent = nullptr);

    /// `isPast`: an earlier time is shown.
    void showBatch(const Batch& batch, bool isPast);

private:
    void retranslate();
    void review();
    void askFor(const Batch& batch, const BatchPreview& preview);

    Commands& m_commands;
    NoticeBar& m_notice;
    Batch m_batch;
    QLabel* m_text;
    QPushButton* m_approve;
    bool m_asking = false;
    bool m_isPast = false;
};

} // namespace console
