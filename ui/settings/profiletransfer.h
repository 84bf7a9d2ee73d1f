// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QObject>

class QWidget;

namespace console {

/// Export and import of broker connections: file, passphrase, and what came of it as a sentence. GUI thread.
class ProfileTransfer : public QObject
{
    Q_OBJECT

public:
    /// Dialogs stand over `window`, which owns this.
    ProfileTransfer(Commands& commands, QWidget* window);

    void exportAll();
    void import();

signals:
    void done(const QString& sentence, bool withWarning);
    void failed(const console::Error& error);
    void imported(); ///< the settings hold more connections now

private:
    void read(const QString& path, const QString& passphrase);
    [[nodiscard]] QString sentenceOf(const ProfileImport& import) const;

    Commands& m_commands;
    QWidget* m_window;
};

} // namespace console
