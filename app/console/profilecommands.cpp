// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that come and go as files: the part of ConsoleCommands for profiles.
#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "models/base/files.h"
#include "models/broker/profilefile.h"
#include "ui/common/futures.h"

#include <QFileInfo>
#include <QtConcurrent>

#include <algorithm>
#include <functional>

namespace console {

namespace {

using Carried = Result<QList<CarriedProfile>>;
template <class T> using Promise = std::shared_ptr<QPromise<Result<T>>>;

constexpr qsizetype longestName = 40;

template <class T> Promise<T> promised()
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <class T> void answer(const Promise<T>& promise, const Result<T>& result)
{
    promise->addResult(result);
    promise->finish();
}

/// One answer of the keychain after another, without a thread that waits: the keychain needs this one, and the console
/// may be closed before it answers.
template <class T>
void collect(const QList<QFuture<T>>& asked, const QList<T>& answered, QObject* context,
    const std::function<void(const QList<T>&)>& next)
{
    if (answered.size() == asked.size())
        return next(answered);
    whenDone(asked[answered.size()], context, [asked, answered, context, next](const T& one) {
        collect<T>(asked, QList<T>(answered) << one, context, next);
    });
}

QFuture<Result<QString>> noPassword()
{
    const auto promise = promised<QString>();
    answer<QString>(promise, QString());
    return promise->future();
}

/// "Plant", "Plant 2", "Plant 3"…
QString freeName(const QString& wanted, const QList<BrokerProfile>& taken)
{
    QString name = wanted;
    for (int number = 2; std::any_of(taken.cbegin(), taken.cend(), [&](const auto& one) { return one.name == name; });
         ++number) {
        const QString behind = QStringLiteral(" %1").arg(number);
        name = wanted.left(longestName - behind.size()) + behind;
    }
    return name;
}

/// Main thread: what was read becomes connections of this workspace; the keychain gets their passwords.
void takeOver(Console& console, const QList<CarriedProfile>& carried, const Promise<ProfileImport>& promise)
{
    ProfileImport import;
    QList<QFuture<Result<void>>> kept;
    ConsoleSettings& settings = console.settings();
    for (const CarriedProfile& one : carried) {
        BrokerProfile profile = one.profile;
        profile.name = freeName(profile.name, settings.profiles);
        settings.profiles.append(profile);
        import.names.append(profile.name);
        for (const QString& file : { profile.caFile, profile.certificateFile, profile.keyFile }) {
            if (!file.isEmpty() && !QFileInfo::exists(file))
                import.missingFiles.append(file);
        }
        if (!one.password.isEmpty())
            kept.append(console.secrets().write(profile, one.password));
    }
    const auto saved
        = QtConcurrent::run(&console.settingsPool(), [&console, settings] { return console.keepSettings(settings); });
    collect<Result<void>>(kept, {}, &console, [&console, import, saved, promise](const QList<Result<void>>& passwords) {
        ProfileImport done = import;
        for (const Result<void>& password : passwords)
            ++(password ? done.passwords : done.passwordsUnkept);
        whenDone(saved, &console, [done, promise](const Result<void>& written) {
            answer<ProfileImport>(
                promise, written ? Result<ProfileImport>(done) : Result<ProfileImport>(failure(written.error())));
        });
    });
}

Result<quint32> write(QList<CarriedProfile> carried, const QList<Result<QString>>& passwords, const QString& path,
    const QString& passphrase)
{
    for (qsizetype i = 0; i < carried.size(); ++i)
        carried[i].password = passwords[i].value_or(QString()); // else it is asked for there, as it is here
    const auto bytes = writeProfiles(carried, passphrase);
    if (!bytes)
        return failure(bytes.error());
    if (auto written = writeFile(path, *bytes); !written)
        return failure(written.error());
    return static_cast<quint32>(carried.size());
}

} // namespace

QFuture<Result<quint32>> ConsoleCommands::exportProfiles(
    const QStringList& ids, const QString& path, const QString& passphrase)
{
    QList<CarriedProfile> carried;
    QList<QFuture<Result<QString>>> asked;
    for (const BrokerProfile& profile : std::as_const(m_console.settings().profiles)) {
        if (!ids.isEmpty() && !ids.contains(profile.id))
            continue;
        carried.append({ profile, {} });
        const bool has = !passphrase.isEmpty() && profile.savePassword && !profile.user.isEmpty();
        asked.append(has ? m_console.secrets().read(profile) : noPassword());
    }
    const auto promise = promised<quint32>();
    collect<Result<QString>>(asked, {}, &m_console,
        [&console = m_console, carried, path, passphrase, promise](const QList<Result<QString>>& passwords) {
            const auto written = QtConcurrent::run(&console.pool(),
                [carried, passwords, path, passphrase] { return write(carried, passwords, path, passphrase); });
            whenDone(written, &console, [promise](const Result<quint32>& result) { answer<quint32>(promise, result); });
        });
    return promise->future();
}

QFuture<Result<ProfileImport>> ConsoleCommands::importProfiles(const QString& path, const QString& passphrase)
{
    const auto promise = promised<ProfileImport>();
    const auto read = QtConcurrent::run(&m_console.pool(), [path, passphrase]() -> Carried {
        const auto bytes = readFile(path, largestProfileFile, ErrorKind::ProfileFileInvalid);
        if (!bytes)
            return failure(bytes.error());
        return readProfiles(*bytes, passphrase);
    });
    whenDone(read, &m_console, [&console = m_console, promise](const Carried& carried) {
        if (carried)
            takeOver(console, *carried, promise);
        else
            answer<ProfileImport>(promise, failure(carried.error()));
    });
    return promise->future();
}

} // namespace console
