// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activitytablemodel.h"
#include "models/tables/tableroles.h"
#include "tests/support/modelprinter.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace console;

class TestActivityTableModel : public QObject
{
    Q_OBJECT

private slots:
    void newestFirstWithoutDoubles();
    void kindsKeepOthersOut();
    void asksForOlderOnce();
    void survivesRandomPages();
    void liveEntriesPushOutTheOldest();
};

namespace {

Activity entry(quint64 id, ActivityKind kind = ActivityKind::BatchPaused)
{
    Activity activity;
    activity.id = EventId{ id };
    activity.at = static_cast<TimeMs>(1'795'000'000'000 + id);
    activity.kind = kind;
    return activity;
}

QString sentence(const Activity& activity)
{
    return QStringLiteral("entry %1").arg(activity.id.value);
}

} // namespace

void TestActivityTableModel::liveEntriesPushOutTheOldest()
{
    ActivityTableModel model(sentence);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.prepend({ entry(10) });
    model.appendOlder({ entry(9) }, true);
    QSignalSpy wanted(&model, &ActivityTableModel::olderWanted); // the tester asks for more where there is more
    QVERIFY(!model.canFetchMore({}));
    quint64 id = 10;
    for (int frame = 0; frame < 5; ++frame) {
        std::vector<Activity> live;
        for (std::size_t i = 0; i < ActivityTableModel::most / 4; ++i)
            live.push_back(entry(++id));
        model.prepend(live);
    }
    QCOMPARE(model.rowCount(), static_cast<int>(ActivityTableModel::most));
    QCOMPARE(model.activity(0).id, EventId{ id });
    QCOMPARE(model.oldest(), EventId{ id - ActivityTableModel::most + 1 });
    QVERIFY(model.canFetchMore({}) || wanted.count() > 0); // what went is still in the store
    model.appendOlder({ entry(id - ActivityTableModel::most) }, false);
    QCOMPARE(model.rowCount(), static_cast<int>(ActivityTableModel::most) + 1);
}

void TestActivityTableModel::newestFirstWithoutDoubles()
{
    ActivityTableModel model(sentence);
    model.prepend({ entry(5), entry(6) });
    model.appendOlder({ entry(6), entry(5), entry(4) }, true);
    QCOMPARE(printModel(model, { ActivityTableModel::Sentence, ActivityTableModel::Actor }),
        QStringList({ QStringLiteral("entry 6 | engine"), QStringLiteral("entry 5 | engine"),
            QStringLiteral("entry 4 | engine") }));
    QCOMPARE(model.oldest(), EventId{ 4 });
    QCOMPARE(model.index(0, 0).data(KindRole).toInt(), static_cast<int>(ActivityKind::BatchPaused));
}

void TestActivityTableModel::kindsKeepOthersOut()
{
    ActivityTableModel model(sentence);
    model.prepend({ entry(1), entry(2, ActivityKind::TaskFailed) });
    QCOMPARE(model.rowCount(), 2);
    model.setKinds({ ActivityKind::TaskFailed });
    QCOMPARE(model.rowCount(), 0); // read anew
    model.prepend({ entry(3), entry(4, ActivityKind::TaskFailed) });
    QCOMPARE(printModel(model, { ActivityTableModel::Sentence }), QStringList{ QStringLiteral("entry 4") });
}

void TestActivityTableModel::asksForOlderOnce()
{
    ActivityTableModel model(sentence);
    QSignalSpy wanted(&model, &ActivityTableModel::olderWanted);
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(wanted.size(), 1);
    model.appendOlder({ entry(9) }, false);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(wanted.size(), 2);
    model.appendOlder({ entry(8) }, true);
    QVERIFY(!model.canFetchMore({}));
}

void TestActivityTableModel::survivesRandomPages()
{
    ActivityTableModel model(sentence);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(5);
    quint64 newest = 5000;
    model.prepend({ entry(newest) });
    for (int round = 0; round < 100; ++round) {
        std::vector<Activity> live;
        for (quint32 i = random.bounded(6U); i > 0; --i)
            live.push_back(entry(++newest));
        model.prepend(live);
        QList<Activity> older;
        const quint64 from = model.oldest().value + random.bounded(3U); // pages may overlap
        for (quint64 i = 0; i < random.bounded(15U); ++i)
            older.append(entry(from - i - 1));
        model.appendOlder(older, false);
        if (round % 10 == 0)
            model.setNow(static_cast<TimeMs>(1'795'000'100'000 + round));
    }
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.activity(row).id.value < model.activity(row - 1).id.value);
    model.retranslate();
}

QTEST_GUILESS_MAIN(TestActivityTableModel)
#include "tst_activitytablemodel.moc"
