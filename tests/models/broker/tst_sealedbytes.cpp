// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/sealedbytes.h"

#include <QJsonDocument>
#include <QTest>

using namespace console;

/// Bytes under a passphrase.
class TestSealedBytes : public QObject
{
    Q_OBJECT

private slots:
    void opensWithItsPassphraseAlone();
    void whatIsBesideIsBound();
    void everyPartCounts_data();
    void everyPartCounts();
    void noTwoAreAlike();
    void refusesWhatItWillNotDo();
};

namespace {

const QString passphrase = QStringLiteral("nine green pigs fly");
const QByteArray plain = "[\"s3cret\",\"\"]";
const QByteArray beside = "broker.example:8883";

} // namespace

void TestSealedBytes::opensWithItsPassphraseAlone()
{
    const auto sealed = seal(plain, passphrase, beside);
    QVERIFY(sealed);
    QVERIFY(!QJsonDocument(*sealed).toJson().contains("s3cret"));
    QCOMPARE(unseal(*sealed, passphrase, beside).value(), plain);
    const auto wrong = unseal(*sealed, passphrase + u'!', beside);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, ErrorKind::PassphraseWrong);
}

void TestSealedBytes::whatIsBesideIsBound()
{
    const auto opened = unseal(seal(plain, passphrase, beside).value(), passphrase, "elsewhere.example:8883");
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::PassphraseWrong);
}

void TestSealedBytes::everyPartCounts_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<ErrorKind>("kind");
    using Kind = ErrorKind;
    QTest::newRow("salt") << QStringLiteral("salt") << QJsonValue(QStringLiteral("AAAAAAAAAAAAAAAAAAAAAA=="))
                          << Kind::PassphraseWrong;
    QTest::newRow("nonce") << QStringLiteral("nonce") << QJsonValue(QStringLiteral("AAAAAAAAAAAAAAAA"))
                           << Kind::PassphraseWrong;
    QTest::newRow("short nonce") << QStringLiteral("nonce") << QJsonValue(QStringLiteral("AAAA"))
                                 << Kind::ProfileFileInvalid;
    QTest::newRow("no base64") << QStringLiteral("data") << QJsonValue(QStringLiteral("*")) << Kind::ProfileFileInvalid;
    QTest::newRow("too short") << QStringLiteral("data") << QJsonValue(QStringLiteral("AAAA"))
                               << Kind::ProfileFileInvalid;
    QTest::newRow("another cipher") << QStringLiteral("cipher") << QJsonValue(QStringLiteral("none"))
                                    << Kind::ProfileFileInvalid;
    QTest::newRow("cheaper") << QStringLiteral("n") << QJsonValue(16384) << Kind::PassphraseWrong;
    QTest::newRow("worthless") << QStringLiteral("n") << QJsonValue(2) << Kind::ProfileFileInvalid;
    QTest::newRow("all memory") << QStringLiteral("n") << QJsonValue(qint64{ 1 } << 40) << Kind::ProfileFileInvalid;
    QTest::newRow("below zero") << QStringLiteral("p") << QJsonValue(-3) << Kind::ProfileFileInvalid;
}

void TestSealedBytes::everyPartCounts()
{
    QFETCH(QString, part);
    QFETCH(QJsonValue, value);
    QFETCH(ErrorKind, kind);
    static const QJsonObject whole = seal(plain, passphrase, beside).value();
    QJsonObject changed = whole;
    changed.insert(part, value);
    const auto opened = unseal(changed, passphrase, beside);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, kind);
}

void TestSealedBytes::noTwoAreAlike()
{
    const QJsonObject one = seal(plain, passphrase, beside).value();
    const QJsonObject two = seal(plain, passphrase, beside).value();
    for (const char* part : { "salt", "nonce", "data" })
        QVERIFY(one[QLatin1String(part)] != two[QLatin1String(part)]);
}

void TestSealedBytes::refusesWhatItWillNotDo()
{
    const auto sealed = seal(plain, QStringLiteral("too short"), beside);
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().kind, ErrorKind::PassphraseTooShort);
    QCOMPARE(unseal({}, passphrase, beside).error().kind, ErrorKind::ProfileFileInvalid);
}

QTEST_GUILESS_MAIN(TestSealedBytes)
#include "tst_sealedbytes.moc"
