// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/csvlookup.h"

#include <QStringEncoder>
#include <QTest>

#include <random>

using namespace console;

namespace {

using Slots = std::vector<DeviceSlot>;
using Problems = QList<std::pair<int, CsvProblem>>;

/// Devices d0..d9 of "pk" in slots 0..9, and x of "other".
const Fleet& fleet()
{
    static const auto made = [] {
        auto fresh = std::make_unique<Fleet>(std::make_shared<FleetNames>());
        for (int i = 0; i < 10; ++i)
            fresh->restore("pk", "d" + std::to_string(i), 1, 1);
        fresh->restore("other", "x", 1, 1);
        return fresh;
    }();
    return *made;
}

QByteArray utf16(QStringConverter::Encoding encoding, const QString& text)
{
    QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
    return encoder(text);
}

Result<CsvDevices> readList(const QByteArray& bytes)
{
    auto list
        = readDeviceCsv(bytes, { [](const std::string& name) { return fleet().find("pk", name).has_value(); }, {} });
    if (!list)
        return failure(list.error());
    CsvLookup lookup(std::move(*list), QStringLiteral("pk"));
    while (lookup.next(fleet(), 3)) { }
    return lookup.takeFound();
}

} // namespace

class DeviceCsvTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void cutsRejectedText();
    void writesNoFormulas();
    void survivesAnything();
    void asksOnceWhetherAHeaderIsADevice();
    void stopsWhenTold();
};

void DeviceCsvTest::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Slots>("devices");
    QTest::addColumn<Problems>("problems");
    const auto row = [](const char* name, const QByteArray& bytes, const Slots& devices,
                         const Problems& problems = {}) { QTest::newRow(name) << bytes << devices << problems; };
    row("plain", "d0\nd1\n", { 0, 1 });
    row("no last line end", "d0\nd1", { 0, 1 });
    row("CR LF and blank lines", "\r\nd0\r\n\r\n  \r\nd1\r\n", { 0, 1 });
    row("CR", "d0\rd1\r", { 0, 1 });
    row("byte order mark",
        "\xef\xbb\xbf"
        "d3\n",
        { 3 });
    row("UTF-16 LE", utf16(QStringConverter::Utf16LE, QStringLiteral("d3\r\nd4")), { 3, 4 });
    row("UTF-16 BE", utf16(QStringConverter::Utf16BE, QStringLiteral("d3\r\nd4")), { 3, 4 });
    row("header", "deviceName,note\nd1,x\n", { 1 });
    row("header elsewhere", "Note;\"Device\"\nx;d1\n", { 1 });
    row("device before name", "name\tdeviceName\nx\td1\n", { 1 });
    row("first of several columns", "d1,foo\nd2,bar\n", { 1, 2 });
    row("semicolons", "d1;a,b\nd2;c\n", { 1, 2 });
    row("named separator", "sep=;\nd1;a,b,c\n", { 1 });
    row("quotes", "\"d1\",\"say \"\"hi\"\"\"\n \"d2\" ,x\n", { 1, 2 });
    row("blanks", "  d1  \n", { 1 });
    row("duplicate", "d1\nd2\nd1\n", { 1, 2 }, { { 3, CsvProblem::Duplicate } });
    row("unknown", "d1\nd99\n", { 1 }, { { 2, CsvProblem::UnknownDevice } });
    row("other product", "x\n", {}, { { 1, CsvProblem::WrongProduct } });
    row("hostile names", "d1\na/b\n+\n#\n", { 1 },
        { { 2, CsvProblem::InvalidName }, { 3, CsvProblem::InvalidName }, { 4, CsvProblem::InvalidName } });
    row("open quote", "d1\n\"d2\nd3\n", { 1, 3 }, { { 2, CsvProblem::BrokenLine } });
    row("text after a quote", "d1\n\"d2\"x\n", { 1 }, { { 2, CsvProblem::BrokenLine } });
    row("column missing", "id,device\n1,d1\n2\n3,\n", { 1 },
        { { 3, CsvProblem::BrokenLine }, { 4, CsvProblem::BrokenLine } });
    row("one line not UTF-8", "d1\nd2,\xff\xfe\nd3\n", { 1, 3 }, { { 2, CsvProblem::NotUtf8 } });
    row("a line too long", "d1\nd2," + QByteArray(70'000, 'y') + "\nd3\n", { 1, 3 }, { { 2, CsvProblem::TooLong } });
}

void DeviceCsvTest::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Slots, devices);
    QFETCH(Problems, problems);
    const auto read = readList(bytes);
    QVERIFY(read);
    QCOMPARE(read->devices, devices);
    Problems found;
    for (const CsvRejection& rejection : read->rejected)
        found.append({ int(rejection.line), rejection.problem });
    QCOMPARE(found, problems);
    QCOMPARE(read->lines, qsizetype(devices.size()) + problems.size());
}

void DeviceCsvTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("error");
    QTest::newRow("nothing") << QByteArray() << int(ErrorKind::CsvEmpty);
    QTest::newRow("blank") << QByteArray("\n \r\n\t\n") << int(ErrorKind::CsvEmpty);
    QTest::newRow("only a header") << QByteArray("deviceName\n") << int(ErrorKind::CsvEmpty);
    QTest::newRow("binary") << QByteArray("PK\x03\x04\0\0d1\n", 10) << int(ErrorKind::CsvNotText);
    QTest::newRow("half a character") << QByteArray("\xff\xfe"
                                                    "d\0001",
        5) << int(ErrorKind::CsvNotText);
    QTest::newRow("too many rows") << QByteArray("d\n").repeated(1'000'001) << int(ErrorKind::CsvTooLarge);
    QTest::newRow("too many bytes") << QByteArray(100'000'001, 'x') << int(ErrorKind::CsvTooLarge);
}

void DeviceCsvTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, error);
    const auto read = readList(bytes);
    QVERIFY(!read);
    QCOMPARE(int(read.error().kind), error);
}

void DeviceCsvTest::cutsRejectedText()
{
    const auto read = readList(QByteArray(5000, 'z'));
    QVERIFY(read);
    QCOMPARE(read->rejected.at(0).text.size(), 200);
}

void DeviceCsvTest::writesNoFormulas()
{
    const QByteArray csv = writeRejectedCsv(
        { { 3, CsvProblem::UnknownDevice, "=cmd|'/c calc'!A1" }, { 4, CsvProblem::BrokenLine, "\"a,b" },
            { 5, CsvProblem::NotUtf8, "\tx" }, { 6, CsvProblem::Duplicate, "d1" } });
    QCOMPARE(csv,
        QByteArray(
            "\xef\xbb\xbfline,reason,text\r\n3,unknown-device,\"'=cmd|'/c calc'!A1\"\r\n4,broken-line,\"\"\"a,b\"\r\n"
            "5,not-utf8,\"'\tx\"\r\n6,duplicate,\"d1\"\r\n"));
}

void DeviceCsvTest::survivesAnything()
{
    std::mt19937 random(4711);
    const QByteArray letters = QByteArrayLiteral("d0123,;\t\"\"\r\n =+@\xff\xfe\xe4");
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes;
        for (auto length = random() % 60; length > 0; --length)
            bytes += letters.at(static_cast<qsizetype>(random() % static_cast<quint64>(letters.size())));
        const auto read = readList(bytes);
        if (!read)
            continue;
        QCOMPARE(read->lines, qsizetype(read->devices.size()) + read->rejected.size());
        for (const QByteArray& line : writeRejectedCsv(read->rejected).split('\n'))
            QVERIFY(line.isEmpty() || !QByteArray("=+-@\t").contains(line.at(0)));
    }
}

void DeviceCsvTest::asksOnceWhetherAHeaderIsADevice()
{
    for (const bool isOne : { false, true }) {
        int asked = 0;
        const auto list = readDeviceCsv("device\ndevice\nd1\n",
            { [&](const std::string& name) {
                 ++asked;
                 return isOne && name == "device";
             },
                {} });
        QVERIFY(list);
        QCOMPARE(asked, 1);
        QCOMPARE(list->rows.size(), std::size_t{ isOne ? 3U : 2U });
    }
}

void DeviceCsvTest::stopsWhenTold()
{
    const QByteArray bytes = QByteArray("d1\n").repeated(100'000);
    std::vector<int> told;
    const auto progress = [&](int percent) {
        told.push_back(percent);
        return percent < 50;
    };
    const auto list = readDeviceCsv(bytes, { [](const std::string&) { return false; }, progress });
    QVERIFY(!list);
    QCOMPARE(int(list.error().kind), int(ErrorKind::Cancelled));
    QVERIFY(told.size() > 5);
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    QVERIFY(told.back() >= 50 && told.back() < 60);
}

QTEST_GUILESS_MAIN(DeviceCsvTest)
#include "tst_devicecsv.moc"
