// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/gatedtransport.h"

#include <QTest>

using namespace console;

class TestGatedTransport : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhileShut();
    void setsDuplicateOnce();
    void notesSubscribeIds();
    void feedsOnePacket();
    void neverWaits();
};

void TestGatedTransport::keepsWhileShut()
{
    QByteArray out;
    GatedTransport transport([&out](const QByteArray& bytes) { out += bytes; });
    transport.write(QByteArray::fromHex("c000"));
    QCOMPARE(out, QByteArray::fromHex("c000"));
    transport.shutGate();
    transport.write(QByteArray::fromHex("40020001"));
    transport.write(QByteArray::fromHex("40020002"));
    QCOMPARE(out, QByteArray::fromHex("c000"));
    transport.openGate();
    QCOMPARE(out, QByteArray::fromHex("c0004002000140020002"));
    transport.write(QByteArray::fromHex("c000"));
    QCOMPARE(out, QByteArray::fromHex("c0004002000140020002c000"));
    transport.shutGate();
    transport.write(QByteArray::fromHex("40020003"));
    transport.drop();
    transport.openGate();
    QCOMPARE(out.size(), 12);
}

void TestGatedTransport::setsDuplicateOnce()
{
    QByteArray out;
    GatedTransport transport([&out](const QByteArray& bytes) { out += bytes; });
    const QByteArray publish = QByteArray::fromHex("32060001740001") + 'x';
    transport.markDuplicate();
    transport.write(QByteArray::fromHex("c000")); // not a PUBLISH
    transport.write(publish);
    transport.write(publish);
    QCOMPARE(out.at(2), char(0x3a));
    QCOMPARE(out.at(2 + publish.size()), char(0x32));
}

void TestGatedTransport::notesSubscribeIds()
{
    GatedTransport transport([](const QByteArray&) {});
    transport.write(QByteArray::fromHex("8206001200017401"));
    transport.write(QByteArray::fromHex("8206013400017401"));
    QCOMPARE(transport.subscribeIds(), QList<quint16>({ 0x12, 0x134 }));
}

void TestGatedTransport::feedsOnePacket()
{
    GatedTransport transport([](const QByteArray&) {});
    QList<QByteArray> seen;
    connect(&transport, &QIODevice::readyRead, this, [&] { seen << transport.readAll(); });
    transport.feed("one");
    transport.feed("two");
    QCOMPARE(seen, QList<QByteArray>({ "one", "two" }));
    QCOMPARE(transport.bytesAvailable(), 0);
}

void TestGatedTransport::neverWaits()
{
    GatedTransport transport([](const QByteArray&) {});
    transport.shutGate();
    transport.write(QByteArray::fromHex("e000"));
    QVERIFY(transport.waitForBytesWritten(30000));
    QCOMPARE(transport.bytesToWrite(), 2);
}

QTEST_GUILESS_MAIN(TestGatedTransport)
#include "tst_gatedtransport.moc"
