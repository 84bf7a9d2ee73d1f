// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "ui/common/errortext.h"
#include "ui/common/futures.h"
#include "ui/common/noticebar.h"
#include "ui/common/pageheader.h"
#include "ui/common/question.h"
#include "ui/common/theme.h"
#include "ui/settings/alertcard.h"
#include "ui/settings/generalsettings.h"
#include "ui/settings/profilesettings.h"
#include "ui/settings/serversettings.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace console {

SettingsPage::SettingsPage(Commands& commands, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_header(new PageHeader({}))
    , m_notice(new NoticeBar)
    , m_alerts(new AlertCard)
    , m_general(new GeneralSettings)
    , m_profiles(new ProfileSettings(commands))
    , m_server(new ServerSettings)
{
    setObjectName(QStringLiteral("settingsPage"));
    build();
    connect(m_general, &GeneralSettings::languageChosen, this, &SettingsPage::chooseLanguage);
    connect(m_general, &GeneralSettings::themeChosen, this, &SettingsPage::chooseTheme);
    connect(m_general, &GeneralSettings::operatorNamed, this, &SettingsPage::nameOperator);
    connect(m_general, &GeneralSettings::shortcutsRequested, this, &SettingsPage::shortcutsRequested);
    connect(m_general, &GeneralSettings::fourEyesChosen, this, &SettingsPage::chooseFourEyes);
    connect(m_alerts, &AlertCard::alertsChosen, this, &SettingsPage::chooseAlerts);
    connect(m_profiles, &ProfileSettings::settingsChanged, this, &SettingsPage::settingsChanged);
    connect(m_server, &ServerSettings::saveRequested, this, &SettingsPage::saveServer);
    retranslate();
    reload();
    m_server->setSettings(m_commands.settings());
}

void SettingsPage::build()
{
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(space24, 0, space24, space24);
    column->setSpacing(space16);
    column->addWidget(m_notice);
    for (Card* card : std::initializer_list<Card*>{ m_general, m_profiles, m_server, m_alerts }) {
        card->setSection();
        card->setMaximumWidth(860);
        column->addWidget(card);
    }
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("settingsScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(inner);
    inner->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_header);
    page->addWidget(scroll, 1);
}

void SettingsPage::applyFrame(const Frame& frame)
{
    m_server->setStatus(frame.pulse.server);
    m_profiles->setLink(frame.pulse.link);
}

void SettingsPage::reload()
{
    const ConsoleSettings settings = m_commands.settings();
    m_general->setSettings(settings);
    m_profiles->setSettings(settings);
    m_alerts->setSettings(settings.alerts);
}

void SettingsPage::addConnection()
{
    m_profiles->add();
    if (auto* scroll = findChild<QScrollArea*>(QStringLiteral("settingsScroll")))
        scroll->ensureWidgetVisible(m_profiles, 0, 0);
}

void SettingsPage::setDesktopAlerts(bool available)
{
    m_alerts->setDesktopAvailable(available);
}

void SettingsPage::showError(const Error& error)
{
    m_notice->showNotice(NoticeLevel::Error, errorText(error));
}

void SettingsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SettingsPage::retranslate()
{
    m_header->setTitle(tr("Settings"));
}

void SettingsPage::apply(const ConsoleSettings& settings)
{
    whenDone(m_commands.applySettings(settings), this, [this](const Result<void>& answer) {
        if (!answer)
            showError(answer.error());
        else
            m_notice->clear();
        reload();
        emit settingsChanged();
    });
}

void SettingsPage::chooseLanguage(const QString& language)
{
    ConsoleSettings settings = m_commands.settings();
    settings.language = language;
    apply(settings);
    emit languageChosen(language);
}

void SettingsPage::chooseTheme(Theme theme)
{
    ConsoleSettings settings = m_commands.settings();
    settings.theme = theme;
    apply(settings);
    applyTheme(*qApp, theme);
}

void SettingsPage::nameOperator(const QString& name)
{
    ConsoleSettings settings = m_commands.settings();
    settings.operatorName = name;
    apply(settings);
}

void SettingsPage::chooseFourEyes(bool on)
{
    // It widens what one operator can do alone, so it asks; switching it on does not.
    const bool meant = on
        || ask(this, tr("Let one operator start batches alone?"),
            tr("Batches that wait for their release go on waiting for a second operator. The change stands in Activity "
               "with your name."),
            tr("&Let one operator start"), tr("&Keep four eyes"));
    ConsoleSettings settings = m_commands.settings();
    if (!meant)
        return m_general->setSettings(settings);
    settings.fourEyes = on;
    apply(settings);
}

void SettingsPage::chooseAlerts(const AlertSettings& alerts)
{
    ConsoleSettings settings = m_commands.settings();
    settings.alerts = alerts;
    apply(settings);
}

void SettingsPage::saveServer()
{
    const ConsoleSettings settings = m_server->applied(m_commands.settings());
    whenDone(m_commands.applySettings(settings), this, [this, settings](const Result<void>& answer) {
        if (!answer) {
            m_server->showError(answer.error());
            return;
        }
        m_server->setSettings(settings);
        m_notice->showNotice(NoticeLevel::Success, tr("Saved. Links given out from now on use the new address."));
        emit settingsChanged();
    });
}

} // namespace console
