// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/doorrig.h"

#include <QFile>

using namespace console;

class TestControlReports : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theEndingSaysTheFormat();
    void aDossierSaysItsSeal();
    void theInventoryIsOfTheFilter();
    void whatIsNotThereIsSaid();

private:
    static ControlTable answers()
    {
        ControlTable table = batchAnswers();
        table.insert(reportAnswers());
        return table;
    }
    DoorSaid ask(const char* command, const char* file, QJsonObject arguments = {})
    {
        if (!arguments.contains(QLatin1String("batch")))
            arguments.insert(QStringLiteral("batch"), m_batch);
        arguments.insert(QStringLiteral("file"), path(file));
        return m_door.ask(QLatin1String(command), arguments);
    }
    [[nodiscard]] QString path(const char* file) { return m_door.rig().path(QLatin1String(file)); }
    [[nodiscard]] QByteArray beginOf(const char* file)
    {
        QFile written(path(file));
        return written.open(QIODevice::ReadOnly) ? written.read(14) : QByteArray();
    }

    DoorRig m_door{ answers() };
    QString m_batch;
};

void TestControlReports::initTestCase()
{
    QVERIFY(m_door.start(4));
    const QString firmware = m_door.firmware(QStringLiteral("3.0"));
    QVERIFY(!firmware.isEmpty());
    m_batch = m_door.ask(QStringLiteral("batch start"), { { QStringLiteral("firmware"), firmware } })
                  .object()
                  .value(QLatin1String("id"))
                  .toString();
    (void)m_door.ask(QStringLiteral("wait"), { { QStringLiteral("batch"), m_batch } });
}

void TestControlReports::theEndingSaysTheFormat()
{
    const DoorSaid html = ask("batch report", "r.html");
    QCOMPARE(html.object().value(QLatin1String("devices")).toInt(), 4);
    QCOMPARE(html.object().value(QLatin1String("file")).toString(), path("r.html"));
    QVERIFY(beginOf("r.html").startsWith("<!DOCTYPE"));
    QCOMPARE(ask("batch report", "R.PDF").last.kind, CtlAnswer::Kind::Done);
    QVERIFY(beginOf("R.PDF").startsWith("%PDF-"));
    QCOMPARE(ask("batch report", "r.csv").object().value(QLatin1String("devices")).toInt(), 4);
    QVERIFY(beginOf("r.csv").startsWith("device,from"));
    QCOMPARE(ask("batch report", "r", { { QStringLiteral("format"), QStringLiteral("pdf") } }).last.kind,
        CtlAnswer::Kind::Done);
    QVERIFY(beginOf("r").startsWith("%PDF-"));
    QCOMPARE(ask("batch report", "r.doc").last.errorKind, QStringLiteral("request_invalid"));
    QCOMPARE(ask("batch report", "r.html", { { QStringLiteral("format"), QStringLiteral("doc") } }).last.errorKind,
        QStringLiteral("request_invalid"));
}

void TestControlReports::aDossierSaysItsSeal()
{
    const DoorSaid said = ask("batch dossier", "d.jsonl");
    QCOMPARE(said.object().value(QLatin1String("seal")).toString().size(), 64);
    QVERIFY(beginOf("d.jsonl").startsWith("{\"before\":\"000"));
}

void TestControlReports::theInventoryIsOfTheFilter()
{
    const auto devices = [&](const QJsonObject& which) {
        return ask("devices inventory", "i.csv", which).object().value(QLatin1String("devices")).toInt();
    };
    QCOMPARE(devices({}), 4);
    QCOMPARE(devices({ { QStringLiteral("filter"), QStringLiteral("name = dev000001") } }), 1);
    QCOMPARE(devices({ { QStringLiteral("devices"),
                 QJsonArray{ QStringLiteral("dev000001"), QStringLiteral("dev000002") } } }),
        2);
    const DoorSaid none
        = ask("devices inventory", "none.csv", { { QStringLiteral("filter"), QStringLiteral("name = nobody") } });
    QCOMPARE(none.last.errorKind, QStringLiteral("no_targets"));
    QVERIFY(!QFile::exists(path("none.csv")));
}

void TestControlReports::whatIsNotThereIsSaid()
{
    const QJsonObject nobody{ { QStringLiteral("batch"), QStringLiteral("12") } };
    QCOMPARE(ask("batch report", "x.html", nobody).last.errorKind, QStringLiteral("not_found"));
    QCOMPARE(ask("batch dossier", "x.jsonl", nobody).last.errorKind, QStringLiteral("not_found"));
    QCOMPARE(ask("batch dossier", "no/such/folder").last.errorKind, QStringLiteral("write_failed"));
}

QTEST_MAIN(TestControlReports)
#include "tst_controlreports.moc"
