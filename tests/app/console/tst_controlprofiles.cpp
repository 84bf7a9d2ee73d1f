// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

#include <QFile>

using namespace console;

/// Connections and the support bundle as rolloutctl asks for them.
class TestControlProfiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_door.start(1)); }
    void listsExportsAndImports();
    void passphrasesComeFromFiles();
    void refusesUnknownNames();
    void supportBundles();

private:
    QJsonObject ask(const char* command, const QJsonObject& arguments)
    {
        const DoorSaid said = m_door.ask(QLatin1String(command), arguments);
        m_error = said.last.errorKind;
        m_rows = said.rows;
        return said.object();
    }
    [[nodiscard]] QString path(const char* name) { return m_door.rig().path(QLatin1String(name)); }

    DoorRig m_door{ profileAnswers() };
    QString m_error;
    QJsonArray m_rows;
};

void TestControlProfiles::listsExportsAndImports()
{
    (void)ask("profiles list", {});
    QCOMPARE(m_rows.size(), 1);
    QCOMPARE(m_rows.first()[u"active"].toBool(), true);
    const QString name = m_rows.first()[u"name"].toString();
    const QJsonObject file{ { QStringLiteral("file"), path("all.json") } };
    QCOMPARE(ask("profiles export", file)[u"profiles"].toInt(), 1);
    QCOMPARE(ask("profiles import", file)[u"names"].toArray(), QJsonArray{ QString(name + QStringLiteral(" 2")) });
    (void)ask("profiles list", {});
    QCOMPARE(m_rows.size(), 2);
    QCOMPARE(m_rows.last()[u"active"].toBool(), false);
}

void TestControlProfiles::passphrasesComeFromFiles()
{
    QFile passphrase(path("passphrase"));
    QVERIFY(passphrase.open(QIODevice::WriteOnly) && passphrase.write("nine green pigs\nand a note\n") > 0);
    passphrase.close();
    QJsonObject arguments{ { QStringLiteral("file"), path("sealed.json") },
        { QStringLiteral("passphrase_file"), path("passphrase") } };
    QVERIFY(ask("profiles export", arguments)[u"profiles"].toInt() > 0);
    QFile sealed(path("sealed.json"));
    QVERIFY(sealed.open(QIODevice::ReadOnly) && sealed.readAll().contains("aes-256-gcm"));
    (void)ask("profiles import", { { QStringLiteral("file"), path("sealed.json") } });
    QCOMPARE(m_error, QStringLiteral("passphrase_needed"));
    QVERIFY(!ask("profiles import", arguments)[u"names"].toArray().isEmpty());
    arguments.insert(QStringLiteral("passphrase_file"), path("gone"));
    (void)ask("profiles export", arguments);
    QCOMPARE(m_error, QStringLiteral("file_missing"));
}

void TestControlProfiles::refusesUnknownNames()
{
    (void)ask("profiles export",
        { { QStringLiteral("file"), path("x.json") },
            { QStringLiteral("profiles"), QJsonArray{ QStringLiteral("nobody") } } });
    QCOMPARE(m_error, QStringLiteral("not_found"));
    QVERIFY(!QFile::exists(path("x.json")));
}

void TestControlProfiles::supportBundles()
{
    QCOMPARE(ask("support-bundle", { { QStringLiteral("file"), path("s.tar") } })[u"files"].toInt(), 5);
    (void)ask("support-bundle", { { QStringLiteral("file"), path("m.tar") }, { QStringLiteral("masked"), true } });
    QFile open(path("s.tar"));
    QFile masked(path("m.tar"));
    QVERIFY(open.open(QIODevice::ReadOnly) && masked.open(QIODevice::ReadOnly));
    QVERIFY(open.readAll().contains("127.0.0.1"));
    QVERIFY(!masked.readAll().contains("127.0.0.1"));
}

QTEST_GUILESS_MAIN(TestControlProfiles)
#include "tst_controlprofiles.moc"
