// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"

class QHBoxLayout;
class QLabel;

namespace console {

/// One big number with a caption above and a line below; the whole card is a link. GUI thread.
class StatCard final : public Card
{
    Q_OBJECT

public:
    explicit StatCard(const QString& name, QWidget* parent = nullptr);

    void setCaption(const QString& caption);
    void setNumber(const QString& number, const QString& line);
    /// Beside the number, at the right.
    void addBesideNumber(QWidget* widget);
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString line() const;

private:
    void updateName();

    QLabel* m_caption;
    QLabel* m_number;
    QLabel* m_line;
    QHBoxLayout* m_row;
};

} // namespace console
