// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/devicequery.h"
#include "models/fleet/querycompletion.h"

#include <QLineEdit>
#include <QTimer>

#include <optional>

class QCompleter;
class QStringListModel;

namespace console {

/// A line for a filter text: asks for it to be read when typing pauses, underlines what is wrong, and offers what may
/// stand at the cursor (by itself while a word is typed, with Ctrl+Space anywhere). GUI thread.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget* parent = nullptr);

    /// Where completion takes the values of products, versions, groups and tags from.
    void setValues(QueryValues values);
    /// In force at once.
    void setFilter(const QString& text);
    /// Nothing while the text is no filter.
    [[nodiscard]] const std::optional<DeviceQuery>& query() const { return m_query; }
    [[nodiscard]] QString errorText() const { return m_error; } ///< empty = none
    /// Underlines a part that is a filter, but a hopeless one; until the text changes.
    void mark(DeviceQuery::Clause part);
    void parse();

signals:
    void queryChanged(const console::DeviceQuery& query);
    void errorChanged(const QString& sentence);

protected:
    void inputMethodEvent(QInputMethodEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void underline(DeviceQuery::Clause part);
    void offer(bool asked);
    void take(const QString& word);

    QueryValues m_values;
    std::optional<DeviceQuery> m_query = DeviceQuery();
    QString m_error;
    QTimer m_delay;
    QCompleter* m_completer;
    QStringListModel* m_words;
    QueryCompletion m_completion;
    bool m_composing = false; ///< an input method holds text that is not typed yet
};

} // namespace console
