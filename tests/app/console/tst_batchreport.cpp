// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/batchreport.h"
#include "tests/app/console/batchstore.h"

#include <QDir>
#include <QTest>

using namespace console;

class TestBatchReport : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatHappened();
    void standsInOrder();
    void isWrittenAsPdf();
    void namesAreNoMarkup();
    void tellsHowFarItIs();
    void cancellingLeavesNothing();
    void refusesWhatIsNotThere();
};

namespace {

Result<quint32> write(const BatchStore& store, ReportFormat format = ReportFormat::Html,
    const StoreReader::Progress& progress = {}, BatchId batch = BatchStore::batch)
{
    return writeReport(
        store.reader(), store.names(), batch, store.path("out"), format, BatchStore::begin + 9'000'000, progress);
}

} // namespace

void TestBatchReport::saysWhatHappened()
{
    const BatchStore store(1200);
    const auto written = write(store);
    QVERIFY(written);
    QCOMPARE(*written, 1200U);
    const QByteArray html = store.bytesOf("out");
    for (const char* words :
        { "Rollout of 2.0 to pk", "Of 1,200 devices, 1,080 succeeded and 120 failed", "It ran for 1 h 0 min",
            "<dt>Failed</dt><dd>120 (10.0 %)</dd>", "<td>timed out</td><td class=\"n\">120</td>",
            "1,080 succeeded and 120 failed of 1,200 devices", "<td>chen</td>", "<dt>Rate</dt>" })
        QVERIFY2(html.contains(words), words);
    QCOMPARE(html.count("<td>reported 2.0</td>"), 1080);
    QCOMPARE(html.count("<td>gw-"), 1200);
    QVERIFY(!html.contains("somebody")); // of another batch
}

void TestBatchReport::standsInOrder()
{
    const BatchStore store(20);
    QVERIFY(write(store));
    const QByteArray html = store.bytesOf("out");
    qsizetype last = 0;
    for (const char* heading : { "<h1>", "<p class=\"lead\">", "<dt>Devices</dt>", ">Plan</h2>", ">Outcomes over time",
             "<svg", ">Failures by reason", ">Who did what when", ">Every device", "<td>gw-19</td>" }) {
        const qsizetype place = html.indexOf(heading);
        QVERIFY2(place > last, heading);
        last = place;
    }
}

void TestBatchReport::isWrittenAsPdf()
{
    const BatchStore store(300);
    QVERIFY(write(store, ReportFormat::Pdf));
    const QByteArray pdf = store.bytesOf("out");
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
}

void TestBatchReport::namesAreNoMarkup()
{
    const BatchStore store(1, "<img src=x>");
    QVERIFY(write(store));
    const QByteArray html = store.bytesOf("out");
    QVERIFY(html.contains("&lt;img src=x&gt;"));
    QVERIFY(!html.contains("<img") && !html.contains("<b>li"));
    QVERIFY(html.contains("&lt;b&gt;li&amp;&lt;/b&gt;")); // an operator's name
}

void TestBatchReport::tellsHowFarItIs()
{
    const BatchStore store(5000);
    int last = 0;
    bool backwards = false;
    QVERIFY(write(store, ReportFormat::Html, [&](int percent) {
        backwards = backwards || percent < last;
        last = percent;
        return true;
    }));
    QVERIFY(!backwards);
    QVERIFY(last > 80 && last < 100);
}

void TestBatchReport::cancellingLeavesNothing()
{
    const BatchStore store(5000);
    for (const ReportFormat format : { ReportFormat::Html, ReportFormat::Pdf }) {
        for (const int after : { 0, 3, 7, 9 }) {
            int asked = 0;
            const auto stopped = write(store, format, [&](int) { return asked++ < after; });
            QVERIFY(!stopped);
            QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
            QCOMPARE(QDir(store.folder()).entryList({ QStringLiteral("out*") }, QDir::Files), QStringList());
        }
    }
}

void TestBatchReport::refusesWhatIsNotThere()
{
    const BatchStore store(1);
    QCOMPARE(write(store, ReportFormat::Html, {}, BatchId{ 10 }).error().kind, ErrorKind::NotFound);
    const auto nowhere = writeReport(store.reader(), store.names(), BatchStore::batch, store.path("no/such"),
        ReportFormat::Html, BatchStore::begin, {});
    QCOMPARE(nowhere.error().kind, ErrorKind::WriteFailed);
    const FleetNames others; // a device that another process wrote into the database
    const auto nameless = writeReport(
        store.reader(), others, BatchStore::batch, store.path("out"), ReportFormat::Html, BatchStore::begin, {});
    QCOMPARE(nameless.error().kind, ErrorKind::DatabaseDamaged);
    QVERIFY(!QFile::exists(store.path("out")));
}

QTEST_MAIN(TestBatchReport)
#include "tst_batchreport.moc"
