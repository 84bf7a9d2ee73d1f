// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/fleet/devicequery.h"
#include "models/fleet/querycompletion.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace console {

class FilterEdit;

/// Over the device table: the filter text, the filters that were saved, a chip for each clause that removes it, what is
/// wrong with a bad filter, how many devices are left, and the offer to sort again. GUI thread.
class FilterBar final : public QWidget
{
    Q_OBJECT
    /// The filters used last, kept from one start to the next with the view.
    Q_PROPERTY(QByteArray viewState READ viewState WRITE setViewState)

public:
    explicit FilterBar(QWidget* parent = nullptr);

    void setValues(QueryValues values);
    [[nodiscard]] QString text() const;
    /// In force at once.
    void setText(const QString& text);
    /// Adds a term; one of the same field is replaced.
    void addTerm(const QString& field, const QString& value);
    void setSaved(const QList<SavedFilter>& filters);
    void setCount(int shown, quint32 all);
    void setSelected(int rows);
    [[nodiscard]] QByteArray viewState() const { return m_recent.join(u'\n').toUtf8(); }
    void setViewState(const QByteArray& state);
    void setStale(int changed);
    void focusText();
    void retranslate();

signals:
    void queryChanged(const console::DeviceQuery& query);
    void sortAgainRequested();
    /// Under a name that is to be asked for; without text: to be deleted.
    void saveRequested(const console::SavedFilter& filter);

private:
    void showError(const QString& sentence);
    void showChips();
    void showCount();
    void removeClause(qsizetype index);
    void buildMenu();
    void addEntry(const QString& name, const QString& text);
    void remember();

    FilterEdit* m_edit;
    QPushButton* m_savedButton;
    QMenu* m_savedMenu;
    QLabel* m_count;
    QPushButton* m_stale;
    QLabel* m_error;
    QWidget* m_chips;
    QHBoxLayout* m_chipRow;
    QList<SavedFilter> m_saved;
    QStringList m_recent; ///< the newest first
    int m_shown = 0;
    int m_selected = 0;
    quint32 m_all = 0;
    int m_changed = 0;
};

} // namespace console
