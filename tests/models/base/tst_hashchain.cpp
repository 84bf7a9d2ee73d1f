// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/hashchain.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QTest>

#include <random>

using namespace console;
using Fault = ChainCheck::Fault;

class TestHashChain : public QObject
{
    Q_OBJECT

private slots:
    void isWrittenInItsLayout();
    void whatWasWrittenIsWhole();
    void everyChangedByteIsFound();
    void changedBytesOfALongOneAreFound();
    void linesThatAreGoneDoubledOrSwappedAreFound();
    void aRecordWithItsDigestIsFound();
    void theEndIsTheEnd();
    void tooLongLinesAreNotRead();
    void theCheckCanBeStopped();
    void failsWhenTheDeviceIsFull();
};

namespace {

QByteArray chain(int records, int least = 20)
{
    QBuffer file;
    (void)file.open(QIODevice::WriteOnly);
    HashChainWriter writer(file);
    for (int i = 0; i < records; ++i)
        (void)writer.add("{\"kind\":\"task\",\"device\":\"gw-" + QByteArray::number(i) + "\",\"note\":\""
            + QByteArray(least + i % 7, 'x') + "\"}");
    (void)writer.finish();
    return file.data();
}

ChainCheck check(QByteArray bytes)
{
    QBuffer file(&bytes);
    (void)file.open(QIODevice::ReadOnly);
    return checkHashChain(file);
}

QByteArrayList linesOf(const QByteArray& bytes)
{
    QByteArrayList lines;
    for (qsizetype from = 0; from < bytes.size();) {
        const qsizetype next = bytes.indexOf('\n', from) + 1;
        lines.append(bytes.mid(from, next - from));
        from = next;
    }
    return lines;
}

/// The line with another record, and the digest that fits it.
QByteArray rewritten(const QByteArray& line, const QByteArray& from, const QByteArray& to)
{
    const QByteArray before = line.mid(11, 64);
    const qsizetype begin = line.indexOf("\"record\":") + 9;
    const QByteArray record = line.mid(begin, line.size() - begin - 2).replace(from, to);
    const QByteArray digest
        = QCryptographicHash::hash(QByteArray(before + '\n' + record), QCryptographicHash::Sha256).toHex();
    return "{\"before\":\"" + before + "\",\"digest\":\"" + digest + "\",\"record\":" + record + "}\n";
}

/// Empty, or why it was not found as it should.
QString missed(const QByteArray& bytes, qsizetype at, char put)
{
    QByteArray changed = bytes;
    changed[at] = put;
    const ChainCheck found = check(changed);
    const auto record = static_cast<quint64>(bytes.left(at).count('\n')) + 1;
    if (!found.isWhole() && found.record == record && found.seal.isEmpty())
        return {};
    return QStringLiteral("byte %1 as %2: fault %3 in record %4, not in %5")
        .arg(at)
        .arg(int{ put })
        .arg(static_cast<int>(found.fault))
        .arg(found.record)
        .arg(record);
}

} // namespace

void TestHashChain::isWrittenInItsLayout()
{
    const QByteArrayList lines = linesOf(chain(1, 1));
    const QByteArray record = R"({"n":1,"kind":"task","device":"gw-0","note":"x"})";
    const QByteArray zeros(64, '0');
    const QByteArray first
        = QCryptographicHash::hash(QByteArray(zeros + '\n' + record), QCryptographicHash::Sha256).toHex();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0), "{\"before\":\"" + zeros + "\",\"digest\":\"" + first + "\",\"record\":" + record + "}\n");
    const QByteArray end = R"({"n":2,"kind":"end","records":1})";
    const QByteArray last
        = QCryptographicHash::hash(QByteArray(first + '\n' + end), QCryptographicHash::Sha256).toHex();
    QCOMPARE(lines.at(1), "{\"before\":\"" + first + "\",\"digest\":\"" + last + "\",\"record\":" + end + "}\n");
    QCOMPARE(check(chain(1, 1)).seal, last);
}

void TestHashChain::whatWasWrittenIsWhole()
{
    for (const int records : { 0, 1, 2, 5000 }) {
        const ChainCheck found = check(chain(records));
        QVERIFY(found.isWhole());
        QCOMPARE(found.records, static_cast<quint64>(records));
        QCOMPARE(found.seal.size(), 64);
        QCOMPARE(found.first.isEmpty(), records == 0);
    }
}

void TestHashChain::everyChangedByteIsFound()
{
    const QByteArray bytes = chain(4, 5);
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        for (const int each : { bytes[at] ^ 1, bytes[at] ^ 0x20, int{ '\n' }, int{ '}' }, int{ '0' }, 0, 0xff }) {
            const auto put = static_cast<char>(each);
            if (put != bytes[at])
                QCOMPARE(missed(bytes, at, put), QString());
        }
    }
}

void TestHashChain::changedBytesOfALongOneAreFound()
{
    const QByteArray bytes = chain(60);
    std::mt19937 random(7);
    for (int i = 0; i < 10'000; ++i) {
        const auto at = static_cast<qsizetype>(random() % static_cast<std::size_t>(bytes.size()));
        const auto put = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
        QCOMPARE(missed(bytes, at, put), QString());
    }
}

void TestHashChain::linesThatAreGoneDoubledOrSwappedAreFound()
{
    const QByteArrayList lines = linesOf(chain(12)); // the thirteenth is the end
    const auto expect = [](const QByteArrayList& all, Fault fault, qsizetype record, qsizetype until) {
        const ChainCheck found = check(all.join());
        return found.fault == fault && found.record == static_cast<quint64>(record)
            && found.until == static_cast<quint64>(until);
    };
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QByteArrayList gone = lines;
        gone.removeAt(i);
        QVERIFY(i + 1 < lines.size() ? expect(gone, Fault::Missing, i + 1, i + 1)
                                     : expect(gone, Fault::EndMissing, i + 1, 0));
        QByteArrayList twice = lines;
        twice.insert(i, lines.at(i));
        QVERIFY(i + 1 < lines.size() ? expect(twice, Fault::Misplaced, i + 2, i + 1)
                                     : expect(twice, Fault::AfterEnd, i + 2, 0));
        for (qsizetype j = i + 1; j < lines.size(); ++j) {
            QByteArrayList swapped = lines;
            swapped.swapItemsAt(i, j);
            QVERIFY(expect(swapped, Fault::Missing, i + 1, j));
        }
    }
    QByteArrayList shorter = lines;
    shorter.remove(3, 5);
    QVERIFY(expect(shorter, Fault::Missing, 4, 8));
    QVERIFY(expect({}, Fault::EndMissing, 1, 0));
}

void TestHashChain::aRecordWithItsDigestIsFound()
{
    const QByteArrayList lines = linesOf(chain(6));
    for (qsizetype i = 0; i < 6; ++i) {
        QByteArrayList changed = lines;
        changed[i] = rewritten(lines.at(i), "gw-", "GW-");
        QVERIFY(changed.at(i) != lines.at(i));
        const ChainCheck found = check(changed.join());
        QCOMPARE(found.fault, Fault::ChangedWithDigest);
        QCOMPARE(found.record, static_cast<quint64>(i + 1));
    }
    QByteArrayList changed = lines;
    changed[6] = rewritten(lines.at(6), "\"records\":6", "\"records\":7");
    QCOMPARE(check(changed.join()).fault, Fault::Changed);
    changed = lines;
    changed[0] = rewritten("{\"before\":\"" + QByteArray(64, '1') + lines.at(0).mid(75), "x", "x");
    QCOMPARE(check(changed.join()).record, 1U); // another beginning
    // Who rewrites all of it makes a whole file, with another seal.
    QBuffer file;
    QVERIFY(file.open(QIODevice::WriteOnly));
    HashChainWriter writer(file);
    QVERIFY(writer.add("{\"kind\":\"task\"}"));
    const auto seal = writer.finish();
    QVERIFY(seal);
    QCOMPARE(check(file.data()).seal, *seal);
    QVERIFY(check(lines.join()).seal != *seal);
}

void TestHashChain::theEndIsTheEnd()
{
    const QByteArray bytes = chain(3);
    for (const char* more : { "x", "\n", "{}\n" }) {
        const ChainCheck found = check(bytes + more);
        QCOMPARE(found.fault, Fault::AfterEnd);
        QCOMPARE(found.record, 5U);
    }
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const ChainCheck found = check(bytes.left(size));
        QVERIFY(!found.isWhole());
        QCOMPARE(found.record, static_cast<quint64>(bytes.left(size).count('\n')) + 1);
    }
}

void TestHashChain::tooLongLinesAreNotRead()
{
    const ChainCheck found = check(chain(1) + QByteArray(3 * largestRecord, 'x'));
    QCOMPARE(found.fault, Fault::AfterEnd);
    QCOMPARE(check(QByteArray(3 * largestRecord, '{')).fault, Fault::Unreadable);
    QBuffer file;
    QVERIFY(file.open(QIODevice::WriteOnly));
    HashChainWriter writer(file);
    const QByteArray most(largestRecord - 22, 'x');
    QVERIFY(writer.add("{\"kind\":\"x\",\"a\":\"" + most.left(most.size() - 30) + "\"}"));
    QVERIFY(!writer.add("{\"kind\":\"x\",\"a\":\"" + most + "\"}"));
    QCOMPARE(writer.records(), 1U);
    QVERIFY(writer.finish());
    QVERIFY(check(file.data()).isWhole());
}

void TestHashChain::theCheckCanBeStopped()
{
    QByteArray bytes = chain(5000, 1);
    QBuffer file(&bytes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(checkHashChain(file, [] { return false; }).fault, Fault::Unfinished);
}

void TestHashChain::failsWhenTheDeviceIsFull()
{
    QBuffer closed;
    HashChainWriter writer(closed);
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): device not open");
    const auto added = writer.add("{\"kind\":\"task\"}");
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::WriteFailed);
    QCOMPARE(writer.records(), 0U);
}

QTEST_GUILESS_MAIN(TestHashChain)
#include "tst_hashchain.moc"
