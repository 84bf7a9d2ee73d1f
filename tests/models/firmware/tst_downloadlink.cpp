// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/downloadlink.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace console;

class TestDownloadLink : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip_data();
    void roundTrip();
    void tokensAreShortAndStable();
    void everyChangedCharacterIsRefused();
    void foreignKey();
    void malformed_data();
    void malformed();
};

static const LinkClaim claim{ BatchId{ 123456789012345 }, 4711, 1'800'003'600 };
static const QByteArray key(32, 'k');

void TestDownloadLink::roundTrip_data()
{
    QTest::addColumn<quint64>("batch");
    QTest::addColumn<quint32>("device");
    QTest::addColumn<qint64>("expiresAt");
    QTest::newRow("ordinary") << claim.batch.value << claim.device << claim.expiresAt;
    QTest::newRow("zeros") << quint64(0) << quint32(0) << qint64(0);
    QTest::newRow("greatest") << ~quint64(0) << ~quint32(0) << qint64(0xffffffff);
}

void TestDownloadLink::roundTrip()
{
    QFETCH(quint64, batch);
    QFETCH(quint32, device);
    QFETCH(qint64, expiresAt);
    const LinkClaim made{ BatchId{ batch }, device, expiresAt };
    const DownloadLink link(key);
    const auto read = link.read(link.token(made).toStdString());
    QVERIFY(read);
    QCOMPARE(*read, made);
}

void TestDownloadLink::tokensAreShortAndStable()
{
    const DownloadLink link(key);
    const QByteArray token = link.token(claim);
    QCOMPARE(token.size(), 43);
    QVERIFY(QRegularExpression(QStringLiteral("^[A-Za-z0-9_-]{43}$")).match(QString::fromLatin1(token)).hasMatch());
    QCOMPARE(DownloadLink(key).token(claim), token);
    const QString url = link.url(QStringLiteral("http://ota.example.com"), claim);
    QCOMPARE(url, QString(u"http://ota.example.com/f/" + QString::fromLatin1(token)));
    QSet<QByteArray> tokens;
    for (quint32 device = 0; device < 1000; ++device)
        tokens.insert(link.token({ claim.batch, device, claim.expiresAt }));
    QCOMPARE(tokens.size(), 1000);
}

void TestDownloadLink::everyChangedCharacterIsRefused()
{
    const DownloadLink link(key);
    const QByteArray token = link.token(claim);
    for (qsizetype at = 0; at < token.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray changed = token;
            changed[at] = static_cast<char>(byte);
            QCOMPARE(link.read(changed.toStdString()).has_value(), changed == token);
        }
    }
}

void TestDownloadLink::foreignKey()
{
    QVERIFY(!DownloadLink(QByteArray(32, 'x')).read(DownloadLink(key).token(claim).toStdString()));
}

void TestDownloadLink::malformed_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArray token = DownloadLink(key).token(claim);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << token.left(42);
    QTest::newRow("padded") << QByteArray(token + '=');
    QTest::newRow("blank behind") << QByteArray(token + ' ');
    QTest::newRow("twice") << QByteArray(token + token);
    QTest::newRow("zeros") << QByteArray(43, '\0');
    QTest::newRow("plain base64") << QByteArray(43, '/');
    QTest::newRow("letters") << QByteArray(43, 'A');
    QTest::newRow("long") << QByteArray(100'000, 'A');
}

void TestDownloadLink::malformed()
{
    QFETCH(QByteArray, token);
    QVERIFY(!DownloadLink(key).read(token.toStdString()));
}

QTEST_APPLESS_MAIN(TestDownloadLink)
#include "tst_downloadlink.moc"
