// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md T8, T9, R15: what is not a link of ours in force opens no file at all.
#include "tests/models/firmware/servedworkspace.h"
#include "tests/models/firmware/traversals.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <sys/inotify.h>
#include <unistd.h>

using namespace console;

class TestHostileLinks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void traversalsOpenNothing();
    void everyBitOfATokenCounts();
    void foreignAndUnknown();
    void expiredAndRevoked_data();
    void expiredAndRevoked();
    void conditions_data();
    void conditions();

private:
    /// How often something in a watched folder was opened since the last call.
    int opened();

    std::unique_ptr<QTemporaryDir> m_beside;
    std::unique_ptr<ServedWorkspace> m_served;
    int m_watch = -1;
};

static const QByteArray secret = "what nobody outside may read";

/// Not found; or, where the request's line is none any more, told so or closed without a word.
static bool isRefusal(const HttpAnswer& answer, const QByteArray& target)
{
    const auto breaks = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; };
    const bool broken = std::any_of(target.begin(), target.end(), breaks);
    return answer.status == 404 || answer.status == 400 || (broken && answer.status == 0);
}

void TestHostileLinks::init()
{
    m_served = std::make_unique<ServedWorkspace>(QByteArray(50'000, 'f'));
    QVERIFY(m_served->port != 0);
    m_beside = std::make_unique<QTemporaryDir>(); // in the same folder as the served one
    QFile file(m_beside->filePath(QStringLiteral("secret")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(secret) == secret.size());
    file.close();
    m_watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    for (const QString& folder : { m_served->folder.path(), m_beside->path() })
        QVERIFY(::inotify_add_watch(m_watch, QFile::encodeName(folder).constData(), IN_OPEN | IN_ACCESS) >= 0);
}

void TestHostileLinks::cleanup()
{
    ::close(m_watch);
    m_served.reset();
}

int TestHostileLinks::opened()
{
    int count = 0;
    alignas(inotify_event) char buffer[16 * 1024];
    for (;;) {
        const ssize_t size = ::read(m_watch, buffer, sizeof buffer);
        if (size <= 0)
            return count;
        for (ssize_t at = 0; at < size; ++count)
            at += static_cast<ssize_t>(sizeof(inotify_event) + reinterpret_cast<inotify_event*>(buffer + at)->len);
    }
}

void TestHostileLinks::traversalsOpenNothing()
{
    QCOMPARE(m_served->get(m_served->path(), "Range: bytes=0-9\r\n").status, 206);
    QVERIFY(opened() > 0); // what is watched is seen
    const QByteArray name = QFileInfo(m_beside->path()).fileName().toLatin1() + "/secret";
    const QByteArray path = QFile::encodeName(m_beside->filePath(QStringLiteral("secret")));
    const QList<QByteArray> targets = traversals(m_served->path().mid(3), name, path);
    QVERIFY(targets.size() >= 300);
    QStringList wrong;
    for (const QByteArray& target : targets) {
        for (const char* method : { "GET ", "HEAD " }) {
            const HttpAnswer answer = m_served->send(method + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
            const bool refused = isRefusal(answer, target);
            const bool silent = !answer.body.contains(secret) && !answer.body.contains("ffff")
                && !answer.body.contains("root:") && !answer.head.contains("X-A");
            if (!refused || !silent || opened() > 0)
                wrong.append(QString::fromLatin1(method + target.left(80) + ": " + QByteArray::number(answer.status)));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(m_served->evidence().empty() || m_served->evidence().front().kind == DownloadEvidence::Kind::Began);
    printf("figure traversal_strings %lld count\n", static_cast<long long>(targets.size()));
}

void TestHostileLinks::everyBitOfATokenCounts()
{
    const QByteArray good = m_served->path();
    for (qsizetype at = 3; at < good.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray path = good;
            path[at] = static_cast<char>(path.at(at) ^ (1 << bit));
            const HttpAnswer answer = m_served->get(path);
            QVERIFY2(isRefusal(answer, path), QByteArray(path + ": " + QByteArray::number(answer.status)).constData());
        }
    }
    QCOMPARE(opened(), 0);
}

void TestHostileLinks::foreignAndUnknown()
{
    const DownloadLink foreign(QByteArray(32, 'z'));
    QCOMPARE(m_served->get("/f/" + foreign.token(m_served->claim())).status, 404);
    LinkClaim other = m_served->claim();
    other.batch = BatchId{ 5 };
    QCOMPARE(m_served->get("/f/" + m_served->link.token(other)).status, 404);
    // Signed with our key over another text: parts of two good tokens are no token.
    const QByteArray a = m_served->path(1);
    const QByteArray b = m_served->path(2);
    QCOMPARE(m_served->get(a.left(24) + b.mid(24)).status, 404);
    QCOMPARE(m_served->get(b.left(24) + a.mid(24)).status, 404);
    QCOMPARE(opened(), 0);
}

void TestHostileLinks::expiredAndRevoked_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("get") << QByteArray("GET") << QByteArray();
    QTest::newRow("head") << QByteArray("HEAD") << QByteArray();
    QTest::newRow("resume") << QByteArray("GET") << QByteArray("Range: bytes=100-\r\n");
    QTest::newRow("condition") << QByteArray("GET") << QByteArray("If-None-Match: *\r\n");
    QTest::newRow("beyond") << QByteArray("GET") << QByteArray("Range: bytes=99999999-\r\n");
}

void TestHostileLinks::expiredAndRevoked()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, headers);
    const auto ask = [&](quint32 device) {
        return m_served->send(method + ' ' + m_served->path(device) + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")
            .status;
    };
    const auto one = std::make_shared<SlotSet>();
    one->insert(1);
    m_served->batch.revokedDevices = one;
    m_served->publish();
    QCOMPARE(ask(1), 410);
    QVERIFY(ask(2) != 410);
    m_served->batch.revoked = true;
    m_served->publish();
    QCOMPARE(ask(2), 410);
    m_served->batch.revoked = false;
    m_served->publish();
    (void)opened();
    m_served->clock.advance(3'600'000);
    QCOMPARE(ask(1), 410);
    QCOMPARE(ask(2), 410);
    m_served->server.setLinks(std::make_shared<const LinkTable>());
    QVERIFY(ask(2) == 404 || ask(2) == 410);
    QCOMPARE(opened(), 0);
}

void TestHostileLinks::conditions_data()
{
    QTest::addColumn<QByteArray>("headers"); // TAG stands for the file's
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("length");
    const auto row = [](const char* headers, int status, int length) {
        QTest::newRow(headers) << QByteArray(headers) << status << length;
    };
    row("Range: bytes=0-9\r\nIf-Range: TAG\r\n", 206, 10);
    row("Range: bytes=0-9\r\nIf-Range: W/TAG\r\n", 200, 50'000);
    row("Range: bytes=0-9\r\nIf-Range: x\r\n", 200, 50'000);
    row("Range: bytes=0-9\r\nIf-None-Match: TAG\r\n", 304, 0);
    row("If-None-Match: \"a\", TAG\r\n", 304, 0);
    row("If-None-Match: W/TAG\r\n", 304, 0);
    row("If-None-Match: *\r\n", 304, 0);
    row("If-None-Match: \"a\"\r\n", 200, 50'000);
    row("Range: bytes=0-9\r\nRange: bytes=5-6\r\n", 206, -1);
    row("Range: bytes=0-0,1-1,2-2,3-3,4-4,5-5,6-6,7-7,8-8,9-9\r\n", 200, 50'000);
    row("Range: bytes=49999-49999\r\n", 206, 1);
    row("Range: bytes=-1\r\n", 206, 1);
    row("Range: bytes=-99999999999999999999999\r\n", 206, 50'000);
    row("Range: bytes=50000-\r\n", 416, 0);
    row("Range: bytes=18446744073709551615-18446744073709551615\r\n", 416, 0);
    row("Range: bytes=9-0\r\n", 200, 50'000);
    row("Range: bytes=a-b\r\n", 200, 50'000);
    row("Range: items=0-1\r\n", 200, 50'000);
}

void TestHostileLinks::conditions()
{
    QFETCH(QByteArray, headers);
    QFETCH(int, length);
    headers.replace("TAG", QByteArray('"' + m_served->batch.sha256 + '"'));
    const HttpAnswer answer = m_served->get(m_served->path(), headers);
    QTEST(answer.status, "status");
    if (length < 0)
        return;
    QCOMPARE(answer.body.size(), length);
    const HttpAnswer head = m_served->send("HEAD " + m_served->path() + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
    QCOMPARE(head.status, answer.status);
    QCOMPARE(head.header("Content-Length"), answer.header("Content-Length"));
    QVERIFY(head.body.isEmpty());
}

QTEST_GUILESS_MAIN(TestHostileLinks)
#include "tst_hostilelinks.moc"
