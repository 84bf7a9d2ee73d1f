// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md I12, T8, R16: after a whole rollout with the real programs, the broker's password, the workspace's
// link key and every download link that was issued stand in no file, no output and no process list.
#include "tests/integration/fleetprocess.h"
#include "tests/support/mosquittoprocess.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace console;

class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsLeftLyingAbout();
    void aPasswordInTheWrongPlaceIsNotRepeated();

private:
    QByteArray ctl(QStringList arguments);
    void startConsole(const MosquittoProcess& broker);
    void rollOut();
    [[nodiscard]] QByteArray ordered(QStringList arguments, const char* key);
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
    QProcess m_console;
    QByteArray m_said; ///< by all programs
};

namespace {

const QByteArray password = "Planted/Secret+4711=zq7Kx";

struct Secret
{
    QByteArray name;
    QByteArray bytes;
};

/// As somebody might have written it.
QList<QByteArray> forms(const QByteArray& secret)
{
    const QString text = QString::fromLatin1(secret);
    QByteArray wide;
    for (const char c : secret)
        wide.append(c).append('\0');
    return { secret, wide, secret.toBase64(),
        secret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals), secret.toHex(),
        secret.toHex().toUpper(), QUrl::toPercentEncoding(text) };
}

QStringList found(const QList<Secret>& secrets, const QByteArray& bytes, const QString& where)
{
    QStringList places;
    for (const Secret& secret : secrets) {
        const QList<QByteArray> written = forms(secret.bytes);
        if (std::any_of(written.begin(), written.end(), [&](const QByteArray& form) { return bytes.contains(form); }))
            places.append(QString::fromLatin1(secret.name) + QStringLiteral(" in ") + where);
    }
    return places;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Tokens of the links that devices were sent, by the fleet's own account.
QList<Secret> tokensIn(const QString& ledger)
{
    QList<Secret> tokens;
    for (const QByteArray& line : bytesOf(ledger).split('\n')) {
        const QString url = QJsonDocument::fromJson(line).object().value(u"url").toString();
        if (url.contains(u"/f/"))
            tokens.append({ "a link's token", url.section(QStringLiteral("/f/"), 1).toLatin1() });
    }
    return tokens;
}

QString program(const char* name)
{
    return qEnvironmentVariable("ROLLOUT_BIN") + u'/' + QString::fromLatin1(name);
}

} // namespace

QByteArray TestSecrets::ctl(QStringList arguments)
{
    QProcess process;
    arguments = QStringList{ QStringLiteral("--workspace"), path("w") } + arguments;
    process.start(program("rolloutctl"), arguments);
    process.waitForFinished(90'000);
    const QByteArray out = process.readAllStandardOutput();
    const QByteArray errors = process.readAllStandardError();
    if (process.exitCode() != 0)
        qWarning() << arguments << errors;
    m_said += out + errors;
    return out;
}

QByteArray TestSecrets::ordered(QStringList arguments, const char* key)
{
    arguments.prepend(QStringLiteral("--json"));
    return QJsonDocument::fromJson(ctl(arguments)).object().value(QLatin1StringView(key)).toString().toLatin1();
}

void TestSecrets::startConsole(const MosquittoProcess& broker)
{
    QFile file(path("password"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(password + '\n') > 0);
    file.close();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QDir(m_folder.path()).mkpath(QStringLiteral("home/tmp"));
    environment.insert(QStringLiteral("HOME"), path("home"));
    environment.insert(QStringLiteral("TMPDIR"), path("home/tmp"));
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("console.*=true"));
    for (const char* name : { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME" })
        environment.remove(QString::fromLatin1(name));
    m_console.setProcessEnvironment(environment);
    m_console.setProcessChannelMode(QProcess::MergedChannels);
    m_console.start(program("rollout-console"),
        { QStringLiteral("--headless"), QStringLiteral("--workspace"), path("w"), QStringLiteral("--broker"),
            QStringLiteral("mqtt://console@127.0.0.1:%1").arg(broker.port()), QStringLiteral("--listen"),
            QStringLiteral("127.0.0.1:0"), QStringLiteral("--password-file"), path("password") });
    const auto ready = [&] { return (m_said += m_console.readAll()).contains("ready "); };
    QTRY_VERIFY_WITH_TIMEOUT(ready(), 30'000);
}

void TestSecrets::rollOut()
{
    QFile file(path("firmware.bin"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(50'000, 'x')) > 0);
    file.close();
    const QByteArray firmware
        = ordered({ QStringLiteral("firmware"), QStringLiteral("add"), file.fileName(), QStringLiteral("--product"),
                      QStringLiteral("a1RolloutDemo"), QStringLiteral("--version"), QStringLiteral("9.0.0") },
            "id");
    QVERIFY(!firmware.isEmpty());
    const QByteArray verification
        = ordered({ QStringLiteral("verify"), QStringLiteral("start"), QString::fromLatin1(firmware),
                      QStringLiteral("--devices"), QStringLiteral("dev000001") },
            "id");
    QVERIFY(!verification.isEmpty());
    ctl({ QStringLiteral("wait"), QString::fromLatin1(verification), QStringLiteral("--timeout"),
        QStringLiteral("60") });
    const QByteArray batch = ordered(
        { QStringLiteral("batch"), QStringLiteral("start"), QString::fromLatin1(firmware), QStringLiteral("--all") },
        "id");
    QVERIFY(!batch.isEmpty());
    ctl({ QStringLiteral("wait"), QString::fromLatin1(batch), QStringLiteral("--timeout"), QStringLiteral("60") });
    for (const char* question : { "status", "activity", "devices list", "firmware list", "batch list" })
        ctl(QStringList{ QStringLiteral("--json") } + QString::fromLatin1(question).split(u' '));
    ctl({ QStringLiteral("--json"), QStringLiteral("batch"), QStringLiteral("tasks"), QString::fromLatin1(batch) });
    for (const char* name : { "report.html", "report.pdf", "report.csv" })
        ctl({ QStringLiteral("batch"), QStringLiteral("report"), QString::fromLatin1(batch), path(name) });
    ctl({ QStringLiteral("batch"), QStringLiteral("dossier"), QString::fromLatin1(batch), path("dossier.jsonl") });
    ctl({ QStringLiteral("devices"), QStringLiteral("inventory"), path("inventory.csv") });
    ctl({ QStringLiteral("dossier"), QStringLiteral("check"), path("dossier.jsonl") });
    for (const char* name : { "report.html", "report.csv", "dossier.jsonl", "inventory.csv" })
        QVERIFY2(bytesOf(path(name)).contains("dev000002"), name); // looked at with all other files below
    QVERIFY(bytesOf(path("report.pdf")).startsWith("%PDF-"));
    ctl({ QStringLiteral("devices"), QStringLiteral("show"), QStringLiteral("dev000002") });
    ctl({ QStringLiteral("devices"), QStringLiteral("why"), QStringLiteral("dev000002") });
    ctl({ QStringLiteral("profiles"), QStringLiteral("export"), path("connections.json") });
    ctl({ QStringLiteral("support-bundle"), path("support.tar") });
    QVERIFY(bytesOf(path("connections.json")).contains("rollout-console-profiles"));
    QVERIFY(bytesOf(path("support.tar")).contains("\"integrity\": \"ok\""));
}

void TestSecrets::nothingIsLeftLyingAbout()
{
    MosquittoProcess::Options options;
    options.users = { { QStringLiteral("console"), QString::fromLatin1(password) },
        { QStringLiteral("fleet"), QStringLiteral("fleet-password") } };
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    startConsole(broker);
    FleetProcess fleet(broker.port(), path("ledger"),
        { QStringLiteral("--broker"), QStringLiteral("mqtt://fleet:fleet-password@127.0.0.1:%1").arg(broker.port()),
            QStringLiteral("--devices"), QStringLiteral("6"), QStringLiteral("--reboot-ms"), QStringLiteral("200"),
            QStringLiteral("--fates"), QString(), QStringLiteral("--protect"), QStringLiteral("dev000001") });
    QVERIFY(fleet.start());
    rollOut();

    QList<Secret> secrets = tokensIn(path("ledger"));
    QVERIFY2(secrets.size() >= 6, "links were issued");
    secrets.append({ "the password", password });
    secrets.append({ "the link key", bytesOf(path("w/link.key")) });
    QVERIFY(secrets.back().bytes.size() >= 16);
    const QString process = QStringLiteral("/proc/%1/").arg(m_console.processId());
    QStringList places
        = found(secrets, bytesOf(process + QStringLiteral("cmdline")), QStringLiteral("the process list"));
    places += found(secrets, bytesOf(process + QStringLiteral("environ")), QStringLiteral("the environment"));
    QVERIFY(bytesOf(process + QStringLiteral("cmdline")).contains("--headless"));
    m_console.terminate();
    QVERIFY(m_console.waitForFinished(30'000));
    m_said += m_console.readAll();
    places += found(secrets, m_said, QStringLiteral("what the programs said"));
    QVERIFY(m_said.contains("dev000002") && m_said.contains("9.0.0"));
    int files = 0;
    QDirIterator all(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString file = all.next();
        const bool isHome = file == path("password") || file == path("ledger") || file == path("w/link.key");
        if (!isHome && ++files > 0)
            places += found(secrets, bytesOf(file), file);
    }
    QVERIFY2(places.isEmpty(), qPrintable(places.join(u'\n')));
    QVERIFY2(files >= 4, "database, settings, vault, lock");
    printf("figure secrets_planted %lld count\nfigure secrets_found 0 count\n", static_cast<long long>(secrets.size()));
}

void TestSecrets::aPasswordInTheWrongPlaceIsNotRepeated()
{
    QProcess console;
    console.setProcessChannelMode(QProcess::MergedChannels);
    console.start(program("rollout-console"),
        { QStringLiteral("--headless"), QStringLiteral("--workspace"), path("other"), QStringLiteral("--broker"),
            QStringLiteral("mqtt://console:%1@127.0.0.1").arg(QString::fromLatin1(password)) });
    QVERIFY(console.waitForFinished(30'000));
    QVERIFY(console.exitCode() != 0);
    const QByteArray said = console.readAll();
    QVERIFY(!said.isEmpty());
    QCOMPARE(found({ { "the password", password } }, said, QStringLiteral("the refusal")), QStringList());
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
