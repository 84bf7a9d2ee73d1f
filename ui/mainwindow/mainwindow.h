// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "ui/common/namedactions.h"
#include "ui/mainwindow/commandpalette.h"

#include <QHash>
#include <QMainWindow>

class QAction;
class QFrame;
class QStackedWidget;
class QVBoxLayout;

namespace console {

class EmptyState;
class HelpKey;
class NavigationRail;
class StatusStrip;

/// The frame: rail, pages, status strip. Pages are made elsewhere and given in by addPage. Remembers geometry, page,
/// table columns and splitters in ConsoleSettings::windowState, the last two for each broker profile. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `workspace` and `mqttLibrary` are shown only.
    MainWindow(Commands& commands, QString workspace, QString mqttLibrary, QWidget* parent = nullptr);

    /// Takes ownership. The pages of the console ("overview", "devices", "firmware", "batches", "activity", "settings")
    /// have translated titles of their own; `title` is for any other. Ctrl+1… in the order added.
    void addPage(const QString& name, const QString& title, const QString& icon, QWidget* page);
    [[nodiscard]] QString currentPage() const;
    [[nodiscard]] QWidget* page(const QString& name) const;
    /// Every action that has a name: of the pages, then the window's own.
    [[nodiscard]] QList<NamedAction> actionsOfAll();
    /// What Ctrl+K finds besides pages and actions.
    void addPaletteSource(CommandPalette::Source source) { m_palette->addSource(std::move(source)); }
    /// Status strip, rail counts, title. Pages get their frames from the models.
    void applyFrame(const Frame& frame);
    /// Something was saved: title, production line and keys are made anew.
    void reloadSettings();
    /// Stands in place of the pages that would be empty, for as long as it is wanted; Settings and Activity stay
    /// reachable. Takes ownership.
    void setFirstStart(QWidget* page);
    void showFirstStart(bool wanted);
    /// Above every page. Takes ownership.
    void addBanner(QWidget* banner);
    void showAlert(const Alert& alert);
    /// After the last addPage: what the window looked like when it was closed.
    void restoreWindow();
    /// Also done when it closes.
    void saveWindow();

public slots:
    void showPage(const QString& name);
    void showAbout();

signals:
    void pageShown(const QString& name);
    void shortcutsWanted(); ///< to see them and to change them
    void quitWanted();
    void firstStartWanted(); ///< from the program menu
    void alertOpened(const console::Alert& alert);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    void makeActions();
    QAction* makeAction(const char* name, const QKeySequence& key);
    void nameActions();
    void applyKeys();
    void findActions(std::vector<PaletteEntry>& entries);
    void openMenu(const QPoint& globalPosition);
    void retranslate();
    void showTitle();
    void followProfile();
    void collectViews(QMap<QString, QByteArray>& state) const;
    void restoreViews();
    void setQuiet(bool quiet);
    void showCounts();
    /// While the workspace is read, in place of pages that would say that there is nothing.
    void showOpening();
    [[nodiscard]] QString titleOf(const QString& name) const;

    struct Entry
    {
        QString name;
        QString title;
        QWidget* page;
        QAction* show;
    };

    Commands& m_commands;
    QString m_workspace;
    QString m_mqttLibrary;
    QList<Entry> m_pages;
    QString m_profile; ///< id; tables look as they did with it
    QHash<quint64, BatchState> m_batches;
    Pulse m_pulse;
    NavigationRail* m_rail;
    QStackedWidget* m_content; ///< the pages, m_opening or m_firstStart
    QStackedWidget* m_stack;
    EmptyState* m_opening;
    QWidget* m_firstStart = nullptr;
    bool m_firstStartWanted = false;
    QVBoxLayout* m_beside; ///< of the rail: banners, then the content
    StatusStrip* m_status;
    QFrame* m_productionLine;
    CommandPalette* m_palette;
    HelpKey* m_help;
    QAction* m_find = nullptr;
    QAction* m_shortcuts = nullptr;
    QAction* m_helpAction = nullptr;
    QAction* m_firstSteps = nullptr;
    QAction* m_about = nullptr;
    QAction* m_quit = nullptr;
};

} // namespace console
