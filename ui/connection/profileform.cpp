// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/profileform.h"

#include "ui/common/environment.h"
#include "ui/common/errortext.h"
#include "ui/common/fielderror.h"
#include "ui/common/theme.h"
#include "ui/connection/filefield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace console {

namespace {

constexpr int plainPort = 1883;
constexpr int tlsPort = 8883;

enum Row {
    Name,
    Host,
    Port,
    Tls,
    CaFile,
    CertificateFile,
    KeyFile,
    User,
    Password,
    SavePassword,
    ClientId,
    KeepAlive,
    Environment,
    Colour,
    Production
};

template <class W> W* named(const char* name)
{
    auto* widget = new W;
    widget->setObjectName(QString::fromLatin1(name));
    return widget;
}

} // namespace

ProfileForm::ProfileForm(QWidget* parent)
    : QWidget(parent)
    , m_name(named<QLineEdit>("profileName"))
    , m_host(named<QLineEdit>("profileHost"))
    , m_port(named<QSpinBox>("profilePort"))
    , m_tls(named<QCheckBox>("profileTls"))
    , m_caFile(new FileField(QStringLiteral("profileCaFile")))
    , m_certificateFile(new FileField(QStringLiteral("profileCertificateFile")))
    , m_keyFile(new FileField(QStringLiteral("profileKeyFile")))
    , m_user(named<QLineEdit>("profileUser"))
    , m_password(named<QLineEdit>("profilePassword"))
    , m_savePassword(named<QCheckBox>("profileSavePassword"))
    , m_clientId(named<QLineEdit>("profileClientId"))
    , m_keepAlive(named<QSpinBox>("profileKeepAlive"))
    , m_environment(named<QLineEdit>("profileEnvironment"))
    , m_colour(named<QComboBox>("profileColour"))
    , m_production(named<QCheckBox>("profileProduction"))
{
    build();
    retranslate();
    updateEnabled();
}

void ProfileForm::build()
{
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    m_keepAlive->setRange(10, 1200);
    m_password->setEchoMode(QLineEdit::Password);
    m_name->setMaxLength(40);
    m_environment->setMaxLength(40);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space8);
    // In the order of enum Row.
    for (QWidget* field :
        std::initializer_list<QWidget*>{ m_name, m_host, m_port, m_tls, m_caFile, m_certificateFile, m_keyFile, m_user,
            m_password, m_savePassword, m_clientId, m_keepAlive, m_environment, m_colour, m_production }) {
        auto* row = new FieldRow({}, field);
        m_rows.append(row);
        column->addWidget(row);
    }
    for (int i = 0; i <= int(lastEnvironmentColour); ++i)
        m_colour->addItem({});
    m_colour->setMaximumWidth(160);
    connect(m_colour, &QComboBox::currentIndexChanged, this, &ProfileForm::fieldEdited);
    m_port->setMaximumWidth(120);
    m_keepAlive->setMaximumWidth(120);
    for (QLineEdit* line : { m_name, m_host, m_user, m_password, m_clientId, m_environment })
        connect(line, &QLineEdit::textEdited, this, &ProfileForm::fieldEdited);
    for (QSpinBox* number : { m_port, m_keepAlive })
        connect(number, &QSpinBox::valueChanged, this, &ProfileForm::fieldEdited);
    for (FileField* file : { m_caFile, m_certificateFile, m_keyFile })
        connect(file, &FileField::edited, this, &ProfileForm::fieldEdited);
    connect(m_tls, &QCheckBox::toggled, this, &ProfileForm::tlsToggled);
    for (QCheckBox* box : { m_savePassword, m_production })
        connect(box, &QCheckBox::toggled, this, &ProfileForm::fieldEdited);
}

void ProfileForm::setProfile(const BrokerProfile& profile)
{
    m_loading = true;
    m_profile = profile;
    m_name->setText(profile.name);
    m_host->setText(profile.host);
    m_port->setValue(profile.port);
    m_tls->setChecked(profile.tls);
    m_caFile->setPath(profile.caFile);
    m_certificateFile->setPath(profile.certificateFile);
    m_keyFile->setPath(profile.keyFile);
    m_user->setText(profile.user);
    m_password->clear();
    m_savePassword->setChecked(profile.savePassword);
    m_clientId->setText(profile.clientId);
    m_keepAlive->setValue(profile.keepAliveSeconds);
    m_environment->setText(profile.environment);
    m_colour->setCurrentIndex(int(profile.colour));
    m_production->setChecked(profile.production);
    m_loading = false;
    clearErrors();
    setPasswordKeeping(PasswordKeeping::Unknown);
    updateEnabled();
}

BrokerProfile ProfileForm::profile() const
{
    BrokerProfile profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.host = m_host->text().trimmed();
    profile.port = static_cast<quint16>(m_port->value());
    profile.tls = m_tls->isChecked();
    profile.caFile = m_caFile->path();
    profile.certificateFile = m_certificateFile->path();
    profile.keyFile = m_keyFile->path();
    profile.user = m_user->text();
    profile.savePassword = m_savePassword->isChecked();
    profile.clientId = m_clientId->text().trimmed();
    profile.keepAliveSeconds = m_keepAlive->value();
    profile.environment = m_environment->text().trimmed();
    profile.production = m_production->isChecked();
    profile.colour = static_cast<EnvironmentColour>(m_colour->currentIndex());
    return profile;
}

QString ProfileForm::password() const
{
    return m_password->text();
}

void ProfileForm::clearPassword()
{
    m_password->clear();
}

void ProfileForm::setPasswordKeeping(PasswordKeeping keeping)
{
    m_keeping = keeping;
    QString hint;
    QString placeholder;
    switch (keeping) {
    case PasswordKeeping::InKeychain:
        placeholder = tr("kept in the keychain");
        break;
    case PasswordKeeping::NotKept:
        placeholder = tr("asked each time");
        break;
    case PasswordKeeping::NoKeychain:
        placeholder = tr("asked each time");
        hint = tr("There is no keychain on this computer.");
        break;
    case PasswordKeeping::Unknown:
        break;
    }
    m_password->setPlaceholderText(placeholder);
    m_rows[Password]->setHint(hint);
}

bool ProfileForm::check()
{
    clearErrors();
    const BrokerProfile asked = profile();
    if (asked.name.isEmpty()) {
        m_rows[Name]->setError(tr("Give the profile a name."));
        return false;
    }
    const Result<void> answer = checkProfile(asked);
    if (!answer)
        showError(answer.error());
    return answer.has_value();
}

void ProfileForm::showError(const Error& error)
{
    const BrokerProfile asked = profile();
    const struct
    {
        const char* field;
        QString file;
        Row row;
        QString sentence;
    } places[] = {
        { "host", {}, Host, tr("Enter the broker's name or address.") },
        { "port", {}, Port, tr("Enter the broker's port.") },
        { "keepAlive", {}, KeepAlive, tr("Choose 10 to 1,200 seconds.") },
        { "clientId", {}, ClientId, tr("Enter a client id, at most 23 letters and digits for old brokers.") },
        { "user", {}, User, tr("A password needs a user name.") },
        { "certificateFile", asked.certificateFile, CertificateFile, tr("A private key needs its certificate.") },
        { "keyFile", asked.keyFile, KeyFile, tr("A certificate needs its private key.") },
        { "caFile", asked.caFile, CaFile, {} },
    };
    for (const auto& place : places) {
        const bool byName = error.kind == ErrorKind::ProfileIncomplete && error.context == QLatin1String(place.field);
        const bool byFile = !place.file.isEmpty() && error.context.contains(place.file);
        if (byName || byFile) {
            m_rows[place.row]->setError(byName && !place.sentence.isEmpty() ? place.sentence : errorText(error));
            return;
        }
    }
    m_rows[Host]->setError(errorText(error));
}

void ProfileForm::clearErrors()
{
    for (FieldRow* row : std::as_const(m_rows))
        row->setError({});
}

void ProfileForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProfileForm::tlsToggled(bool on)
{
    // The port follows as long as it is the usual one of the other kind.
    if (!m_loading && m_port->value() == (on ? plainPort : tlsPort))
        m_port->setValue(on ? tlsPort : plainPort);
    updateEnabled();
    fieldEdited();
}

void ProfileForm::fieldEdited()
{
    if (m_loading)
        return;
    updateEnabled();
    clearErrors();
    emit edited();
}

void ProfileForm::updateEnabled()
{
    for (const Row row : { CaFile, CertificateFile, KeyFile })
        m_rows[row]->setVisible(m_tls->isChecked());
    const bool named = !m_user->text().isEmpty();
    m_password->setEnabled(named);
    m_password->setToolTip(named ? QString() : tr("Enter a user name first"));
    m_savePassword->setEnabled(named);
    m_colour->setEnabled(!m_production->isChecked());
    m_colour->setToolTip(m_production->isChecked() ? tr("Production is always red") : QString());
}

void ProfileForm::retranslate()
{
    const QStringList labels{ tr("&Name"), tr("&Host"), tr("&Port"), tr("Encryption"), tr("C&A file"),
        tr("Client certi&ficate"), tr("Private ke&y"), tr("&User name"), tr("Pass&word"), QString(), tr("Client &id"),
        tr("&Keep alive"), tr("&Environment"), tr("Colour"), QString() };
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setLabel(labels[i]);
    m_tls->setText(tr("Use T&LS"));
    m_tls->setAccessibleName(tr("Use TLS"));
    m_savePassword->setText(tr("Keep the password in this computer's keychain"));
    m_savePassword->setAccessibleName(m_savePassword->text());
    m_production->setText(tr("This is a production environment"));
    m_production->setAccessibleName(m_production->text());
    m_keepAlive->setSuffix(tr(" s", "seconds"));
    m_host->setPlaceholderText(QStringLiteral("broker.example"));
    m_user->setPlaceholderText(tr("none: anonymous"));
    m_caFile->setPlaceholder(tr("this computer's authorities"));
    m_certificateFile->setPlaceholder(tr("none"));
    m_keyFile->setPlaceholder(tr("none"));
    m_environment->setPlaceholderText(tr("for example staging"));
    m_rows[Environment]->setHint(tr("Stands in the window title, with a line in its colour under it."));
    m_rows[ClientId]->setHint(tr("Stays the same, so that the broker keeps reports while the console is closed."));
    m_rows[Production]->setHint(tr("Its line is red, and a batch starts only when its name is typed."));
    for (int i = 0; i < m_colour->count(); ++i) {
        m_colour->setItemText(i, environmentColourText(static_cast<EnvironmentColour>(i)));
        m_colour->setItemIcon(i, environmentSwatch(static_cast<EnvironmentColour>(i)));
    }
    setPasswordKeeping(m_keeping);
}

} // namespace console
