// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/serversettings.h"

#include "models/base/hostname.h"
#include "ui/common/errortext.h"
#include "ui/common/fielderror.h"
#include "ui/common/iconlabel.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

namespace console {

namespace {

// A link is the base, "/f/" and a token; PROTOCOL.md 6.3 allows at most 254 characters. The token is under 64.
constexpr qsizetype longestBase = 254 - 3 - 64;

/// The form of an address. Whether this computer has it, the server says when it tries.
bool isAddress(const QString& text)
{
    static const QRegularExpression four(
        QStringLiteral(R"(\A(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\z)"));
    static const QRegularExpression six(QStringLiteral(R"(\A(?=.*:.*:)[0-9A-Fa-f:]{2,39}\z)"));
    return four.match(text).hasMatch() || six.match(text).hasMatch();
}

} // namespace

ServerSettings::ServerSettings(QWidget* parent)
    : Card({}, parent)
    , m_address(new QLineEdit)
    , m_port(new QSpinBox)
    , m_publicUrl(new QLineEdit)
    , m_save(new QPushButton)
    , m_offer(new QPushButton)
    , m_stateIcon(new IconLabel)
    , m_state(new QLabel)
{
    setObjectName(QStringLiteral("serverSettings"));
    m_address->setObjectName(QStringLiteral("settingsListenAddress"));
    m_port->setObjectName(QStringLiteral("settingsListenPort"));
    m_publicUrl->setObjectName(QStringLiteral("settingsPublicUrl"));
    m_save->setObjectName(QStringLiteral("settingsServerSave"));
    m_offer->setObjectName(QStringLiteral("settingsOfferPort"));
    m_offer->hide();
    m_state->setObjectName(QStringLiteral("settingsServerState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_port->setRange(0, 65535);
    m_addressRow = new FieldRow({}, m_address);
    m_portRow = new FieldRow({}, m_port);
    m_urlRow = new FieldRow({}, m_publicUrl);
    m_address->setMaximumWidth(280);
    m_port->setMaximumWidth(140);
    auto* state = new QHBoxLayout;
    state->setSpacing(space8);
    state->addWidget(m_stateIcon, 0, Qt::AlignTop);
    state->addWidget(m_state, 1);
    content()->addLayout(state);
    for (FieldRow* row : { m_addressRow, m_portRow, m_urlRow })
        content()->addWidget(row);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_offer);
    buttons->addWidget(m_save);
    content()->addLayout(buttons);
    connect(m_address, &QLineEdit::textChanged, this, &ServerSettings::check);
    connect(m_publicUrl, &QLineEdit::textChanged, this, &ServerSettings::check);
    connect(m_port, &QSpinBox::valueChanged, this, &ServerSettings::check);
    connect(m_offer, &QPushButton::clicked, this, &ServerSettings::takeOfferedPort);
    connect(m_save, &QPushButton::clicked, this, &ServerSettings::saveRequested);
    retranslate();
}

void ServerSettings::setSettings(const ConsoleSettings& settings)
{
    m_saved = settings;
    m_address->setText(settings.listenAddress);
    m_port->setValue(settings.listenPort);
    m_publicUrl->setText(settings.publicUrl);
    check();
}

void ServerSettings::setStatus(const ServerStatus& status)
{
    if (status == m_status)
        return;
    m_status = status;
    showStatus();
}

void ServerSettings::showError(const Error& error)
{
    const bool port = error.kind == ErrorKind::ListenPortTaken || error.kind == ErrorKind::ListenFailed;
    const bool address = error.kind == ErrorKind::ListenAddressInvalid;
    (address ? m_addressRow : port ? m_portRow : m_urlRow)->setError(errorText(error));
    offerPort(error.kind == ErrorKind::ListenPortTaken);
}

void ServerSettings::offerPort(bool taken)
{
    const int next = m_port->value() > 0 && m_port->value() < 65535 ? m_port->value() + 1 : 0;
    m_offer->setText(next > 0 ? tr("Use port %1").arg(next) : tr("Use any free port"));
    m_offer->setVisible(taken);
}

void ServerSettings::takeOfferedPort()
{
    const int port = m_port->value();
    m_port->setValue(port > 0 && port < 65535 ? port + 1 : 0);
    emit saveRequested();
}

QString ServerSettings::publicUrl() const
{
    QString text = m_publicUrl->text().trimmed();
    while (text.endsWith(QLatin1Char('/')))
        text.chop(1);
    return text;
}

ConsoleSettings ServerSettings::applied(ConsoleSettings settings) const
{
    settings.listenAddress = m_address->text().trimmed();
    settings.listenPort = static_cast<quint16>(m_port->value());
    settings.publicUrl = publicUrl();
    return settings;
}

bool ServerSettings::isValid() const
{
    return m_addressRow->error().isEmpty() && m_urlRow->error().isEmpty();
}

void ServerSettings::check()
{
    const QString address = m_address->text().trimmed();
    m_portRow->setError({});
    offerPort(false);
    m_addressRow->setError(!isAddress(address) ? errorText({ ErrorKind::ListenAddressInvalid, {} }) : QString());
    m_addressRow->setWarning(isLoopbackHost(address) ? loopbackWarning() : QString());
    checkPublicUrl();
    const bool changed = !(applied(m_saved) == m_saved);
    m_save->setEnabled(changed && isValid());
    m_save->setToolTip(!isValid() ? tr("Correct the marked fields first")
            : changed             ? tr("Restarts the file server")
                                  : tr("Nothing has been changed"));
    m_save->setStatusTip(m_save->toolTip());
}

QString ServerSettings::loopbackWarning() const
{
    const QString host = QUrl(publicUrl(), QUrl::StrictMode).host();
    if (host.isEmpty() || isLoopbackHost(host))
        return tr("Only programs on this computer can download from there.");
    return tr("Links point to %1, but only programs on this computer reach this address. That is right behind a "
              "reverse proxy; else use an address that devices reach.")
        .arg(host);
}

void ServerSettings::checkPublicUrl()
{
    const QString text = publicUrl();
    m_urlRow->setError({});
    m_urlRow->setWarning({});
    if (text.isEmpty())
        return;
    const QUrl url(text, QUrl::StrictMode);
    const bool scheme = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    const bool bare = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || !scheme || url.host().isEmpty() || !bare)
        m_urlRow->setError(errorText({ ErrorKind::UrlInvalid, {} }));
    else if (text.size() > longestBase)
        m_urlRow->setError(errorText({ ErrorKind::UrlTooLong, {} }));
    else if (isLoopbackHost(url.host()))
        m_urlRow->setWarning(tr("Devices would look for the file on themselves: use an address they can reach."));
    else if (url.port() != -1)
        m_urlRow->setWarning(
            tr("Devices with the C SDK ignore a port and ask port 80. Use port 80 or a reverse proxy for them."));
}

void ServerSettings::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void ServerSettings::retranslate()
{
    setTitle(tr("File server"));
    m_addressRow->setLabel(tr("Listen on address"));
    m_addressRow->setHint(tr("0.0.0.0 means every address of this computer."));
    m_portRow->setLabel(tr("Po&rt", "file server"));
    m_urlRow->setLabel(tr("Public &base address"));
    m_urlRow->setHint(tr("What download links begin with, as devices reach it."));
    m_port->setSpecialValueText(tr("any free one"));
    m_publicUrl->setPlaceholderText(tr("http://<this computer>:<port>"));
    m_save->setText(tr("Sa&ve file server"));
    check();
    showStatus();
}

void ServerSettings::showStatus()
{
    switch (m_status.state) {
    case ServerState::Off:
        m_stateIcon->setIcon(QStringLiteral("server"), ColorRole::SecondaryText);
        m_state->setText(tr("Not running."));
        break;
    case ServerState::Listening:
        m_stateIcon->setIcon(QStringLiteral("succeeded"), ColorRole::Succeeded);
        m_state->setText(tr("Listening on %1, port %2. Links begin with %3.")
                             .arg(m_status.address, QString::number(m_status.port), m_status.publicUrl));
        offerPort(false);
        break;
    case ServerState::Failed:
        m_stateIcon->setIcon(QStringLiteral("failed"), ColorRole::Failed);
        m_state->setText(m_status.error ? errorText(*m_status.error) : tr("Not running."));
        offerPort(m_status.error && m_status.error->kind == ErrorKind::ListenPortTaken);
        break;
    }
}

} // namespace console
