// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/devicequery.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace console {

/// Over the device table: the filter text, a chip for each term that removes it, what is wrong with a bad filter, how
/// many devices are left, and the offer to sort again. GUI thread.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    /// In force at once.
    void setText(const QString& text);
    /// Adds a term; one of the same field is replaced.
    void addTerm(const QString& field, const QString& value);
    void setCount(int shown, quint32 all);
    void setStale(int changed);
    void focusText();
    void retranslate();

signals:
    void queryChanged(const console::DeviceQuery& query);
    void sortAgainRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void parse();
    void underline(qsizetype from, qsizetype length);
    void showChips();
    void showCount();
    void removeTerm(qsizetype index);

    QLineEdit* m_edit;
    QLabel* m_count;
    QPushButton* m_stale;
    QLabel* m_error;
    QWidget* m_chips;
    QHBoxLayout* m_chipRow;
    QTimer m_delay;
    bool m_composing = false; ///< an input method holds text that is not typed yet
    int m_shown = 0;
    quint32 m_all = 0;
    int m_changed = 0;
};

} // namespace console
