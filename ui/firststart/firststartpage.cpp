// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firststart/firststartpage.h"

#include "ui/common/actionbutton.h"
#include "ui/common/card.h"
#include "ui/common/errortext.h"
#include "ui/common/filedialog.h"
#include "ui/common/formparts.h"
#include "ui/common/iconlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace console {

FirstStartPage::FirstStartPage(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_text(makeNote({}, nullptr))
    , m_skip(new QPushButton)
{
    setObjectName(QStringLiteral("firstStartPage"));
    m_title->setObjectName(QStringLiteral("firstStartTitle"));
    m_title->setFont(titleFont());
    m_skip->setObjectName(QStringLiteral("firstStartSkip"));
    setLook(m_skip, ButtonLook::Flat);
    connect(m_skip, &QPushButton::clicked, this, &FirstStartPage::skipped);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(space16);
    ways->addWidget(makeWay(m_demo, "tryDemo", "devices", &FirstStartPage::demoWanted), 1);
    ways->addWidget(makeWay(m_connect, "connectBroker", "connected", &FirstStartPage::connectionWanted), 1);
    ways->addWidget(makeWay(m_open, "openWorkspace", "file", &FirstStartPage::chooseWorkspace), 1);
    setLook(m_demo.button, ButtonLook::Accent);
    auto* inner = new QWidget;
    inner->setMaximumWidth(1000);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(space24, space24, space24, space24);
    column->setSpacing(space16);
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(ways);
    column->addWidget(m_skip, 0, Qt::AlignLeft);
    column->addStretch(2);
    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(inner, 100);
    row->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(middle);
    middle->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setFocusProxy(m_demo.button);
    say();
}

QWidget* FirstStartPage::makeWay(Way& way, const char* name, const char* iconName, void (FirstStartPage::*pressed)())
{
    auto* card = new Card;
    way.title = makeHeading({}, card);
    way.text = makeNote({}, card);
    way.problem = makeProblem(QLatin1String(name) + QStringLiteral("Problem"), card);
    way.problem->setWordWrap(true);
    way.button = new QPushButton(card);
    way.button->setObjectName(QLatin1String(name));
    connect(way.button, &QPushButton::clicked, this, pressed);
    card->content()->setSpacing(space8);
    card->content()->addWidget(new IconLabel(QLatin1String(iconName), 32, ColorRole::Accent), 0, Qt::AlignLeft);
    card->content()->addWidget(way.title);
    card->content()->addWidget(way.text);
    card->content()->addStretch(1);
    card->content()->addWidget(way.problem);
    card->content()->addWidget(way.button, 0, Qt::AlignLeft);
    return card;
}

void FirstStartPage::setDemoError(const std::optional<Error>& error)
{
    m_demoError = error;
    say();
}

void FirstStartPage::setWorkspaceUsed(bool used)
{
    if (m_used == used)
        return;
    m_used = used;
    say();
}

void FirstStartPage::setDemoStarting(bool starting)
{
    m_starting = starting;
    say();
}

void FirstStartPage::setWorkspaceError(const std::optional<Error>& error)
{
    m_workspaceError = error;
    say();
}

void FirstStartPage::chooseWorkspace()
{
    const QString folder = FileDialog::folder(this, tr("Folder of a workspace, or an empty one for a new workspace"));
    if (!folder.isEmpty())
        emit workspaceWanted(folder);
}

void FirstStartPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

void FirstStartPage::say()
{
    m_title->setText(tr("How would you like to begin?"));
    m_text->setText(tr("Rollout Console sends firmware to devices over an MQTT broker of yours, watches what they "
                       "report, and stops when it goes wrong."));
    m_demo.title->setText(tr("Try a demo fleet"));
    m_demo.text->setText(tr("A broker and 50 simulated devices on this computer, with a firmware to send to them. "
                            "Everything works as with real ones, and nothing leaves this computer."));
    m_demo.button->setText(m_starting ? tr("Starting…") : tr("Start the &demo"));
    setProblem(m_demo.problem, m_demoError ? errorText(*m_demoError) : QString());
    setDisabledBecause(m_demo.button,
        m_starting        ? tr("The demo is being started.")
            : m_used      ? tr("This workspace is in use. Open an empty one for the demo.")
            : m_demoError ? errorText(*m_demoError)
                          : QString());
    m_connect.title->setText(tr("Connect to a broker"));
    m_connect.text->setText(tr("Say where your broker is and how to log in, test the connection step by step, and see "
                               "your devices as they report."));
    m_connect.button->setText(tr("Set up a &connection…"));
    m_open.title->setText(tr("Open a workspace"));
    m_open.text->setText(tr("A folder with the devices, firmware and batches of earlier work, or an empty one for a "
                            "new workspace."));
    m_open.button->setText(tr("&Open a folder…"));
    setProblem(m_open.problem, m_workspaceError ? errorText(*m_workspaceError) : QString());
    m_skip->setText(tr("&Look around first"));
}

} // namespace console
