// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/reportcodec.h"

#include <QTest>

using namespace console;

Q_DECLARE_METATYPE(console::ErrorKind)

namespace {
constexpr std::string_view inform = "/ota/device/inform/pk/dn";
constexpr std::string_view progress = "/ota/device/progress/pk/dn";
constexpr std::string_view pull = "/sys/pk/dn/thing/ota/firmware/get";
constexpr std::string_view legacyPull = "/ota/device/request/pk/dn";

QByteArray nested(int depth)
{
    return R"({"id":"1","params":{"version":"1.0"},"x":)" + QByteArray(depth, '[') + QByteArray(depth, ']') + "}";
}
} // namespace

class TestReportCodec : public QObject
{
    Q_OBJECT

private slots:
    void informs_data();
    void informs();
    void steps_data();
    void steps();
    void pulls();
    void descriptions();
    void ownEcho();
    void malformed_data();
    void malformed();
    void hostileNames_data();
    void hostileNames();
    void flagsAreKept();
};

void TestReportCodec::informs_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("module");
    QTest::addColumn<QByteArray>("version");
    const auto row
        = [](const char* name, const char* payload, const char* id, const char* module, const char* version) {
              QTest::newRow(name) << QByteArray(payload) << QByteArray(id) << QByteArray(module) << QByteArray(version);
          };
    row("documented", R"({"id":"123","params":{"version":"1.0.1","module":"MCU"}})", "123", "MCU", "1.0.1");
    row("number id, article", R"({"id":1,"params":{"version":"1-45-345a"}})", "1", "default", "1-45-345a");
    row("C SDK 4.1 writes spaces", R"({"id":1, "params":{"version":"1.0.0" } })", "1", "default", "1.0.0");
    row("no id", R"({"params":{"version":"1"}})", "", "default", "1");
    row("null id", R"({"id":null,"params":{"version":"1"}})", "", "default", "1");
    row("huge id", R"({"id":99999999999999999999999,"params":{"version":"1"}})", "99999999999999999999999", "default",
        "1");
    row("explicit default", R"({"id":"0","params":{"version":"1","module":"default"}})", "0", "default", "1");
    row("empty module", R"({"id":"0","params":{"version":"1","module":""}})", "0", "default", "1");
    row("null module", R"({"id":"0","params":{"version":"1","module":null}})", "0", "default", "1");
    row("unknown members", R"({"a":[{}],"id":"0","params":{"b":1.5,"version":"1"},"method":"x"})", "0", "default", "1");
    row("duplicate member, last wins", R"({"params":{"version":"1","version":"2"}})", "", "default", "2");
    row("duplicate wrong, then right", R"({"params":{"version":5,"version":"2"}})", "", "default", "2");
    row("duplicate params, last wins whole", R"({"params":{"version":"1","module":"m"},"params":{"version":"2"}})", "",
        "default", "2");
    row("escaped key and value", R"({"params":{"ver\u0073ion":"1\u002e0"}})", "", "default", "1.0");
    row("other order", R"({"params":{"module":"MCU","version":"9"},"id":"5"})", "5", "MCU", "9");
}

void TestReportCodec::informs()
{
    QFETCH(QByteArray, payload);
    ReportCodec codec;
    const auto report = codec.decode(inform, payload, false, false);
    QVERIFY(report);
    QVERIFY(report->kind == ReportKind::Inform);
    QCOMPARE(report->productKey, std::string_view("pk"));
    QCOMPARE(report->deviceName, std::string_view("dn"));
    QTEST(QByteArray::fromStdString(std::string(report->requestId)), "id");
    QTEST(QByteArray::fromStdString(std::string(report->module)), "module");
    QTEST(QByteArray::fromStdString(std::string(report->version)), "version");
}

void TestReportCodec::steps_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<int>("value"); // -128 = refused
    for (const auto& [text, value] :
        std::initializer_list<std::pair<const char*, int>>{ { "23", 23 }, { "\"23\"", 23 }, { "0", 0 }, { "\"0\"", 0 },
            { "100", 100 }, { "\"100\"", 100 }, { "-1", -1 }, { "\"-4\"", -4 }, { "101", -128 }, { "\"101\"", -128 },
            { "-5", -128 }, { "\"23%\"", -128 }, { "\" 23\"", -128 }, { "\"+23\"", -128 }, { "23.0", -128 },
            { "2e1", -128 }, { "\"\"", -128 }, { "true", -128 }, { "null", -128 }, { "[23]", -128 },
            { "99999999999999999999", -128 }, { "\"4294967296\"", -128 }, { "\"1\\u0000\"", -128 } })
        QTest::newRow(text) << QByteArray(text) << value;
}

void TestReportCodec::steps()
{
    QFETCH(QByteArray, step);
    QFETCH(int, value);
    ReportCodec codec;
    const auto report
        = codec.decode(progress, QByteArray(R"({"id":1,"params":{"step":)" + step + R"(,"desc":""}})"), false, false);
    if (value == -128) {
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::ReportWrongType);
    } else {
        QVERIFY(report);
        QCOMPARE(int(report->step), value);
        QCOMPARE(report->module, std::string_view("default"));
    }
}

void TestReportCodec::pulls()
{
    ReportCodec codec;
    const auto full = codec.decode(pull,
        R"({"id":"123","version":"1.0","params":{"module":"MCU"},"method":"thing.ota.firmware.get"})", false, false);
    QVERIFY(full && full->kind == ReportKind::Pull);
    QCOMPARE(full->module, std::string_view("MCU"));
    QCOMPARE(full->requestId, std::string_view("123"));
    const auto empty = codec.decode(pull, R"({"id":2, "params":{}})", false, false);
    QVERIFY(empty);
    QCOMPARE(empty->requestId, std::string_view("2"));
    QCOMPARE(empty->module, std::string_view("default"));
    QVERIFY(codec.decode(pull, R"({"id":2})", false, false));
    const auto legacy = codec.decode(legacyPull, R"({"id":"0","params":{"version":"1.0.0"}})", false, false);
    QVERIFY(legacy && legacy->kind == ReportKind::LegacyPull);
    QCOMPARE(legacy->version, std::string_view("1.0.0"));
}

void TestReportCodec::descriptions()
{
    ReportCodec codec;
    const auto with = [&codec](const QByteArray& desc) {
        return codec.decode(progress, QByteArray(R"({"params":{"step":5,"desc":)" + desc + "}}"), false, false);
    };
    QCOMPARE(with("\"flash \\\"A\\\" \\u00e9\"")->description, std::string_view("flash \"A\" \xc3\xa9"));
    QCOMPARE(with("null")->description, std::string_view());
    QCOMPARE(with("17")->description, std::string_view("17"));
    QCOMPARE(with("{}").error().kind, ErrorKind::ReportWrongType);
    const auto fits = with("\"" + QByteArray(1024, 'x') + "\"");
    QVERIFY(!fits->descriptionCut);
    const auto cut = with("\"" + QByteArray(1023, 'x') + "\xc3\xa9\"");
    QVERIFY(cut->descriptionCut);
    QCOMPARE(cut->description.size(), std::size_t(1023)); // not half a character
}

void TestReportCodec::ownEcho()
{
    ReportCodec codec;
    const QByteArray notice = R"({"code":"1000","data":{"size":1,"version":"2"},"id":1,"message":"success"})";
    QCOMPARE(codec.decode(legacyPull, notice, false, false).error().kind, ErrorKind::ReportOwnEcho);
    QCOMPARE(codec.decode(inform, notice, false, false).error().kind, ErrorKind::ReportMissingField);
}

void TestReportCodec::malformed_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char* name, std::string_view topic, const QByteArray& payload, ErrorKind kind) {
        QTest::newRow(name) << QByteArray(topic.data(), qsizetype(topic.size())) << payload << kind;
    };
    using enum ErrorKind;
    row("empty", inform, "", ReportNotJson);
    row("text", inform, "hello", ReportNotJson);
    row("number", inform, "5", ReportWrongType);
    row("array", inform, "[]", ReportWrongType);
    row("open", inform, R"({"id":"1","params":{"version":"1.0")", ReportNotJson);
    row("trailing text", inform, R"({"params":{"version":"1"}}x)", ReportNotJson);
    row("two objects", inform, R"({"params":{"version":"1"}}{"params":{"version":"2"}})", ReportNotJson);
    row("trailing zero", inform, QByteArray(R"({"params":{"version":"1"}})") + '\0', ReportNotJson);
    row("single quotes", inform, "{'params':{'version':'1'}}", ReportNotJson);
    row("NaN", progress, R"({"params":{"step":NaN}})", ReportNotJson);
    row("broken UTF-8", inform, "{\"params\":{\"version\":\"\xff\"}}", ReportNotJson);
    row("surrogate half", inform, R"({"params":{"version":"\ud800"}})", ReportNotJson);
    row("raw control character", progress, "{\"params\":{\"step\":1,\"desc\":\"a\x01\"}}", ReportNotJson);
    row("C SDK 3.2 pastes desc unescaped", progress, R"({"id":0,"params":{"step":"-1","desc":"open "a.bin" failed"}})",
        ReportNotJson);
    row("empty object", inform, "{}", ReportMissingField);
    row("params missing", inform, R"({"id":"1","version":"1"})", ReportMissingField);
    row("params null", inform, R"({"params":null})", ReportWrongType);
    row("params text", pull, R"({"params":"x"})", ReportWrongType);
    row("version missing", inform, R"({"params":{}})", ReportMissingField);
    row("version null", inform, R"({"params":{"version":null}})", ReportMissingField);
    row("version number", inform, R"({"params":{"version":1.0}})", ReportWrongType);
    row("version object", inform, R"({"params":{"version":{}}})", ReportWrongType);
    row("version right, then wrong", inform, R"({"params":{"version":"1","version":2}})", ReportWrongType);
    row("version empty", inform, R"({"params":{"version":""}})", InvalidVersion);
    row("version with blank", inform, R"({"params":{"version":"1 0"}})", InvalidVersion);
    row("version with zero", inform, R"({"params":{"version":"1\u0000"}})", InvalidVersion);
    row("version too long", inform, R"({"params":{"version":")" + QByteArray(65, '1') + "\"}}", InvalidVersion);
    row("module with slash", inform, R"({"params":{"version":"1","module":"a/b"}})", InvalidModule);
    row("module number", inform, R"({"params":{"version":"1","module":5}})", ReportWrongType);
    row("id object", inform, R"({"id":{},"params":{"version":"1"}})", ReportWrongType);
    row("step missing", progress, R"({"params":{"desc":"x"}})", ReportMissingField);
    row("too deep", inform, nested(16), ReportTooDeep);
    row("very deep", inform, nested(1500), ReportTooDeep);
    row("inform too large", inform, R"({"params":{"version":"1"},"x":")" + QByteArray(4096, 'x') + "\"}",
        ReportTooLarge);
    row("progress too large", progress, QByteArray(8193, ' '), ReportTooLarge);
    row("a megabyte", progress, R"({"params":{"step":1,"desc":")" + QByteArray(1 << 20, 'x') + "\"}}", ReportTooLarge);
    row("foreign topic", "/ota/device/upgrade/pk/dn", "{}", TopicUnknown);
}

void TestReportCodec::malformed()
{
    QFETCH(QByteArray, topic);
    QFETCH(QByteArray, payload);
    ReportCodec codec;
    const auto report = codec.decode({ topic.data(), std::size_t(topic.size()) }, payload, false, false);
    QVERIFY(!report);
    QTEST(report.error().kind, "kind");
    // The codec is not spoiled by it.
    QVERIFY(codec.decode(inform, nested(15), false, false));
}

void TestReportCodec::hostileNames_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const QByteArray& name :
        { QByteArray(""), QByteArray("+"), QByteArray("#"), QByteArray("a+"), QByteArray("$x"), QByteArray("a\0b", 3),
            QByteArray("a\nb"), QByteArray("\xe2\x80\xae"), QByteArray("\xef\xbf\xbe"), QByteArray("a b"),
            QByteArray(33, 'x'), QByteArray(5000, 'x'), QByteArray("\xff\xfe") })
        QTest::newRow(name.left(40).toPercentEncoding().constData()) << name;
}

void TestReportCodec::hostileNames()
{
    QFETCH(QByteArray, name);
    ReportCodec codec;
    const QByteArray payload = R"({"params":{"version":"1"}})";
    const std::string asDevice = QByteArray("/ota/device/inform/pk/" + name).toStdString();
    const std::string asProduct = QByteArray("/ota/device/inform/" + name + "/dn").toStdString();
    const auto device = codec.decode(asDevice, payload, false, false);
    QCOMPARE(device.error().kind, ErrorKind::InvalidDeviceName);
    QVERIFY(device.error().context.size() <= 200);
    QCOMPARE(codec.decode(asProduct, payload, false, false).error().kind, ErrorKind::InvalidProductKey);
}

void TestReportCodec::flagsAreKept()
{
    ReportCodec codec;
    const QByteArray payload = R"({"params":{"version":"1"}})";
    QVERIFY(codec.decode(inform, payload, true, false)->retained);
    QVERIFY(codec.decode(inform, payload, false, true)->duplicate);
    QVERIFY(!codec.decode(inform, payload, false, true)->retained);
}

QTEST_APPLESS_MAIN(TestReportCodec)
#include "tst_reportcodec.moc"
