// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "models/tables/celltext.h"
#include "ui/common/emptystate.h"
#include "ui/common/environment.h"
#include "ui/common/icons.h"
#include "ui/common/page.h"
#include "ui/common/theme.h"
#include "ui/help/helpkey.h"
#include "ui/mainwindow/aboutdialog.h"
#include "ui/mainwindow/alertbell.h"
#include "ui/mainwindow/navigationrail.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/mainwindow/viewstate.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QMenu>
#include <QPointer>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusTipEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

namespace {

const auto geometryKey = QStringLiteral("window/geometry");
constexpr int titleHeight = 24;
constexpr int titleWidth = 160; // of it are enough to drag the window back
const auto pageKey = QStringLiteral("window/page");

QString profilePrefix(const QString& id)
{
    return QLatin1Char('@') + id + QLatin1Char('/');
}

/// Where a window of that geometry can be taken hold of: the screen it was on may be gone.
QPoint onSomeScreen(const QRect& geometry)
{
    const QRect title(geometry.left(), geometry.top(), geometry.width(), titleHeight);
    const QList<QScreen*> screens = QGuiApplication::screens();
    for (const QScreen* screen : screens) {
        if (screen->availableGeometry().intersected(title).width() >= titleWidth)
            return geometry.topLeft();
    }
    return QGuiApplication::primaryScreen()->availableGeometry().topLeft();
}

} // namespace

MainWindow::MainWindow(Commands& commands, QString workspace, QString mqttLibrary, QWidget* parent)
    : QMainWindow(parent)
    , m_commands(commands)
    , m_workspace(std::move(workspace))
    , m_mqttLibrary(std::move(mqttLibrary))
    , m_rail(new NavigationRail)
    , m_content(new QStackedWidget)
    , m_stack(new QStackedWidget)
    , m_opening(new EmptyState(QStringLiteral("overview"), {}, {}))
    , m_beside(new QVBoxLayout)
    , m_status(new StatusStrip)
    , m_productionLine(new QFrame)
    , m_palette(new CommandPalette(this))
    , m_help(new HelpKey(*this, [this] { return currentPage(); }))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(appIcon());
    build();
    makeActions();
    connect(m_rail, &NavigationRail::chosen, this, &MainWindow::showPage);
    connect(m_rail, &NavigationRail::menuWanted, this, &MainWindow::openMenu);
    connect(m_status, &StatusStrip::connectionWanted, this, [this] { showPage(QStringLiteral("settings")); });
    connect(m_status, &StatusStrip::problemsWanted, this, [this] { showPage(QStringLiteral("activity")); });
    connect(&m_status->bell(), &AlertBell::opened, this, &MainWindow::alertOpened);
    connect(&m_status->bell(), &AlertBell::quietWanted, this, &MainWindow::setQuiet);
    reloadSettings();
}

void MainWindow::build()
{
    m_stack->setObjectName(QStringLiteral("pages"));
    m_productionLine->setObjectName(QStringLiteral("productionLine"));
    m_productionLine->setFixedHeight(2);
    m_productionLine->setAutoFillBackground(true);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    m_opening->setObjectName(QStringLiteral("opening"));
    m_content->addWidget(m_stack);
    m_content->addWidget(m_opening);
    m_beside->setSpacing(0);
    m_beside->addWidget(m_content, 1);
    middle->addLayout(m_beside, 1);
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_productionLine);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    setCentralWidget(whole);
    setMinimumSize(960, 600);
    resize(1280, 800);
}

QAction* MainWindow::makeAction(const char* name, const QKeySequence& key)
{
    auto* action = new QAction(this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    addAction(action);
    return action;
}

void MainWindow::makeActions()
{
    m_find = makeAction("findAnything", QKeySequence(Qt::CTRL | Qt::Key_K));
    m_shortcuts = makeAction("showShortcuts", {});
    m_helpAction = makeAction("showHelp", QKeySequence::HelpContents);
    m_helpAction->setShortcutContext(Qt::WidgetShortcut); // shown only: HelpKey hears the key, in dialogs too
    m_firstSteps = makeAction("firstSteps", {});
    m_about = makeAction("showAbout", {});
    m_quit = makeAction("quitProgram", QKeySequence::Quit);
    m_firstSteps->setIcon(icon(QStringLiteral("resume")));
    m_firstSteps->setVisible(false); // there are none yet: setFirstStart
    m_about->setIcon(icon(QStringLiteral("info")));
    m_find->setIcon(icon(QStringLiteral("search")));
    m_shortcuts->setIcon(icon(QStringLiteral("settings")));
    connect(m_find, &QAction::triggered, m_palette, &CommandPalette::open);
    connect(m_shortcuts, &QAction::triggered, this, &MainWindow::shortcutsWanted);
    connect(m_helpAction, &QAction::triggered, m_help, &HelpKey::showHelp);
    connect(m_firstSteps, &QAction::triggered, this, &MainWindow::firstStartWanted);
    connect(m_about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_quit, &QAction::triggered, this, &MainWindow::quitWanted);
    m_palette->addSource([this](const QString&, std::vector<PaletteEntry>& entries) { findActions(entries); });
    nameActions();
}

void MainWindow::nameActions()
{
    m_find->setText(tr("&Find anything…"));
    m_shortcuts->setText(tr("&Keyboard shortcuts…"));
    m_helpAction->setText(tr("&Help"));
    m_firstSteps->setText(tr("F&irst steps"));
    m_about->setText(tr("&About Rollout Console"));
    m_quit->setText(tr("&Quit"));
    for (const Entry& entry : std::as_const(m_pages))
        entry.show->setText(titleOf(entry.name));
}

QList<NamedAction> MainWindow::actionsOfAll()
{
    QList<NamedAction> all;
    for (const Entry& entry : std::as_const(m_pages))
        all += actionsOf(entry.name, titleOf(entry.name), *entry.page);
    return all + actionsOf(QStringLiteral("window"), tr("Everywhere"), *this, Qt::FindDirectChildrenOnly);
}

void MainWindow::applyKeys()
{
    const QMap<QString, QString> chosen = m_commands.settings().shortcuts;
    for (const Entry& entry : std::as_const(m_pages)) {
        console::applyKeys(actionsOf(entry.name, {}, *entry.page), *entry.page, chosen);
    }
    console::applyKeys(actionsOf(QStringLiteral("window"), {}, *this, Qt::FindDirectChildrenOnly), *this, chosen);
    for (const Entry& entry : std::as_const(m_pages))
        m_rail->setShortcut(entry.name, entry.show->shortcut().toString(QKeySequence::NativeText));
}

void MainWindow::findActions(std::vector<PaletteEntry>& entries)
{
    const QString here = currentPage();
    const auto all = actionsOfAll();
    for (const NamedAction& one : all) {
        const QString page = one.id.section(QLatin1Char('/'), 0, 0);
        const auto* holder = qobject_cast<QWidget*>(one.action->parent());
        // What steers a batch that is not shown, or a device whose panel is closed, would act on nobody knows what.
        QWidget* of = this->page(page);
        const bool shown = !holder || holder == this || holder == of || holder->isVisibleTo(of);
        if (one.action == m_find || !shown || !one.action->isVisible() || plainText(*one.action).isEmpty())
            continue;
        const bool enabled = one.action->isEnabled();
        PaletteEntry entry{ .title = plainText(*one.action),
            .detail = enabled ? one.where : one.action->toolTip(),
            .iconName = this->page(page) ? page : QStringLiteral("chevron-right"),
            .key = one.action->shortcut().toString(QKeySequence::NativeText),
            .enabled = enabled,
            .group = page == here ? 0 : 2,
            .run = [this, page, action = QPointer<QAction>(one.action)] {
                showPage(page); // nothing for the window's own
                if (action)
                    action->trigger();
            } };
        const auto leads = std::find_if(
            m_pages.cbegin(), m_pages.cend(), [&](const Entry& candidate) { return candidate.show == one.action; });
        if (leads != m_pages.cend()) {
            entry.detail = tr("Page");
            entry.iconName = leads->name;
            entry.group = 1;
        }
        entries.push_back(std::move(entry));
    }
}

void MainWindow::addPage(const QString& name, const QString& title, const QString& icon, QWidget* page)
{
    m_stack->addWidget(page);
    const QKeySequence key(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + m_pages.size()));
    QAction* show = makeAction(qPrintable(QStringLiteral("show_") + name), key);
    m_pages.append({ name, title, page, show });
    show->setText(titleOf(name));
    m_rail->addEntry(name, titleOf(name), icon, key.toString(QKeySequence::NativeText));
    connect(show, &QAction::triggered, this, [this, name, page] {
        showPage(name);
        page->setFocus(Qt::ShortcutFocusReason);
    });
    if (m_pages.size() == 1)
        m_rail->select(name);
}

QString MainWindow::currentPage() const
{
    const int index = m_stack->currentIndex();
    return index < 0 ? QString() : m_pages[index].name;
}

QWidget* MainWindow::page(const QString& name) const
{
    const auto found
        = std::find_if(m_pages.cbegin(), m_pages.cend(), [&](const Entry& entry) { return entry.name == name; });
    return found == m_pages.cend() ? nullptr : found->page;
}

void MainWindow::showPage(const QString& name)
{
    QWidget* wanted = page(name);
    if (!wanted)
        return;
    m_rail->select(name);
    if (m_stack->currentWidget() != wanted)
        m_stack->setCurrentWidget(wanted);
    if (name == QLatin1String("activity") && m_pulse.problems > 0)
        m_commands.markProblemsSeen();
    showOpening();
    emit pageShown(name);
}

void MainWindow::showOpening()
{
    const QString page = currentPage();
    const bool opening = m_pulse.loadedPercent < 100 && page != QLatin1String("settings")
        && page != QLatin1String("activity"); // these two need nothing that is still to be read
    if (opening)
        m_opening->setTexts(tr("Opening the workspace…"),
            tr("%1 read. Devices and batches appear when all of it is here.").arg(stepText(m_pulse.loadedPercent)));
    const bool first = m_firstStartWanted && page != QLatin1String("settings") && page != QLatin1String("activity");
    m_content->setCurrentWidget(opening ? static_cast<QWidget*>(m_opening) : first ? m_firstStart : m_stack);
}

void MainWindow::setFirstStart(QWidget* page)
{
    m_firstStart = page;
    m_content->addWidget(page);
    m_firstSteps->setVisible(true);
}

void MainWindow::showFirstStart(bool wanted)
{
    m_firstStartWanted = wanted && m_firstStart;
    showOpening();
}

void MainWindow::addBanner(QWidget* banner)
{
    m_beside->insertWidget(m_beside->count() - 1, banner);
}

void MainWindow::showAlert(const Alert& alert)
{
    m_status->bell().add(alert);
}

void MainWindow::setQuiet(bool quiet)
{
    ConsoleSettings settings = m_commands.settings();
    settings.alerts.quiet = quiet;
    (void)m_commands.applySettings(settings);
    reloadSettings();
}

void MainWindow::applyFrame(const Frame& frame)
{
    for (const BatchRow& row : frame.batches)
        m_batches.insert(row.batch.id.value, row.batch.state);
    const bool linkMoved = frame.pulse.link.state != m_pulse.link.state || frame.pulse.link.host != m_pulse.link.host;
    m_pulse = frame.pulse;
    m_status->setPulse(frame.pulse, frame.at);
    showCounts();
    showOpening();
    if (linkMoved) {
        reloadSettings(); // another profile may be the active one now
        followProfile();
    }
}

void MainWindow::showCounts()
{
    const auto running = std::count(m_batches.cbegin(), m_batches.cend(), BatchState::Running);
    m_rail->setCount(QStringLiteral("batches"), quint32(running), tr("%n running batch(es)", nullptr, int(running)));
    m_rail->setCount(
        QStringLiteral("activity"), m_pulse.problems, tr("%n unseen problem(s)", nullptr, int(m_pulse.problems)), true);
}

void MainWindow::reloadSettings()
{
    showTitle();
    applyKeys();
    m_status->bell().setQuiet(m_commands.settings().alerts.quiet);
}

void MainWindow::showTitle()
{
    const ConsoleSettings settings = m_commands.settings();
    const auto active = std::find_if(settings.profiles.cbegin(), settings.profiles.cend(),
        [&](const BrokerProfile& one) { return one.id == settings.activeProfile; });
    QStringList parts{ m_workspace };
    QColor colour;
    bool production = false;
    if (active != settings.profiles.cend()) {
        parts.append(active->environment.isEmpty() ? active->name : active->environment);
        production = active->production;
        colour = environmentColor(*active);
    }
    parts.append(QStringLiteral("Rollout Console"));
    setWindowTitle(parts.join(QStringLiteral(" — ")));
    QPalette painted = m_productionLine->palette();
    painted.setColor(QPalette::Window, colour);
    m_productionLine->setPalette(painted);
    m_productionLine->setVisible(colour.isValid());
    m_productionLine->setToolTip(production ? tr("Production environment") : parts[1]);
    m_productionLine->setAccessibleName(m_productionLine->toolTip());
}

void MainWindow::restoreWindow()
{
    const QMap<QString, QByteArray> state = m_commands.settings().windowState;
    if (state.contains(geometryKey) && restoreGeometry(state.value(geometryKey))) {
        if (const QPoint place = onSomeScreen(geometry()); place != geometry().topLeft())
            move(place);
    }
    m_profile = m_commands.settings().activeProfile;
    restoreViews();
    applyKeys();
    showPage(state.contains(pageKey) ? QString::fromUtf8(state.value(pageKey)) : currentPage());
    if (QWidget* shown = m_stack->currentWidget())
        shown->setFocus(); // not the first button of the rail
}

void MainWindow::saveWindow()
{
    ConsoleSettings settings = m_commands.settings();
    const QMap<QString, QByteArray> before = settings.windowState;
    settings.windowState.insert(geometryKey, saveGeometry());
    settings.windowState.insert(pageKey, currentPage().toUtf8());
    collectViews(settings.windowState);
    if (settings.windowState != before)
        (void)m_commands.applySettings(settings);
}

void MainWindow::collectViews(QMap<QString, QByteArray>& state) const
{
    QMap<QString, QByteArray> views;
    for (const Entry& entry : m_pages)
        collectViewState(entry.name, *entry.page, views);
    for (auto view = views.cbegin(); view != views.cend(); ++view) {
        state.insert(view.key(), view.value()); // what a new profile begins with
        if (!m_profile.isEmpty())
            state.insert(profilePrefix(m_profile) + view.key(), view.value());
    }
}

void MainWindow::restoreViews()
{
    QMap<QString, QByteArray> views = m_commands.settings().windowState;
    const QString prefix = profilePrefix(m_profile);
    const QMap<QString, QByteArray> all = views;
    for (auto own = all.lowerBound(prefix); own != all.cend() && own.key().startsWith(prefix); ++own)
        views.insert(own.key().mid(prefix.size()), own.value());
    for (const Entry& entry : std::as_const(m_pages))
        restoreViewState(entry.name, *entry.page, views);
}

void MainWindow::followProfile()
{
    const QString active = m_commands.settings().activeProfile;
    if (active == m_profile || m_pages.isEmpty())
        return;
    saveWindow(); // under the one that was left
    m_profile = active;
    restoreViews();
}

void MainWindow::showAbout()
{
    AboutDialog dialog(m_commands, m_mqttLibrary, this);
    dialog.exec();
}

void MainWindow::openMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("programMenuPopup"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({ m_helpAction, m_find, m_shortcuts });
    menu->addSeparator();
    menu->addActions({ m_firstSteps, m_about, m_quit });
    menu->popup(globalPosition - QPoint(0, menu->sizeHint().height()));
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ThemeChange && m_commands.settings().theme == Theme::System)
        applyTheme(*qApp, Theme::System); // the desktop turned dark or light
    else if (event->type() == QEvent::PaletteChange && m_productionLine)
        showTitle();
    QMainWindow::changeEvent(event);
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() != QEvent::StatusTip)
        return QMainWindow::event(event);
    m_status->showTip(static_cast<QStatusTipEvent*>(event)->tip());
    return true;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveWindow();
    QMainWindow::closeEvent(event);
    if (event->isAccepted())
        emit quitWanted();
}

void MainWindow::retranslate()
{
    for (const Entry& entry : std::as_const(m_pages)) {
        m_rail->setText(entry.name, titleOf(entry.name));
        if (auto* page = dynamic_cast<Page*>(entry.page))
            page->retranslate();
    }
    nameActions();
    showCounts();
    showOpening();
    showTitle();
}

QString MainWindow::titleOf(const QString& name) const
{
    const QHash<QString, QString> known{
        { QStringLiteral("overview"), tr("Overview") },
        { QStringLiteral("devices"), tr("Devices") },
        { QStringLiteral("firmware"), tr("Firmware") },
        { QStringLiteral("batches"), tr("Batches") },
        { QStringLiteral("activity"), tr("Activity") },
        { QStringLiteral("settings"), tr("Settings") },
    };
    const auto found
        = std::find_if(m_pages.cbegin(), m_pages.cend(), [&](const Entry& one) { return one.name == name; });
    return known.value(name, found == m_pages.cend() ? name : found->title);
}

} // namespace console
