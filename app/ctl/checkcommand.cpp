// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/checkcommand.h"

#include "app/ctl/brokercheck.h"
#include "app/ctl/passwordfile.h"

#include <QJsonDocument>

#include <cstdio>

namespace console {

namespace {

int leave(int code, const QString& sentence)
{
    std::fprintf(stderr, "rolloutctl: %s\n", qPrintable(sentence));
    return code;
}

const char* word(BrokerCheck::Verdict verdict)
{
    switch (verdict) {
    case BrokerCheck::Verdict::Refused:
        return "refused";
    case BrokerCheck::Verdict::Possible:
        return "possible";
    case BrokerCheck::Verdict::Unknown:
        break;
    }
    return "unknown";
}

void print(const QList<BrokerCheck::Attempt>& attempts, bool json)
{
    if (json) {
        QJsonArray rows;
        for (const BrokerCheck::Attempt& attempt : attempts)
            rows.append(QJsonObject{ { QStringLiteral("attempt"), attempt.name },
                { QStringLiteral("verdict"), QLatin1String(word(attempt.verdict)) },
                { QStringLiteral("detail"), attempt.detail } });
        std::printf("%s", QJsonDocument(rows).toJson().constData());
        return;
    }
    for (qsizetype i = 0; i < attempts.size(); ++i)
        std::printf("%d  %-8s  %-36s  %s\n", static_cast<int>(i + 1), word(attempts[i].verdict),
            qPrintable(attempts[i].name), qPrintable(attempts[i].detail));
}

} // namespace

int runBrokerCheck(const CtlCommandLine& line)
{
    const auto text = [&](const char* key) { return line.request.arguments.value(QLatin1String(key)).toString(); };
    const auto profile = parseBrokerUrl(text("broker"));
    if (!profile || profile->user.isEmpty())
        return leave(2, QStringLiteral("--broker is mqtt[s]://USER@HOST:PORT, with the console's user."));
    BrokerCheck::Options options{ *profile, {}, {}, {}, text("device_user"), {} };
    options.broker.caFile = text("ca");
    options.broker.certificateFile = text("cert");
    options.broker.keyFile = text("key");
    const QStringList device = text("device").split(u'/');
    if (device.size() != 2)
        return leave(2, QStringLiteral("--device is PRODUCT/DEVICE."));
    options.productKey = device.first();
    options.deviceName = device.last();
    if (options.deviceUser.isEmpty())
        options.deviceUser = options.deviceName + u'&' + options.productKey;
    const auto password = readPasswordFile(text("password_file"));
    const auto devicePassword = readPasswordFile(text("device_password_file"));
    if (!password || !devicePassword)
        return leave(1, QStringLiteral("a password file cannot be read: check its path and permissions."));
    options.password = *password;
    options.devicePassword = *devicePassword;
    const BrokerCheck check(options);
    if (const QString why = check.canRun(); !why.isEmpty())
        return leave(1, why);
    const QList<BrokerCheck::Attempt> attempts = check.run();
    print(attempts, line.json);
    const bool allRefused = std::all_of(attempts.begin(), attempts.end(),
        [](const BrokerCheck::Attempt& attempt) { return attempt.verdict == BrokerCheck::Verdict::Refused; });
    return allRefused ? 0 : 1;
}

} // namespace console
