// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/controlreply.h"

#include <QBuffer>
#include <QPromise>
#include <QTest>

using namespace console;

namespace {

/// Takes what is written and hands on nothing until told: a reader that does not read.
class SlowDevice final : public QIODevice
{
public:
    SlowDevice() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }
    [[nodiscard]] qint64 bytesToWrite() const override { return m_kept; }
    void take()
    {
        const qint64 taken = std::exchange(m_kept, 0);
        emit bytesWritten(taken);
    }

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char*, qint64 size) override
    {
        m_kept += size;
        return size;
    }

private:
    qint64 m_kept = 0;
};

} // namespace

class TestControlReply : public QObject
{
    Q_OBJECT

private slots:
    void nothingFollowsTheLastLine();
    void aSlowReaderIsWaitedFor();
    void refusalsAreSentences();
    void whoHasGoneIsNotAnswered();
};

void TestControlReply::nothingFollowsTheLastLine()
{
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::ReadWrite));
    ControlReply reply(&buffer);
    reply.done(5);
    reply.refuse({ ErrorKind::Internal, {} });
    reply.progress(3);
    QCOMPARE(buffer.data().count('\n'), 1);
    QVERIFY(reply.isFinished());
}

void TestControlReply::aSlowReaderIsWaitedFor()
{
    SlowDevice device;
    ControlReply reply(&device);
    int pieces = 0;
    std::function<void()> more = [&] {
        ++pieces;
        if (pieces < 50)
            reply.rows({ QJsonObject{ { QStringLiteral("text"), QString(300 * 1024, u'x') } } }, more);
    };
    more();
    QTest::qWait(50);
    const int before = pieces;
    QVERIFY2(before < 10, qPrintable(QString::number(before)));
    device.take();
    QTRY_VERIFY(pieces > before);
    QTest::qWait(50);
    QVERIFY(pieces < 20);
}

void TestControlReply::refusalsAreSentences()
{
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::ReadWrite));
    ControlReply reply(&buffer);
    reply.refuse({ ErrorKind::FileEmpty, QStringLiteral("/tmp/x") });
    const auto answer = decodeAnswer(buffer.data());
    QVERIFY(answer);
    QCOMPARE(answer->errorKind, QStringLiteral("file_empty"));
    QVERIFY(answer->errorText.contains(QStringLiteral("/tmp/x")));
}

void TestControlReply::whoHasGoneIsNotAnswered()
{
    auto buffer = std::make_unique<QBuffer>();
    QVERIFY(buffer->open(QIODevice::ReadWrite));
    auto* reply = new ControlReply(buffer.get()); // owned by the buffer
    QPromise<Result<int>> promise;
    promise.start();
    bool used = false;
    reply->follow(promise.future(), [&](int) { used = true; });
    buffer.reset();
    promise.addResult(Result<int>(4));
    promise.finish();
    QTest::qWait(20);
    QVERIFY(!used);
}

QTEST_GUILESS_MAIN(TestControlReply)
#include "tst_controlreply.moc"
