// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/runningdigest.h"

#include <QCryptographicHash>
#include <QTest>

using namespace console;

class TestRunningDigest : public QObject
{
    Q_OBJECT

private slots:
    void isTheDigestOfAllPieces();
    void aGapSpoilsIt();
};

void TestRunningDigest::isTheDigestOfAllPieces()
{
    const QByteArray file(100'001, 'f');
    RunningDigest digest;
    for (qsizetype at = 0; at < file.size(); at += 4096) {
        const QByteArray piece = file.mid(at, 4096);
        digest.add(static_cast<quint64>(at), piece.constData(), static_cast<quint64>(piece.size()));
    }
    QCOMPARE(digest.size(), quint64(file.size()));
    QCOMPARE(digest.finish(), QCryptographicHash::hash(file, QCryptographicHash::Sha256).toHex());
}

void TestRunningDigest::aGapSpoilsIt()
{
    RunningDigest digest;
    digest.add(0, "abc", 3);
    digest.add(4, "e", 1);
    QCOMPARE(digest.finish(), QByteArray());
}

QTEST_APPLESS_MAIN(TestRunningDigest)
#include "tst_runningdigest.moc"
