// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QString>
#include <QWidget>

namespace console {

/// One line drawing of a fixed size that follows the theme.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(QString icon = {}, int side = 16, ColorRole color = ColorRole::Text, QWidget* parent = nullptr);

    void setIcon(const QString& icon, ColorRole color);
    [[nodiscard]] QString iconName() const { return m_icon; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    ColorRole m_color;
};

} // namespace console
