// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace console {

/// One entry of the rail.
class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(const QString& icon, const QString& text, QWidget* parent = nullptr);

    void setCount(quint32 count, const QString& meaning, bool problem);
    [[nodiscard]] quint32 count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintCount(QPainter* painter) const;

    QString m_icon;
    quint32 m_count = 0;
    bool m_problem = false;
};

} // namespace console
