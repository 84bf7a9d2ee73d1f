// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/devicecsv.h"

#include <QTableWidget>

namespace console {

/// The lines of a list that could not be used, each with its reason; hidden where there is none. GUI thread.
class RejectedLines final : public QTableWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype mostRows = 1000; ///< more than anyone reads

    explicit RejectedLines(QWidget* parent = nullptr);

    void setLines(const QList<CsvRejection>& rejected);
    void retranslate();
};

} // namespace console
