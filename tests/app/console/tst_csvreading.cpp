// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/csvreading.h"
#include "tests/models/control/controlhost.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QtConcurrent>

using namespace console;

/// The reading runs on a pool thread, the engine on this one.
class TestCsvReading : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void reads();
    void letsTheEngineWorkInBetween();
    void isCancelled();
    void tellsWhatIsWrongWithTheFile();

private:
    using Progress = std::function<bool(int)>;
    Result<CsvDevices> read(const QByteArray& text, const Progress& progress);
    Result<CsvDevices> readPath(const QString& path, const Progress& progress);

    QTemporaryDir m_folder;
    std::unique_ptr<ControlHost> m_host;
};

void TestCsvReading::init()
{
    m_host = std::make_unique<ControlHost>();
    m_host->open();
    m_host->connectBroker();
    for (const char* device : { "d1", "d2", "d3" })
        m_host->inform(device, "1.0");
    m_host->commit();
}

void TestCsvReading::cleanup()
{
    m_host->crash();
    m_host.reset();
}

Result<CsvDevices> TestCsvReading::readPath(const QString& path, const Progress& progress)
{
    const auto answer
        = QtConcurrent::run([&] { return readCsvFile(*m_host->loop, path, QStringLiteral("pk"), progress); });
    const bool answered = QTest::qWaitFor(
        [&] {
            m_host->commit();
            return answer.isFinished();
        },
        60'000);
    if (!answered)
        qFatal("no answer");
    return answer.result();
}

Result<CsvDevices> TestCsvReading::read(const QByteArray& text, const Progress& progress)
{
    QFile file(m_folder.filePath(QStringLiteral("list.csv")));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write the list");
    file.close();
    return readPath(file.fileName(), progress);
}

void TestCsvReading::reads()
{
    std::vector<int> told;
    const auto found = read("deviceName\nd1\nnobody\nd1\nd3\n", [&](int percent) {
        told.push_back(percent);
        return true;
    });
    QVERIFY(found);
    QCOMPARE(found->devices, (std::vector<DeviceSlot>{ 0, 2 }));
    QCOMPARE(found->rejected.size(), 2);
    QCOMPARE(told.back(), 100);
}

void TestCsvReading::letsTheEngineWorkInBetween()
{
    // What the broker brings while a long list is looked up comes between two pieces of it.
    int pieces = 0;
    int heard = 0;
    const QByteArray list = QByteArray("nobody\n").repeated(45'000) + "d2\n";
    const auto found = read(list, [&](int percent) {
        if (percent < 50 || percent == 100)
            return true;
        ++pieces;
        QSemaphore told;
        QMetaObject::invokeMethod(
            m_host->loop.get(),
            [&] {
                m_host->inform("e" + QByteArray::number(++heard), "1.0");
                told.release();
            },
            Qt::QueuedConnection);
        told.acquire();
        return true;
    });
    QVERIFY(found);
    QCOMPARE(pieces, 5); // of 10,000 each
    QCOMPARE(heard, pieces);
    QCOMPARE(m_host->loop->rules().fleet.size(), DeviceSlot(3 + heard));
    QCOMPARE(found->devices, (std::vector<DeviceSlot>{ 1 }));
    QCOMPARE(found->rejected.size(), 45'000);
}

void TestCsvReading::isCancelled()
{
    for (const int limit : { 20, 70 }) { // while it is read, and while names are looked up
        int last = 0;
        const auto found = read(QByteArray("nobody\n").repeated(100'000), [&](int percent) {
            last = percent;
            return percent < limit;
        });
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Cancelled);
        QVERIFY2(last >= limit && last < limit + 10, qPrintable(QString::number(last)));
    }
}

void TestCsvReading::tellsWhatIsWrongWithTheFile()
{
    const Progress none = [](int) { return true; };
    QCOMPARE(readPath(m_folder.filePath(QStringLiteral("gone.csv")), none).error().kind, ErrorKind::FileMissing);
    QCOMPARE(readPath(m_folder.path(), none).error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(read("\n\n", none).error().kind, ErrorKind::CsvEmpty);
    QCOMPARE(read(QByteArray("a\0b", 3), none).error().kind, ErrorKind::CsvNotText);
}

QTEST_GUILESS_MAIN(TestCsvReading)
#include "tst_csvreading.moc"
