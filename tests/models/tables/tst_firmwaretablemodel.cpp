// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/firmwaretablemodel.h"
#include "models/tables/tableroles.h"
#include "tests/support/modelprinter.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QtTest>

using namespace console;

class TestFirmwareTableModel : public QObject
{
    Q_OBJECT

private slots:
    void newestFirstAndDeletedGone();
    void survivesRandomFrames();
};

namespace {

FirmwareRow firmware(quint64 id, const QString& version, bool deleted = false)
{
    FirmwareRow row;
    row.firmware.id = FirmwareId{ id };
    row.firmware.version = version;
    row.firmware.size = 11'012'345;
    row.firmware.deleted = deleted;
    return row;
}

} // namespace

void TestFirmwareTableModel::newestFirstAndDeletedGone()
{
    FirmwareTableModel model;
    Frame frame;
    frame.firmware = { firmware(2, QStringLiteral("2.0")), firmware(1, QStringLiteral("1.0")),
        firmware(3, QStringLiteral("3.0"), true) };
    model.applyFrame(frame);
    const QList<int> columns{ FirmwareTableModel::Version, FirmwareTableModel::Size };
    QCOMPARE(
        printModel(model, columns), QStringList({ QStringLiteral("2.0 | 11.0 MB"), QStringLiteral("1.0 | 11.0 MB") }));
    frame.firmware = { firmware(2, QStringLiteral("2.0"), true) };
    model.applyFrame(frame);
    QCOMPARE(printModel(model, columns), QStringList({ QStringLiteral("1.0 | 11.0 MB") }));
}

void TestFirmwareTableModel::survivesRandomFrames()
{
    FirmwareTableModel firmwares;
    const QAbstractItemModelTester tester(&firmwares, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(3);
    quint64 next = 1;
    for (int round = 0; round < 100; ++round) {
        Frame frame;
        for (int i = 0; i < 10; ++i, ++next)
            frame.firmware.push_back(firmware(next, QStringLiteral("1")));
        frame.firmware.push_back(firmware(random.bounded(1U, 500U), QStringLiteral("2"), random.bounded(2) == 0));
        firmwares.applyFrame(frame);
    }
    QVERIFY(firmwares.rowCount() > 900);
}

QTEST_GUILESS_MAIN(TestFirmwareTableModel)
#include "tst_firmwaretablemodel.moc"
