// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

#include <QJsonDocument>

using namespace console;

class TestControlFirmware : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void addedListedShownDeleted();
    void refusals();

private:
    DoorRig m_door{ firmwareAnswers() };
};

void TestControlFirmware::initTestCase()
{
    QVERIFY(m_door.start(1));
}

void TestControlFirmware::addedListedShownDeleted()
{
    const QString file = writeFirmware(m_door.rig(), 30'000);
    const QJsonObject added = m_door
                                  .ask(QStringLiteral("firmware add"),
                                      { { QStringLiteral("file"), file }, { QStringLiteral("product"), demoProduct },
                                          { QStringLiteral("version"), QStringLiteral("4.0") },
                                          { QStringLiteral("sign"), QStringLiteral("sha256") } })
                                  .object();
    QCOMPARE(added.value(QLatin1String("size")).toInt(), 30'000);
    QCOMPARE(added.value(QLatin1String("sign")).toString(), QStringLiteral("sha256"));
    QCOMPARE(m_door.ask(QStringLiteral("firmware list"), {}).rows.size(), 1);
    const QJsonObject byVersion
        = m_door.ask(QStringLiteral("firmware show"), { { QStringLiteral("firmware"), QStringLiteral("4.0") } })
              .object();
    QCOMPARE(byVersion.value(QLatin1String("id")), added.value(QLatin1String("id")));
    QVERIFY(byVersion.value(QLatin1String("notice")).toString().startsWith(QLatin1String("{\"code\":\"1000\"")));
    const DoorSaid gone = m_door.ask(
        QStringLiteral("firmware delete"), { { QStringLiteral("firmware"), added.value(QLatin1String("id")) } });
    QCOMPARE(gone.last.kind, CtlAnswer::Kind::Done);
    QCOMPARE(m_door.ask(QStringLiteral("firmware list"), {}).rows.size(), 0);
}

void TestControlFirmware::refusals()
{
    const QString file = writeFirmware(m_door.rig(), 100);
    const auto kind = [&](const QString& product, const QString& version) {
        return m_door
            .ask(QStringLiteral("firmware add"),
                { { QStringLiteral("file"), file }, { QStringLiteral("product"), product },
                    { QStringLiteral("version"), version } })
            .last.errorKind;
    };
    QCOMPARE(kind(demoProduct, QStringLiteral("no spaces")), QStringLiteral("invalid_version"));
    QCOMPARE(kind(QStringLiteral("a/b"), QStringLiteral("1")), QStringLiteral("invalid_product_key"));
    const DoorSaid none
        = m_door.ask(QStringLiteral("firmware show"), { { QStringLiteral("firmware"), QStringLiteral("9.9") } });
    QCOMPARE(none.last.errorKind, QStringLiteral("not_found"));
}

QTEST_GUILESS_MAIN(TestControlFirmware)
#include "tst_controlfirmware.moc"
