// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/noticecodec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace console;
using Kind = NoticeCheck::Kind;

class TestNoticeCodec : public QObject
{
    Q_OBJECT

private slots:
    void exactBytes();
    void sha256();
    void moduleAndCustomInfo();
    void customInfoSurvives_data();
    void customInfoSurvives();
    void pullReplies();
    void urls_data();
    void urls();
    void lengths();
    void otherChecks();
};

static Notice sample()
{
    Notice notice;
    notice.id = 1568864790381;
    notice.size = 11472299;
    notice.md5 = "83254ac96e141affa9384ad0ba3b7f5b";
    notice.sha256 = QByteArray(64, 'a');
    notice.version = QStringLiteral("2-45-345b");
    notice.url = QStringLiteral("http://ota.example.com/f/TOKEN");
    notice.module = QStringLiteral("default");
    return notice;
}

static QList<Kind> kinds(const Notice& notice)
{
    QList<Kind> list;
    for (const NoticeCheck& check : NoticeCodec::check(notice))
        list.append(check.kind);
    return list;
}

void TestNoticeCodec::exactBytes()
{
    QCOMPARE(NoticeCodec::encode(sample()),
        QByteArray(R"({"code":"1000","data":{"size":11472299,"sign":"83254ac96e141affa9384ad0ba3b7f5b",)"
                   R"("version":"2-45-345b","url":"http://ota.example.com/f/TOKEN","signMethod":"Md5",)"
                   R"("md5":"83254ac96e141affa9384ad0ba3b7f5b"},"id":1568864790381,"message":"success"})"));
}

void TestNoticeCodec::sha256()
{
    Notice notice = sample();
    notice.signMethod = SignMethod::Sha256;
    QCOMPARE(NoticeCodec::encode(notice),
        R"({"code":"1000","data":{"size":11472299,"sign":")" + QByteArray(64, 'a')
            + R"(","version":"2-45-345b","url":"http://ota.example.com/f/TOKEN","signMethod":"SHA256"},)"
              R"("id":1568864790381,"message":"success"})");
}

void TestNoticeCodec::moduleAndCustomInfo()
{
    Notice notice = sample();
    notice.module = QStringLiteral("MCU");
    notice.customInfo = QStringLiteral("{\"version\":\"9\"}");
    const QByteArray bytes = NoticeCodec::encode(notice);
    QVERIFY(bytes.contains(R"("md5":"83254ac96e141affa9384ad0ba3b7f5b","module":"MCU","extData":{"_package_udi":)"
                           R"("{\"version\":\"9\"}"}},"id":1568864790381,"message":"success"})"));
    QCOMPARE(bytes.indexOf("\"version\":"), bytes.indexOf("\"version\":\"2-45-345b\""));
}

void TestNoticeCodec::customInfoSurvives_data()
{
    QTest::addColumn<QString>("info");
    QTest::newRow("quotes") << QStringLiteral("a\"b\\c");
    QTest::newRow("control") << QStringLiteral("a\tb\r\nc\x01\x1f");
    QTest::newRow("chinese") << QStringLiteral("固件 说明");
    QTest::newRow("emoji") << QStringLiteral("\U0001F680");
    QTest::newRow("markup") << QStringLiteral("</script>&'");
}

void TestNoticeCodec::customInfoSurvives()
{
    QFETCH(QString, info);
    Notice notice = sample();
    notice.customInfo = info;
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(NoticeCodec::encode(notice), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    const QJsonObject data = document[u"data"].toObject();
    QCOMPARE(data[u"extData"].toObject()[u"_package_udi"].toString(), info);
}

void TestNoticeCodec::pullReplies()
{
    const Notice notice = sample();
    QCOMPARE(NoticeCodec::encodePullReply("123", nullptr), QByteArray(R"({"id":"123","code":200,"data":{}})"));
    QVERIFY(NoticeCodec::encodePullReply("7", &notice)
                .startsWith(R"({"id":"7","code":200,"data":{"size":11472299,"sign":)"));
    for (const std::string_view hostile : { "", "1\"", "abc", "-1", "1.5", "123456789012345678901234567890123" })
        QCOMPARE(NoticeCodec::encodePullReply(hostile, nullptr), QByteArray(R"({"id":"0","code":200,"data":{}})"));
    QCOMPARE(NoticeCodec::encodePullReply("12345678901234567890123456789012", nullptr),
        QByteArray(R"({"id":"12345678901234567890123456789012","code":200,"data":{}})"));
}

void TestNoticeCodec::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QList<NoticeCheck>>("expected");
    const auto row = [](const QString& url, const QList<NoticeCheck>& expected) {
        QTest::newRow(qPrintable(url.left(60))) << url << expected;
    };
    const auto invalid = [](const QString& url) { return QList<NoticeCheck>{ { Kind::UrlInvalid, true, url } }; };
    row(QStringLiteral("http://ota.example.com/f/x"), {});
    row(QStringLiteral("https://ota.example.com/f/x?a=1&b=2"), {});
    row(QStringLiteral("http://10.0.0.5/f/x"), {});
    for (const QString& url :
        { QString(), QStringLiteral("ftp://h/x"), QStringLiteral("http:///x"), QStringLiteral("file:///etc"),
            QStringLiteral("ota.example.com/f"), QStringLiteral("http://a b/x"), QStringLiteral("http://h/\"x"),
            QStringLiteral("http://h/é"), QStringLiteral("http://h/a\\b"), QStringLiteral("http://h:99999/") })
        row(url, invalid(url));
    row(QStringLiteral("http://h.example:8070/f"), { { Kind::UrlHasPort, false, QStringLiteral("8070") } });
    for (const QString& host : { QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("0.0.0.0") })
        row(u"http://" + host + u"/f", { { Kind::UrlNotReachableHint, false, host } });
    row(QStringLiteral("http://[::1]/f"), { { Kind::UrlNotReachableHint, false, QStringLiteral("::1") } });
    row(QStringLiteral("http://h/").leftJustified(254, u'x'), {});
    row(QStringLiteral("http://h/").leftJustified(255, u'x'), { { Kind::UrlTooLong, true, QStringLiteral("255") } });
}

void TestNoticeCodec::urls()
{
    QFETCH(QString, url);
    Notice notice = sample();
    notice.url = url;
    QTEST(NoticeCodec::check(notice), "expected");
}

void TestNoticeCodec::lengths()
{
    Notice notice = sample();
    const auto withLength = [&notice](qsizetype length) {
        notice.customInfo = QStringLiteral("x");
        notice.customInfo = QString(length - NoticeCodec::encode(notice).size() + 1, u'x');
        return NoticeCodec::check(notice);
    };
    QCOMPARE(withLength(1024), QList<NoticeCheck>({ { Kind::ExtDataPresent, false, {} } }));
    QCOMPARE(withLength(1025).first(), (NoticeCheck{ Kind::PayloadOver1K, false, QStringLiteral("1025") }));
    QCOMPARE(withLength(2048).first(), (NoticeCheck{ Kind::PayloadOver1K, false, QStringLiteral("2048") }));
    QCOMPARE(withLength(2049).first(), (NoticeCheck{ Kind::PayloadOver2K, false, QStringLiteral("2049") }));
}

void TestNoticeCodec::otherChecks()
{
    Notice notice = sample();
    notice.signMethod = SignMethod::Sha256;
    QCOMPARE(kinds(notice), QList<Kind>{ Kind::Sha256ExcludesOldSdks });
    notice.module = QStringLiteral("url");
    notice.url = QStringLiteral("http://127.0.0.1:80/");
    const QList<Kind> expected{ Kind::ModuleIsProtocolKey, Kind::UrlHasPort, Kind::UrlNotReachableHint,
        Kind::Sha256ExcludesOldSdks };
    QCOMPARE(kinds(notice), expected); // blocking first
}

QTEST_APPLESS_MAIN(TestNoticeCodec)
#include "tst_noticecodec.moc"
