// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profiletransfer.h"

#include "models/tables/celltext.h"
#include "ui/common/errortext.h"
#include "ui/common/filedialog.h"
#include "ui/common/futures.h"
#include "ui/connection/passphrasedialog.h"

namespace console {

using Purpose = PassphraseDialog::Purpose;

ProfileTransfer::ProfileTransfer(Commands& commands, QWidget* window)
    : QObject(window)
    , m_commands(commands)
    , m_window(window)
{
}

void ProfileTransfer::exportAll()
{
    const auto passphrase = PassphraseDialog::ask(Purpose::Export, {}, m_window);
    if (!passphrase)
        return;
    const QString path = FileDialog::save(
        m_window, tr("Export connections"), tr("Connections (*.json)"), QStringLiteral("rollout-connections.json"));
    if (path.isEmpty())
        return;
    const bool encrypted = !passphrase->isEmpty();
    whenDone(m_commands.exportProfiles({}, path, *passphrase), this, [this, encrypted](const Result<quint32>& count) {
        if (!count)
            emit failed(count.error());
        else
            emit done(encrypted ? tr("%n connection(s) exported, with their passwords.", nullptr, int(*count))
                                : tr("%n connection(s) exported, without passwords.", nullptr, int(*count)),
                false);
    });
}

void ProfileTransfer::import()
{
    const QString path
        = FileDialog::open(m_window, tr("Import connections"), tr("Connections (*.json);;All files (*)"));
    if (!path.isEmpty())
        read(path, {});
}

void ProfileTransfer::read(const QString& path, const QString& passphrase)
{
    whenDone(m_commands.importProfiles(path, passphrase), this, [this, path](const Result<ProfileImport>& result) {
        if (result) {
            emit imported();
            emit done(sentenceOf(*result), result->passwordsUnkept > 0 || !result->missingFiles.isEmpty());
            return;
        }
        const ErrorKind kind = result.error().kind;
        const bool wrong = kind == ErrorKind::PassphraseWrong;
        if (!wrong && kind != ErrorKind::PassphraseNeeded) {
            emit failed(result.error());
            return;
        }
        const QString problem = wrong ? errorText(result.error()) : QString();
        if (const auto typed = PassphraseDialog::ask(Purpose::Import, problem, m_window))
            read(path, *typed);
    });
}

QString ProfileTransfer::sentenceOf(const ProfileImport& import) const
{
    QStringList parts{ tr("Imported: %1.").arg(listText(import.names)) };
    if (import.passwordsUnkept > 0)
        parts.append(tr("There is no keychain on this computer, so their passwords are asked for each time."));
    if (!import.missingFiles.isEmpty())
        parts.append(tr("Not on this computer, choose them anew: %1.").arg(listText(import.missingFiles)));
    return parts.join(u' ');
}

} // namespace console
