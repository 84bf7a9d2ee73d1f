// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QDialog>

namespace console {

/// What program this is: version, libraries, licence. Object name aboutDialog, text aboutText.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(Commands& commands, const QString& mqttLibrary, QWidget* parent = nullptr);
};

} // namespace console
