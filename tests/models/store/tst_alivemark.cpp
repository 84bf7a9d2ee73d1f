// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/alivemark.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestAliveMark : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheNewest();
    void knowsNothingOfWhatIsNotItsOwn_data();
    void knowsNothingOfWhatIsNotItsOwn();

private:
    QTemporaryDir m_folder;
    const QString m_path = m_folder.filePath(QStringLiteral("alive"));
};

void TestAliveMark::keepsTheNewest()
{
    const AliveMark mark(m_path);
    QCOMPARE(mark.read(2000), 0);
    mark.write(1795403807563);
    mark.write(999); // the clock was set back
    QCOMPARE(mark.read(2000), 999);
    QCOMPARE(AliveMark(m_path).read(999), 999);
    QCOMPARE(mark.read(998), 0); // nobody was there in the future
    AliveMark(m_folder.filePath(QStringLiteral("no/such/folder"))).write(1); // the next start knows less, that is all
}

void TestAliveMark::knowsNothingOfWhatIsNotItsOwn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("cut") << QByteArray("0001795403");
    QTest::newRow("longer") << QByteArray("00017954038075630");
    QTest::newRow("words") << QByteArray("sixteen letters!");
    QTest::newRow("negative") << QByteArray("-000000000000999");
}

void TestAliveMark::knowsNothingOfWhatIsNotItsOwn()
{
    QFETCH(QByteArray, bytes);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    QCOMPARE(AliveMark(m_path).read(9'000'000'000'000'000), 0);
}

QTEST_GUILESS_MAIN(TestAliveMark)
#include "tst_alivemark.moc"
