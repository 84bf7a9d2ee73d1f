// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace console {

/// A label for text with links, reached by mouse and keyboard. Links follow the theme: a plain QLabel keeps the colour
/// that was right when its text was set. GUI thread.
class LinkLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit LinkLabel(const QString& text = {}, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
};

} // namespace console
