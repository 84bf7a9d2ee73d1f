// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowfilter.h"

#include "models/fleet/devicemarks.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace console;

/// Says of every row what the query itself says.
class TestRowFilter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void agrees_data();
    void agrees();
    void judgesLabelsThatCameLater();

private:
    static constexpr TimeMs now = 1'790'000'000'000;

    std::shared_ptr<FleetNames> m_names = std::make_shared<FleetNames>();
    std::vector<DeviceRow> m_rows;
};

void TestRowFilter::initTestCase()
{
    for (const char* product : { "pumps", "gates", "Lamps" })
        m_names->products.intern(product);
    for (const char* version : { "1.9.0", "1.10.0", "2.0.0-rc1", "2.0.0" })
        m_names->versions.intern(version);
    for (const auto& marks : { std::pair("Lab 1", "beta"), std::pair("Lab 2", ""), std::pair("", "beta,old") }) {
        DeviceMarks one;
        one.group = QString::fromLatin1(marks.first);
        one.tags = QString::fromLatin1(marks.second).split(u',', Qt::SkipEmptyParts);
        m_names->marks.intern(one.packed());
    }
    QRandomGenerator random(4);
    for (DeviceSlot slot = 0; slot < 4000; ++slot) {
        m_names->devices.append("gw-" + std::to_string(random.bounded(1'000'000)));
        DeviceRow row;
        row.slot = slot;
        row.product = random.bounded(1U, m_names->products.size());
        row.version = random.bounded(m_names->versions.size());
        row.marks = random.bounded(m_names->marks.size());
        row.lastSeen = random.bounded(5) == 0 ? 0 : now - random.bounded(40) * 86'400'000LL - 1000;
        row.setFirstSeen(now - random.bounded(400) * 86'400'000LL);
        row.openBatch = random.bounded(2U);
        row.openState = static_cast<TaskState>(random.bounded(3));
        row.silent = random.bounded(4) == 0;
        row.hasOutcome = random.bounded(2) == 0;
        row.lastOutcome = static_cast<TaskState>(3 + random.bounded(4));
        m_rows.push_back(row);
    }
}

void TestRowFilter::agrees_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : { "7", "gw-*1", "-7", "version:1.*", "version = \"\"", "version != \"\"", "version < 2.0.0",
             "product:pumps", "product = pumps, lamps", "product != gates", "group = \"Lab 1\"", "tag = beta",
             "tag = \"\"", "tag != beta group = \"\"", "state:queued", "state:silent,idle", "outcome:failed",
             "outcome = none", "seen < 7d", "seen > 20d", "seen = never", "enrolled within 30d",
             "product:pumps or product:gates", "product:pumps or 7", "not (version:2.* or version:1.9.0)",
             "-version:2.0.0 product:pumps gw-1", "product:pumps product:gates", "7 8 9", "module:default",
             "module:mcu version:1.9.0", "version:1.9.0 state:idle tag:beta 3 seen:<30d product:pumps",
             "(state:idle or outcome:failed) and not seen within 9d", "7 or (version < 2.0 and tag:old)" })
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestRowFilter::agrees()
{
    QFETCH(const QString, text);
    const auto query = DeviceQuery::parse(text);
    QVERIFY2(query.has_value(), qPrintable(text));
    const RowFilter filter(*query, m_names, now);
    int held = 0;
    for (const DeviceRow& row : m_rows) {
        const bool expected = query->matches(factsOf(row, *m_names), now);
        QVERIFY2(filter(row) == expected, qPrintable(QString::number(row.slot)));
        held += expected ? 1 : 0;
    }
    if (!text.contains(QLatin1String("product:pumps product:gates")) && !text.contains(QLatin1String("mcu")))
        QVERIFY(held > 0);
}

void TestRowFilter::judgesLabelsThatCameLater()
{
    const auto query = DeviceQuery::parse(QStringLiteral("version:3.* product:new* tag:late state:idle,queued"));
    QVERIFY(query.has_value());
    const RowFilter filter(*query, m_names, now);
    DeviceRow row = m_rows.front();
    row.openBatch = 0;
    QVERIFY(!filter(row));
    DeviceMarks late;
    late.tags = QStringList{ QStringLiteral("late") };
    row.version = m_names->versions.intern("3.1");
    row.product = m_names->products.intern("newest");
    row.marks = m_names->marks.intern(late.packed());
    QVERIFY(filter(row));
    row.version = m_names->versions.intern("4.0");
    QVERIFY(!filter(row));
    row.version = 1;
    QVERIFY(!filter(row));
}

QTEST_GUILESS_MAIN(TestRowFilter)
#include "tst_rowfilter.moc"
