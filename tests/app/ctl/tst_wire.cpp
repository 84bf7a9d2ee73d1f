// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/wire.h"

#include <QTest>

using namespace console;

class TestWire : public QObject
{
    Q_OBJECT

private slots:
    void requestsComeBack();
    void answersComeBack_data();
    void answersComeBack();
    void whatIsNoRequestIsRefused_data();
    void whatIsNoRequestIsRefused();
    void oneLineEach();
};

void TestWire::requestsComeBack()
{
    const CtlRequest request{ QStringLiteral("batch start"),
        { { QStringLiteral("firmware"), QStringLiteral("7\n\u0000x") }, { QStringLiteral("rate"), 12 } } };
    const auto decoded = decodeRequest(encode(request));
    QVERIFY(decoded);
    QCOMPARE(*decoded, request);
    CtlRequest named = request;
    named.operatorName = QStringLiteral("Änne");
    QCOMPARE(*decodeRequest(encode(named)), named);
}

void TestWire::answersComeBack_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("rows") << static_cast<int>(CtlAnswer::Kind::Rows);
    QTest::newRow("progress") << static_cast<int>(CtlAnswer::Kind::Progress);
    QTest::newRow("done") << static_cast<int>(CtlAnswer::Kind::Done);
    QTest::newRow("refused") << static_cast<int>(CtlAnswer::Kind::Refused);
}

void TestWire::answersComeBack()
{
    QFETCH(const int, kind);
    CtlAnswer answer;
    answer.kind = static_cast<CtlAnswer::Kind>(kind);
    switch (answer.kind) {
    case CtlAnswer::Kind::Rows:
        answer.rows = { QJsonObject{ { QStringLiteral("a"), 1 } }, QJsonObject{} };
        break;
    case CtlAnswer::Kind::Progress:
        answer.percent = 37;
        break;
    case CtlAnswer::Kind::Done:
        answer.value = QJsonObject{ { QStringLiteral("id"), QStringLiteral("5") } };
        break;
    case CtlAnswer::Kind::Refused:
        answer.errorKind = QStringLiteral("not_found");
        answer.errorText = QStringLiteral("Gone.\nTry again.");
        break;
    }
    const auto decoded = decodeAnswer(encode(answer));
    QVERIFY(decoded);
    QCOMPARE(*decoded, answer);
}

void TestWire::whatIsNoRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray("\n");
    QTest::newRow("words") << QByteArray("batch list\n");
    QTest::newRow("array") << QByteArray("[]\n");
    QTest::newRow("no command") << QByteArray("{\"arguments\":{}}\n");
    QTest::newRow("blank operator") << QByteArray("{\"command\":\"status\",\"operator\":\" \"}\n");
    QTest::newRow("odd operator") << QByteArray("{\"command\":\"status\",\"operator\":\"a\\nb\"}\n");
    QTest::newRow("operator without end")
        << QByteArray("{\"command\":\"status\",\"operator\":\"") + QByteArray(41, 'a') + "\"}\n";
    QTest::newRow("number as command") << QByteArray("{\"command\":7}\n");
    QTest::newRow("deep") << QByteArray(100000, '[');
    QTest::newRow("long") << QByteArray("{\"command\":\"") + QByteArray(maximumRequestBytes, 'a') + "\"}\n";
    QTest::newRow("not UTF-8") << QByteArray("{\"command\":\"\xff\xfe\"}\n");
}

void TestWire::whatIsNoRequestIsRefused()
{
    QFETCH(const QByteArray, line);
    const auto decoded = decodeRequest(line);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().kind, ErrorKind::RequestInvalid);
}

void TestWire::oneLineEach()
{
    CtlAnswer answer;
    answer.value = QJsonObject{ { QStringLiteral("text"), QStringLiteral("two\nlines") } };
    const QByteArray line = encode(answer);
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith('\n'));
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
