// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace console {

/// The top of a page: title, then a widget beside it (a badge, a chooser), at the right search, quiet actions, and one
/// main action in the accent colour.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void addBesideTitle(QWidget* widget);
    void setSearchWidget(QWidget* widget);
    void addAction(QAction* action); ///< quiet, in the order added
    void setMainAction(QAction* action);

private:
    QLabel* m_title;
    QHBoxLayout* m_beside;
    QHBoxLayout* m_search;
    QHBoxLayout* m_quiet;
    QHBoxLayout* m_main;
};

} // namespace console
