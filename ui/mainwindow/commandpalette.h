// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/palettemodel.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;
class QLineEdit;
class QListView;

namespace console {

/// Ctrl+K: one field that finds every action, page, device, firmware and batch by its name, over the window it is a
/// child of. Up and down choose while one types, Enter goes, Escape or a click elsewhere leaves it all as it was. A
/// child of the window and no window of its own, so that input methods and every platform place it well. GUI thread.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    /// Adds what answers `typed` to `entries`; may leave out what cannot answer. Asked anew with every change of the
    /// text.
    using Source = std::function<void(const QString& typed, std::vector<PaletteEntry>& entries)>;

    explicit CommandPalette(QWidget* window);

    void addSource(Source source);
    /// Over the middle of the window's top, with an empty field.
    void open();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void place();
    void find();
    void runCurrent();
    void leave();
    void move(int rows);

    std::vector<Source> m_sources;
    PaletteModel m_model;
    QTimer m_pause; ///< between the last key and the search
    QPointer<QWidget> m_before; ///< had the focus
    QLineEdit* m_text;
    QListView* m_list;
    QLabel* m_hint;
};

} // namespace console
