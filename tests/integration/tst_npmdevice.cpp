// SPDX-License-Identifier: GPL-3.0-or-later
// A device on npm mqtt pulls, downloads real images with Range and checks their digests.
#include "tests/integration/consolerig.h"
#include "tests/integration/npmdevice.h"

#include <QFile>

using namespace console;

class TestNpmDevice : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void downloadsAndUpgrades_data();
    void downloadsAndUpgrades();
};

namespace {

/// More than 100 MB that do not compress, written in a second.
bool writeLargeFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QByteArray block(1024 * 1024, Qt::Uninitialized);
    for (int megabyte = 0; megabyte < 110; ++megabyte) {
        quint32 state = static_cast<quint32>(megabyte + 1);
        for (char& byte : block) {
            state = state * 1664525U + 1013904223U;
            byte = static_cast<char>(state >> 24);
        }
        if (file.write(block) != block.size())
            return false;
    }
    return true;
}

} // namespace

/// "NOT RUN:" makes the summary of tests/run name this test and the reason.
void TestNpmDevice::initTestCase()
{
    const NpmLibraries libraries = NpmDevice::libraries();
    QVERIFY2(libraries.broken.isEmpty(), qPrintable(libraries.broken));
    if (!libraries.notHere.isEmpty())
        QSKIP(qPrintable(QStringLiteral("NOT RUN: ") + libraries.notHere));
}

void TestNpmDevice::downloadsAndUpgrades_data()
{
    QTest::addColumn<QString>("image");
    QTest::newRow("a real image: OVMF") << QStringLiteral("/usr/share/OVMF/OVMF_CODE.fd");
    QTest::newRow("a real image: U-Boot") << QStringLiteral("/usr/lib/u-boot/qemu_arm64/u-boot.bin");
    QTest::newRow("110 MB") << QString();
}

void TestNpmDevice::downloadsAndUpgrades()
{
    QFETCH(QString, image);
    QVERIFY2(image.isEmpty() || QFile::exists(image), "the image is missing: apt-get install ovmf u-boot-qemu");
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    if (image.isEmpty()) {
        image = rig.path(QStringLiteral("large.img"));
        QVERIFY(writeLargeFile(image));
    }
    NpmDevice device(QStringLiteral("downloader.js"),
        { QStringLiteral("a1Npm"), QStringLiteral("pump-7"), QStringLiteral("0.9") }, broker.port());
    QVERIFY(device.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.versionOf(QStringLiteral("pump-7")), QStringLiteral("0.9"), 20000);
    QTRY_VERIFY2(device.output().contains(QStringLiteral("REPLY {\"id\":\"2\",\"code\":200,\"data\":{}}")),
        qPrintable(device.output()));

    const auto firmware = rig.upload(image, QStringLiteral("a1Npm"), QStringLiteral("1.0"));
    QVERIFY(firmware);
    QVERIFY2(rig.verify(firmware->id, { QStringLiteral("pump-7") }, 90000), qPrintable(device.output()));
    QVERIFY2(device.output().contains(QStringLiteral("DIGEST good BYTES %1").arg(firmware->size)),
        qPrintable(device.output()));
    QVERIFY2(device.output().contains(QStringLiteral("LENGTH %1").arg(firmware->size)), qPrintable(device.output()));
    QTRY_COMPARE(
        rig.tasks().value(QStringLiteral("pump-7")).evidence.bytesServed, static_cast<quint64>(firmware->size));
    QVERIFY(rig.tasks().value(QStringLiteral("pump-7")).evidence.acknowledgedAt > 0);
}

QTEST_GUILESS_MAIN(TestNpmDevice)
#include "tst_npmdevice.moc"
