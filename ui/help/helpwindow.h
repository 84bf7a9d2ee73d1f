// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QTextBrowser;

namespace console {

/// The guide in a window of its own that may stay open: contents and search at the left, the page at the right. Speaks
/// the language of the console, also when that is switched. GUI thread.
class HelpWindow : public QWidget
{
    Q_OBJECT

public:
    explicit HelpWindow(QWidget* parent = nullptr);

    void showPage(const QString& name);
    [[nodiscard]] QString currentPage() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void fillContents();
    void search();
    void findNext();
    void markFound();
    void openRow(int row);
    void follow(const QUrl& source);
    void openLink(const QUrl& link);

    QString m_language;
    QLabel* m_searchLabel;
    QLineEdit* m_search;
    QListWidget* m_contents;
    QLabel* m_nothing;
    QPushButton* m_back;
    QPushButton* m_forward;
    QTextBrowser* m_text;
};

} // namespace console
