// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/secretstore.h"

#include "models/base/logging.h"

#include <QPromise>

#include <qt6keychain/keychain.h>

namespace console {

namespace {

const QString service = QStringLiteral("rollout-console");

Error errorOf(const QKeychain::Job& job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return { ErrorKind::NotFound, job.errorString() };
    if (job.error() == QKeychain::AccessDeniedByUser)
        return { ErrorKind::Cancelled, job.errorString() };
    return { ErrorKind::KeychainUnavailable, job.errorString() };
}

/// Starts a job and gives its end as a future. The job deletes itself when it has finished.
template <class T, class Job> QFuture<Result<T>> run(std::unique_ptr<Job> job, Result<T> (*resultOf)(const Job&))
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    job->setInsecureFallback(false); // never a plain settings file: then the password is asked for each time
    Job* started = job.release();
    QObject::connect(started, &QKeychain::Job::finished, started, [promise, started, resultOf] {
        promise->addResult(
            started->error() == QKeychain::NoError ? resultOf(*started) : Result<T>(failure(errorOf(*started))));
        promise->finish();
    });
    started->start();
    return promise->future();
}

class KeychainStore final : public SecretStore
{
public:
    QFuture<Result<QString>> read(const BrokerProfile& profile) override
    {
        auto job = std::make_unique<QKeychain::ReadPasswordJob>(service);
        job->setKey(secretKey(profile));
        return run<QString, QKeychain::ReadPasswordJob>(
            std::move(job), [](const QKeychain::ReadPasswordJob& done) { return Result<QString>(done.textData()); });
    }

    QFuture<Result<void>> write(const BrokerProfile& profile, const QString& password) override
    {
        auto job = std::make_unique<QKeychain::WritePasswordJob>(service);
        job->setKey(secretKey(profile));
        job->setTextData(password);
        return run<void, QKeychain::WritePasswordJob>(
            std::move(job), [](const QKeychain::WritePasswordJob&) { return Result<void>(); });
    }

    QFuture<Result<void>> remove(const BrokerProfile& profile) override
    {
        auto job = std::make_unique<QKeychain::DeletePasswordJob>(service);
        job->setKey(secretKey(profile));
        return run<void, QKeychain::DeletePasswordJob>(
            std::move(job), [](const QKeychain::DeletePasswordJob&) { return Result<void>(); });
    }
};

} // namespace

QString secretKey(const BrokerProfile& profile)
{
    // A length before each part: no choice of host or user can make two different profiles share a key.
    QString key;
    for (const QString& part : { profile.id, profile.host.toLower(), QString::number(profile.port), profile.user })
        key += QStringLiteral("%1:%2;").arg(QString::number(part.size()), part);
    return key;
}

std::unique_ptr<SecretStore> makeKeychainStore()
{
    return std::make_unique<KeychainStore>();
}

} // namespace console
