// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/dossier.h"
#include "models/base/hashchain.h"
#include "tests/app/console/batchstore.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace console;

class TestDossier : public QObject
{
    Q_OBJECT

private slots:
    void saysAllThatIsKnown();
    void noNullsAreWritten();
    void everyChangedByteNamesItsRecord();
    void changedBytesOfALargeOneNameTheirRecord();
    void lostDoubledAndSwappedLinesAreFound();
    void theSealIsKeptBeforeTheFile();
    void cancellingLeavesNothing();
    void refusesWhatIsNotThere();
};

namespace {

const DossierOrigin origin{ QStringLiteral("/srv/fleet"), QStringLiteral("li"), BatchStore::begin + 9'000'000 };

Result<QString> save(
    const BatchStore& store, BatchId batch = BatchStore::batch, const StoreReader::Progress& progress = {},
    const SealKeeper& keep = [](const QString&) { return Result<void>(); })
{
    return saveDossier(store.reader(), store.names(), batch, origin, store.path("out.jsonl"), progress, keep);
}

ChainCheck check(QByteArray bytes)
{
    QBuffer file(&bytes);
    (void)file.open(QIODevice::ReadOnly);
    return checkHashChain(file);
}

QList<QJsonObject> recordsOf(const QByteArray& bytes)
{
    QList<QJsonObject> records;
    for (const QByteArray& line : bytes.split('\n')) {
        if (!line.isEmpty())
            records.append(QJsonDocument::fromJson(line).object().value(u"record").toObject());
    }
    return records;
}

QList<QJsonObject> ofKind(const QList<QJsonObject>& all, const char* kind)
{
    QList<QJsonObject> some;
    for (const QJsonObject& each : all) {
        if (each.value(u"kind").toString() == QLatin1StringView(kind))
            some.append(each);
    }
    return some;
}

QString missed(const QByteArray& bytes, qsizetype at, char put)
{
    QByteArray changed = bytes;
    changed[at] = put;
    const ChainCheck found = check(changed);
    const auto record = static_cast<quint64>(bytes.left(at).count('\n')) + 1;
    return !found.isWhole() && found.record == record
        ? QString()
        : QStringLiteral("byte %1 in record %2, found %3").arg(at).arg(record).arg(found.record);
}

} // namespace

void TestDossier::saysAllThatIsKnown()
{
    const BatchStore store(1200);
    int last = 0;
    const auto seal = save(store, BatchStore::batch, [&last](int percent) {
        last = std::max(last, percent);
        return true;
    });
    QVERIFY(seal);
    QVERIFY(last > 50 && last < 100);
    const QByteArray bytes = store.bytesOf("out.jsonl");
    const ChainCheck found = check(bytes);
    QVERIFY(found.isWhole());
    QCOMPARE(QString::fromLatin1(found.seal), *seal);
    const QList<QJsonObject> records = recordsOf(bytes);
    QCOMPARE(records.first().value(u"kind").toString(), QStringLiteral("dossier"));
    QCOMPARE(records.first().value(u"made_by").toString(), QStringLiteral("li"));
    QCOMPARE(records.first().value(u"workspace").toString(), QStringLiteral("/srv/fleet"));
    const QJsonObject firmware = ofKind(records, "firmware").first().value(u"firmware").toObject();
    QCOMPARE(firmware.value(u"sha256").toString(), QString(64, u'b'));
    const QJsonObject verification = ofKind(records, "verification").first().value(u"batch").toObject();
    QCOMPARE(verification.value(u"created_by").toString(), QStringLiteral("wang"));
    const QJsonObject plan = ofKind(records, "plan").first().value(u"plan").toObject();
    QCOMPARE(plan.value(u"rate_per_minute").toInt(), 600);
    QCOMPARE(plan.value(u"halt_rules").toObject().value(u"failures").toInt(), 50);
    QStringList kinds;
    for (const QJsonObject& each : ofKind(records, "activity"))
        kinds.append(each.value(u"activity").toObject().value(u"kind").toString());
    QCOMPARE(kinds,
        (QStringList{ QStringLiteral("firmware_added"), QStringLiteral("verification_passed"),
            QStringLiteral("batch_started"), QStringLiteral("batch_paused"), QStringLiteral("task_failed") }));
    QCOMPARE(ofKind(records, "task").size(), 1201); // the verification's with them
    const QJsonObject counts = ofKind(records, "tally").first().value(u"counts").toObject();
    QCOMPARE(counts.value(u"succeeded").toInt(), 1080);
    QCOMPARE(counts.value(u"failed").toInt(), 120);
    qsizetype transitions = 0;
    for (const QJsonObject& each : ofKind(records, "transitions"))
        transitions += each.value(u"entries").toArray().size();
    QCOMPARE(transitions, 3600);
    QCOMPARE(ofKind(records, "transitions").size(), 8);
    const QJsonObject log = ofKind(records, "activity_log").first();
    QVERIFY(log.value(u"intact").toBool() && log.value(u"head").toString().size() == 64);
    QCOMPARE(records.last().value(u"kind").toString(), QStringLiteral("end"));
}

void TestDossier::noNullsAreWritten()
{
    const BatchStore store(3);
    QVERIFY(save(store));
    QVERIFY(!store.bytesOf("out.jsonl").contains(":null"));
    QVERIFY(!store.bytesOf("out.jsonl").contains("[null"));
}

void TestDossier::everyChangedByteNamesItsRecord()
{
    const BatchStore store(1);
    QVERIFY(save(store));
    const QByteArray bytes = store.bytesOf("out.jsonl");
    for (qsizetype at = 0; at < bytes.size(); ++at)
        QCOMPARE(missed(bytes, at, static_cast<char>(bytes[at] ^ (at % 2 == 0 ? 1 : 4))), QString());
}

void TestDossier::changedBytesOfALargeOneNameTheirRecord()
{
    const BatchStore store(30);
    QVERIFY(save(store));
    const QByteArray bytes = store.bytesOf("out.jsonl");
    QVERIFY(bytes.size() > 15'000);
    std::mt19937 random(3);
    for (int i = 0; i < 10'000; ++i) {
        const auto at = static_cast<qsizetype>(random() % static_cast<std::size_t>(bytes.size()));
        QCOMPARE(missed(bytes, at, static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255))), QString());
    }
}

void TestDossier::lostDoubledAndSwappedLinesAreFound()
{
    const BatchStore store(3);
    QVERIFY(save(store));
    QByteArrayList lines = store.bytesOf("out.jsonl").split('\n');
    lines.removeLast(); // behind the last line feed
    const auto isWhole = [](const QByteArrayList& all) { return check(all.join('\n') + '\n').isWhole(); };
    QVERIFY(isWhole(lines));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QByteArrayList gone = lines;
        gone.removeAt(i);
        QVERIFY(!isWhole(gone));
        QByteArrayList twice = lines;
        twice.insert(i, lines.at(i));
        QVERIFY(!isWhole(twice));
        for (qsizetype j = i + 1; j < lines.size(); ++j) {
            QByteArrayList swapped = lines;
            swapped.swapItemsAt(i, j);
            QVERIFY(!isWhole(swapped));
        }
    }
}

void TestDossier::theSealIsKeptBeforeTheFile()
{
    const BatchStore store(3);
    QString kept;
    const auto seal = save(store, BatchStore::batch, {}, [&](const QString& text) {
        kept = text;
        return QFile::exists(store.path("out.jsonl")) ? Result<void>(failure(ErrorKind::Internal)) : Result<void>();
    });
    QVERIFY(seal);
    QCOMPARE(kept, *seal);
    QFile::remove(store.path("out.jsonl"));
    const auto refused = save(
        store, BatchStore::batch, {}, [](const QString&) -> Result<void> { return failure(ErrorKind::CannotRecord); });
    QCOMPARE(refused.error().kind, ErrorKind::CannotRecord);
    QVERIFY(!QFile::exists(store.path("out.jsonl")));
}

void TestDossier::cancellingLeavesNothing()
{
    const BatchStore store(5000);
    for (const int after : { 0, 1, 2 }) {
        int asked = 0;
        const auto stopped = save(store, BatchStore::batch, [&](int) { return asked++ < after; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QCOMPARE(QDir(store.folder()).entryList({ QStringLiteral("out*") }, QDir::Files), QStringList());
    }
}

void TestDossier::refusesWhatIsNotThere()
{
    const BatchStore store(1);
    QCOMPARE(save(store, BatchId{ 10 }).error().kind, ErrorKind::NotFound);
    const auto nowhere = saveDossier(store.reader(), store.names(), BatchStore::batch, origin,
        store.path("no/such/folder"), {}, [](const QString&) { return Result<void>(); });
    QCOMPARE(nowhere.error().kind, ErrorKind::WriteFailed);
    const FleetNames others; // a device that another process wrote into the database
    const auto nameless = saveDossier(store.reader(), others, BatchStore::batch, origin, store.path("out.jsonl"), {},
        [](const QString&) { return Result<void>(); });
    QCOMPARE(nameless.error().kind, ErrorKind::DatabaseDamaged);
    QVERIFY(!QFile::exists(store.path("out.jsonl")));
}

QTEST_GUILESS_MAIN(TestDossier)
#include "tst_dossier.moc"
