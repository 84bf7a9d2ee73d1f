// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/httpresponse.h"

#include <QTest>

using namespace console;

class TestHttpResponse : public QObject
{
    Q_OBJECT
private slots:
    void readsARange()
    {
        const auto response = HttpResponse::parse(
            "HTTP/1.1 206 Partial Content\r\nContent-Length: 90\r\nContent-Range: bytes 10-99/100", false);
        QVERIFY(response);
        QCOMPARE(response->status, 206);
        QCOMPARE(response->contentLength, std::optional<qint64>(90));
        QCOMPARE(response->rangeStart, 10);
        QVERIFY(!response->chunked);
    }

    void spellingCountsForTheSdks()
    {
        const QByteArray head = "HTTP/1.1 200 OK\r\ncontent-length: 5";
        QVERIFY(HttpResponse::parse(head, false)->contentLength);
        QVERIFY(!HttpResponse::parse(head, true)->contentLength);
    }

    void survivesNonsense()
    {
        QVERIFY(!HttpResponse::parse("", false));
        QVERIFY(!HttpResponse::parse("SSH-2.0-x", false));
        QVERIFY(!HttpResponse::parse("HTTP/1.1", false));
        const auto response = HttpResponse::parse(
            "HTTP/1.1 206 x\r\nno colon\r\n: x\r\nContent-Length: -4\r\nContent-Range: bytes x-y/z", false);
        QVERIFY(response);
        QVERIFY(!response->contentLength);
        QCOMPARE(response->rangeStart, -1);
        QVERIFY(HttpResponse::parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked", false)->chunked);
        QVERIFY(HttpResponse::parse("HTTP/1.1 206 x\r\nContent-Range: bytes ", false));
    }
};

QTEST_APPLESS_MAIN(TestHttpResponse)
#include "tst_httpresponse.moc"
