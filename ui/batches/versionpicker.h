// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/batches/versiontally.h"

#include <QStringList>
#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;
class QLabel;

namespace console {

/// Versions devices report now, with their counts, to be ticked. Ticked versions stay when counts move. GUI thread.
class VersionPicker : public QWidget
{
    Q_OBJECT

public:
    explicit VersionPicker(QWidget* parent = nullptr);

    /// `target` is shown but cannot be ticked: those devices have it.
    void setVersions(const QList<VersionTally::Entry>& entries, const QString& target);
    [[nodiscard]] QStringList chosen() const;

signals:
    void changed();

private:
    void retranslate();
    static void explain(QTreeWidgetItem& item);

    QTreeWidget* m_list = nullptr;
    QLabel* m_empty = nullptr;
};

} // namespace console
