// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace console {

/// Asks for a file name with the desktop's own dialog. What asks is a function object, so that a test answers instead
/// of a person. An empty answer: nothing chosen. GUI thread.
class FileDialog
{
public:
    /// What asks: `suggestion` is empty when opening.
    using Asker = std::function<QString(
        QWidget* parent, const QString& title, const QString& filter, const QString& suggestion)>;

    /// An existing file. `filter` as QFileDialog has it: "Firmware (*.bin *.img);;All files (*)".
    [[nodiscard]] static QString open(QWidget* parent, const QString& title, const QString& filter);
    /// A file to write; the dialog asks before one is overwritten.
    [[nodiscard]] static QString save(
        QWidget* parent, const QString& title, const QString& filter, const QString& suggestion = {});

    /// A folder, which may be made in the dialog.
    [[nodiscard]] static QString folder(QWidget* parent, const QString& title);

    /// Replaces the desktop's dialog for all of them; an empty function brings it back.
    static void setAsker(Asker asker);
};

} // namespace console
