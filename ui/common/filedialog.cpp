// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filedialog.h"

#include <QFileDialog>

namespace console {

namespace {

FileDialog::Asker& replacement()
{
    static FileDialog::Asker asker;
    return asker;
}

} // namespace

QString FileDialog::open(QWidget* parent, const QString& title, const QString& filter)
{
    if (replacement())
        return replacement()(parent, title, filter, {});
    return QFileDialog::getOpenFileName(parent, title, {}, filter);
}

QString FileDialog::save(QWidget* parent, const QString& title, const QString& filter, const QString& suggestion)
{
    if (replacement())
        return replacement()(parent, title, filter, suggestion);
    return QFileDialog::getSaveFileName(parent, title, suggestion, filter);
}

QString FileDialog::folder(QWidget* parent, const QString& title)
{
    if (replacement())
        return replacement()(parent, title, {}, {});
    return QFileDialog::getExistingDirectory(parent, title);
}

void FileDialog::setAsker(Asker asker)
{
    replacement() = std::move(asker);
}

} // namespace console
