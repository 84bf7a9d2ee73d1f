// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace console {

/// Rows of a small caption and a text, as panels show them. Labels are used again when the rows change, so that a panel
/// that is refreshed every second neither flickers nor loses a selection.
class FactGrid final : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString caption;
        QString text;
        QString hint; ///< tooltip
        bool monospace = false;
        bool operator==(const Fact&) const = default;
    };

    explicit FactGrid(int captionWidth, QWidget* parent = nullptr);

    void setFacts(const QList<Fact>& facts);
    [[nodiscard]] const QList<Fact>& facts() const { return m_facts; }

private:
    [[nodiscard]] QLabel* label(int row, int column);

    QGridLayout* m_grid;
    QList<Fact> m_facts;
};

} // namespace console
