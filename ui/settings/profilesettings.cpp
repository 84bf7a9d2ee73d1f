// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profilesettings.h"

#include "ui/common/actionbutton.h"
#include "ui/common/emptystate.h"
#include "ui/common/errortext.h"
#include "ui/common/formparts.h"
#include "ui/common/futures.h"
#include "ui/common/icons.h"
#include "ui/common/noticebar.h"
#include "ui/common/question.h"
#include "ui/connection/connectiontestview.h"
#include "ui/connection/passworddialog.h"
#include "ui/connection/profileform.h"
#include "ui/settings/profilemerge.h"
#include "ui/settings/profiletransfer.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

ProfileSettings::ProfileSettings(Commands& commands, QWidget* parent)
    : Card({}, parent)
    , m_commands(commands)
    , m_list(new QListWidget)
    , m_right(new QStackedWidget)
    , m_form(new ProfileForm)
    , m_test(new ConnectionTestView(commands))
    , m_notice(new NoticeBar)
    , m_transfer(new ProfileTransfer(commands, this))
{
    setObjectName(QStringLiteral("profileSettings"));
    build();
    retranslate();
    updateButtons();
}

void ProfileSettings::build()
{
    m_list->setObjectName(QStringLiteral("profileList"));
    m_list->setFixedWidth(200);
    m_list->setFixedHeight(220);
    connect(m_list, &QListWidget::currentRowChanged, this, &ProfileSettings::select);
    connect(m_form, &ProfileForm::edited, this, &ProfileSettings::formEdited);
    connect(m_transfer, &ProfileTransfer::done, this, [this](const QString& sentence, bool withWarning) {
        m_notice->showNotice(withWarning ? NoticeLevel::Warning : NoticeLevel::Success, sentence);
    });
    connect(m_transfer, &ProfileTransfer::failed, this,
        [this](const Error& error) { m_notice->showNotice(NoticeLevel::Error, errorText(error)); });
    connect(m_transfer, &ProfileTransfer::imported, this, [this] {
        setSettings(m_commands.settings());
        emit settingsChanged();
    });

    auto* left = new QVBoxLayout;
    left->setSpacing(space8);
    left->addWidget(m_list);
    left->addLayout(listButtons());
    left->addStretch(1);
    auto* filled = new QWidget;
    auto* column = new QVBoxLayout(filled);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space12);
    column->addWidget(m_form);
    column->addLayout(formButtons());
    column->addWidget(m_test);
    column->addStretch(1);
    m_right->addWidget(new EmptyState(QStringLiteral("connected"), {}, {}));
    m_right->addWidget(filled);
    auto* row = new QHBoxLayout;
    row->setSpacing(space24);
    row->addLayout(left);
    row->addWidget(m_right, 1);
    content()->addWidget(m_notice);
    content()->addLayout(row);
}

QVBoxLayout* ProfileSettings::listButtons()
{
    m_add = button("profileAdd", &ProfileSettings::add);
    m_duplicate = button("profileDuplicate", &ProfileSettings::duplicate);
    m_delete = button("profileDelete", &ProfileSettings::remove);
    auto* row = new QHBoxLayout;
    row->setSpacing(space4);
    const QStringList icons{ QStringLiteral("add"), QStringLiteral("copy"), QStringLiteral("trash") };
    const QList<QPushButton*> buttons{ m_add, m_duplicate, m_delete };
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        setLook(buttons[i], ButtonLook::Flat);
        buttons[i]->setIcon(icon(icons[i]));
        row->addWidget(buttons[i]);
    }
    row->addStretch(1);
    m_import = button("profileImport", {});
    m_export = button("profileExport", {});
    connect(m_import, &QPushButton::clicked, m_transfer, &ProfileTransfer::import);
    connect(m_export, &QPushButton::clicked, m_transfer, &ProfileTransfer::exportAll);
    auto* files = new QHBoxLayout;
    files->setSpacing(space4);
    files->addWidget(m_import);
    files->addWidget(m_export);
    files->addStretch(1);
    auto* both = new QVBoxLayout;
    both->setSpacing(space4);
    both->addLayout(row);
    both->addLayout(files);
    return both;
}

QHBoxLayout* ProfileSettings::formButtons()
{
    m_testButton = button("profileTest", &ProfileSettings::test);
    m_save = button("profileSave", &ProfileSettings::save);
    m_disconnect = button("profileDisconnect", &ProfileSettings::disconnectNow);
    m_connect = button("profileConnect", &ProfileSettings::connectSelected);
    setLook(m_connect, ButtonLook::Accent);
    auto* row = new QHBoxLayout;
    row->setSpacing(space8);
    row->addWidget(m_testButton);
    row->addStretch(1);
    row->addWidget(m_save);
    row->addWidget(m_disconnect);
    row->addWidget(m_connect);
    return row;
}

QPushButton* ProfileSettings::button(const char* name, void (ProfileSettings::*slot)())
{
    auto* made = new QPushButton;
    made->setObjectName(QString::fromLatin1(name));
    if (slot)
        connect(made, &QPushButton::clicked, this, slot);
    return made;
}

void ProfileSettings::setSettings(const ConsoleSettings& settings)
{
    const QString shown = selected() ? selected()->id : settings.activeProfile;
    const QList<BrokerProfile> before = m_profiles;
    m_profiles = mergedProfiles(m_profiles, m_seen, settings.profiles);
    m_seen = settings.profiles;
    if (m_profiles != before || m_list->count() != m_profiles.size()) {
        fillList();
        const auto wanted = std::find_if(
            m_profiles.cbegin(), m_profiles.cend(), [&](const BrokerProfile& one) { return one.id == shown; });
        m_list->setCurrentRow(wanted == m_profiles.cend() ? 0 : int(wanted - m_profiles.cbegin()));
    }
    updateButtons();
}

void ProfileSettings::setLink(const LinkStatus& link)
{
    if (link.state == m_link.state && link.error == m_link.error)
        return;
    m_link = link;
    if (link.state == LinkState::Connected && m_notice->level() == NoticeLevel::Error)
        m_notice->clear();
    updateButtons();
}

void ProfileSettings::fillList()
{
    m_row = -1;
    m_list->clear();
    for (const BrokerProfile& profile : std::as_const(m_profiles))
        m_list->addItem(profile.name);
    m_right->setCurrentIndex(m_profiles.isEmpty() ? 0 : 1);
}

void ProfileSettings::select(int row)
{
    if (row < 0 || row >= m_profiles.size() || row == m_row)
        return;
    m_row = row;
    m_test->clear();
    m_notice->clear();
    m_form->setProfile(m_profiles[row]);
    lookForPassword();
    updateButtons();
}

void ProfileSettings::lookForPassword()
{
    const BrokerProfile profile = *selected();
    if (profile.user.isEmpty())
        return;
    if (!profile.savePassword) {
        m_form->setPasswordKeeping(ProfileForm::PasswordKeeping::NotKept);
        return;
    }
    whenDone(m_commands.readPassword(profile), this, [this, id = profile.id](const Result<QString>& answer) {
        if (!selected() || selected()->id != id)
            return;
        using Keeping = ProfileForm::PasswordKeeping;
        const bool noKeychain = !answer && answer.error().kind == ErrorKind::KeychainUnavailable;
        const bool kept = answer && !answer->isEmpty();
        m_form->setPasswordKeeping(kept ? Keeping::InKeychain : noKeychain ? Keeping::NoKeychain : Keeping::NotKept);
    });
}

void ProfileSettings::formEdited()
{
    if (BrokerProfile* profile = selected()) {
        *profile = m_form->profile();
        m_list->item(m_row)->setText(profile->name);
    }
    updateButtons();
}

void ProfileSettings::add()
{
    BrokerProfile profile = newProfile();
    profile.name = tr("New connection");
    m_profiles.append(profile);
    m_list->addItem(profile.name);
    m_right->setCurrentIndex(1);
    m_list->setCurrentRow(int(m_profiles.size()) - 1);
    if (auto* name = m_form->findChild<QWidget*>(QStringLiteral("profileName")))
        name->setFocus();
    updateButtons();
}

void ProfileSettings::duplicate()
{
    if (!selected())
        return;
    // A copy is another client: with the same id the broker would throw one of them out.
    const BrokerProfile fresh = newProfile();
    BrokerProfile copy = *selected();
    copy.id = fresh.id;
    copy.clientId = fresh.clientId;
    copy.name = tr("Copy of %1").arg(copy.name).left(40);
    m_profiles.append(copy);
    m_list->addItem(copy.name);
    m_list->setCurrentRow(int(m_profiles.size()) - 1);
    updateButtons();
}

void ProfileSettings::remove()
{
    if (!selected())
        return;
    const QString name = selected()->name;
    if (!ask(this, tr("Delete “%1”?").arg(name), tr("The connection's settings are removed. Devices and batches stay."),
            tr("Delete connection"), tr("Keep it")))
        return;
    m_profiles.removeAt(m_row);
    fillList();
    m_list->setCurrentRow(m_profiles.isEmpty() ? -1 : 0);
    store({});
}

void ProfileSettings::save()
{
    if (m_form->check())
        store([this] { m_notice->showNotice(NoticeLevel::Success, tr("Saved.")); });
}

void ProfileSettings::test()
{
    if (m_form->check())
        m_test->start(m_form->profile(), m_form->password());
}

void ProfileSettings::store(std::function<void()> next)
{
    ConsoleSettings settings = m_commands.settings();
    settings.profiles = m_profiles;
    const bool activeLeft = std::any_of(m_profiles.cbegin(), m_profiles.cend(),
        [&](const BrokerProfile& one) { return one.id == settings.activeProfile; });
    if (!activeLeft)
        settings.activeProfile.clear();
    whenDone(m_commands.applySettings(settings), this, [this, next = std::move(next)](const Result<void>& answer) {
        if (!answer) {
            m_notice->showNotice(NoticeLevel::Error, errorText(answer.error()));
            return;
        }
        m_seen = m_commands.settings().profiles;
        updateButtons();
        emit settingsChanged();
        keepPassword(next);
    });
}

void ProfileSettings::keepPassword(std::function<void()> next)
{
    const BrokerProfile* profile = selected();
    const QString typed = m_form->password();
    if (!profile || !profile->savePassword || profile->user.isEmpty() || typed.isEmpty()) {
        if (next)
            next();
        return;
    }
    whenDone(
        m_commands.savePassword(*profile, typed), this, [this, next = std::move(next)](const Result<void>& answer) {
            using Keeping = ProfileForm::PasswordKeeping;
            m_form->setPasswordKeeping(answer ? Keeping::InKeychain : Keeping::NoKeychain);
            if (next)
                next();
            if (answer)
                m_form->clearPassword();
        });
}

void ProfileSettings::connectSelected()
{
    if (!m_form->check())
        return;
    const QString typed = m_form->password();
    store([this, typed] { connectWith(typed); });
}

void ProfileSettings::connectWith(const QString& password)
{
    const BrokerProfile* profile = selected();
    if (!profile)
        return;
    if (password.isEmpty() && !profile->user.isEmpty() && !profile->savePassword) {
        if (const auto given = PasswordDialog::ask(*profile, this); given && !given->isEmpty())
            connectWith(*given);
        return;
    }
    m_connecting = true;
    m_notice->clear();
    updateButtons();
    whenDone(m_commands.connectBroker(profile->id, password), this,
        [this, given = !password.isEmpty()](const Result<void>& answer) { connectEnded(answer, given); });
}

void ProfileSettings::connectEnded(const Result<void>& result, bool passwordGiven)
{
    m_connecting = false;
    updateButtons();
    if (result) {
        emit settingsChanged();
        return;
    }
    const ErrorKind kind = result.error().kind;
    const bool wantsPassword
        = kind == ErrorKind::PasswordNeeded || kind == ErrorKind::KeychainUnavailable || kind == ErrorKind::NotFound;
    if (wantsPassword && !passwordGiven && selected()) {
        if (const auto given = PasswordDialog::ask(*selected(), this); given && !given->isEmpty())
            connectWith(*given);
        return;
    }
    m_notice->showNotice(NoticeLevel::Error, errorText(result.error()));
}

void ProfileSettings::disconnectNow()
{
    m_commands.disconnectBroker();
    emit settingsChanged();
}

bool ProfileSettings::isChanged() const
{
    return m_profiles != m_commands.settings().profiles;
}

BrokerProfile* ProfileSettings::selected()
{
    return m_row >= 0 && m_row < m_profiles.size() ? &m_profiles[m_row] : nullptr;
}

void ProfileSettings::updateButtons()
{
    const bool any = selected() != nullptr;
    const bool linked = m_link.state != LinkState::Idle;
    const bool active = any && linked && selected()->id == m_commands.settings().activeProfile;
    m_duplicate->setEnabled(any);
    setDisabledBecause(
        m_export, m_commands.settings().profiles.isEmpty() ? tr("No connection is saved yet") : QString());
    m_delete->setEnabled(any && !active);
    m_delete->setToolTip(active ? tr("Disconnect first: this connection is in use") : tr("Delete"));
    m_delete->setStatusTip(m_delete->toolTip());
    const bool savable = any && (isChanged() || !m_form->password().isEmpty());
    m_save->setEnabled(savable);
    m_save->setToolTip(savable ? QString() : tr("Nothing has been changed"));
    m_save->setStatusTip(m_save->toolTip());
    m_connect->setEnabled(any && !m_connecting);
    m_connect->setText(m_connecting ? tr("Connecting…") : active ? tr("Save and re&connect") : tr("&Connect"));
    m_disconnect->setVisible(active);
}

void ProfileSettings::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void ProfileSettings::retranslate()
{
    setTitle(tr("Broker connections"));
    m_list->setAccessibleName(tr("Broker connections"));
    m_add->setAccessibleName(tr("Add a connection"));
    m_add->setToolTip(tr("Add a connection"));
    m_duplicate->setAccessibleName(tr("Duplicate"));
    m_duplicate->setToolTip(tr("Duplicate"));
    m_delete->setAccessibleName(tr("Delete"));
    m_import->setText(tr("Import…"));
    m_export->setText(tr("Export…"));
    m_testButton->setText(tr("&Test connection"));
    m_save->setText(tr("&Save"));
    m_disconnect->setText(tr("&Disconnect"));
    if (auto* empty = qobject_cast<EmptyState*>(m_right->widget(0)))
        empty->setTexts(tr("No connection yet"), tr("Add one to reach the broker your devices report to."));
    updateButtons();
}

} // namespace console
