// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace console;

class TestPaletteModel : public QObject
{
    Q_OBJECT

private slots:
    void bestComesFirst();
    void detailIsSearchedToo();
    void whatCannotBeDoneComesLater();
    void endsSomewhere();
    void saysAllOfARow();

private:
    static PaletteEntry entry(const char* title, const char* detail = "", bool enabled = true, int group = 0)
    {
        return { .title = QString::fromUtf8(title),
            .detail = QString::fromUtf8(detail),
            .enabled = enabled,
            .group = group,
            .run = [] {} };
    }
    static QStringList titles(const PaletteModel& model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.entry(row).title);
        return all;
    }
};

void TestPaletteModel::bestComesFirst()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries(
        { entry("Rebatch"), entry("New batch"), entry("Batches", "", true, 1), entry("Batch 7"), entry("Devices") },
        QStringLiteral("batch"));
    QCOMPARE(titles(model),
        QStringList({ QStringLiteral("Batch 7"), QStringLiteral("Batches"), QStringLiteral("New batch"),
            QStringLiteral("Rebatch") }));
    model.setEntries({}, QStringLiteral("x"));
    QCOMPARE(model.rowCount(), 0);
}

void TestPaletteModel::detailIsSearchedToo()
{
    PaletteModel model;
    model.setEntries({ entry("2.4.1", "Firmware of a1B2"), entry("Firmware") }, QStringLiteral("firmware"));
    QCOMPARE(titles(model), QStringList({ QStringLiteral("Firmware"), QStringLiteral("2.4.1") }));
}

void TestPaletteModel::whatCannotBeDoneComesLater()
{
    PaletteModel model;
    model.setEntries({ entry("Pause", "Nothing runs.", false), entry("Batch pause") }, QStringLiteral("pause"));
    QCOMPARE(titles(model), QStringList({ QStringLiteral("Batch pause"), QStringLiteral("Pause") }));
}

void TestPaletteModel::endsSomewhere()
{
    PaletteModel model;
    std::vector<PaletteEntry> many(500, entry("device"));
    model.setEntries(std::move(many), QStringLiteral("dev"));
    QCOMPARE(model.rowCount(), int(PaletteModel::most));
}

void TestPaletteModel::saysAllOfARow()
{
    PaletteModel model;
    PaletteEntry one = entry("New batch", "Batches");
    one.key = QStringLiteral("Ctrl+N");
    model.setEntries({ one, entry("Quit") }, {});
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("New batch, Batches, Ctrl+N"));
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Quit"));
}

QTEST_GUILESS_MAIN(TestPaletteModel)
#include "tst_palettemodel.moc"
