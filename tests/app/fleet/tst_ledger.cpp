// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/ledger.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestLedger : public QObject
{
    Q_OBJECT
private slots:
    void appendsWholeLinesAtOnce()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("ledger"));
        for (int i = 1; i <= 2; ++i) {
            Ledger ledger;
            QVERIFY(ledger.open(name));
            ledger.write(QStringLiteral("dev"), "progress", { { QStringLiteral("step"), i } });
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QList<QByteArray> lines = file.readAll().split('\n');
            QCOMPARE(lines.size(), i + 1);
            QVERIFY(lines.last().isEmpty());
            const QJsonObject line = QJsonDocument::fromJson(lines[i - 1]).object();
            QCOMPARE(line[QLatin1StringView("step")].toInt(), i);
            QCOMPARE(line[QLatin1StringView("device")].toString(), QStringLiteral("dev"));
            QCOMPARE(line[QLatin1StringView("event")].toString(), QStringLiteral("progress"));
            QVERIFY(line[QLatin1StringView("t")].toInteger() > 0);
        }
    }

    void saysWhenItCannotBeWritten()
    {
        Ledger ledger;
        const auto opened = ledger.open(QStringLiteral("/nowhere/at/all"));
        QVERIFY(!opened);
        QVERIFY(opened.error().contains(QStringLiteral("/nowhere/at/all")));
    }

    void needsNoFile()
    {
        Ledger ledger;
        QVERIFY(ledger.open({}));
        ledger.write(QStringLiteral("dev"), "connected");
    }
};

QTEST_APPLESS_MAIN(TestLedger)
#include "tst_ledger.moc"
