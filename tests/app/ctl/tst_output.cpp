// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/output.h"

#include <QJsonDocument>
#include <QTest>

using namespace console;

class TestCtlOutput : public QObject
{
    Q_OBJECT

private slots:
    void listsAreOneArray();
    void emptyListsAreEmptyArrays();
    void tablesAreAligned();
    void objectsReadAsLines();
    void whyIsASentence();
    void nothingReachesTheTerminal();
};

namespace {

QJsonObject device(const QString& name)
{
    return { { QStringLiteral("product"), QStringLiteral("a1") }, { QStringLiteral("device"), name },
        { QStringLiteral("modules"),
            QJsonArray{ QJsonObject{ { QStringLiteral("module"), QStringLiteral("default") },
                { QStringLiteral("version"), QStringLiteral("1.0") } } } },
        { QStringLiteral("last_seen"), QJsonValue() } };
}

} // namespace

void TestCtlOutput::listsAreOneArray()
{
    CtlOutput output(QStringLiteral("devices list"), true);
    QByteArray text = output.rows({ device(QStringLiteral("d1")), device(QStringLiteral("d2")) });
    text += output.rows({ device(QStringLiteral("d3")) });
    text += output.done({});
    QCOMPARE(QJsonDocument::fromJson(text).array().size(), 3);
    QVERIFY(text.contains("\"last_seen\":null"));
}

void TestCtlOutput::emptyListsAreEmptyArrays()
{
    CtlOutput json(QStringLiteral("batch list"), true);
    QCOMPARE(QJsonDocument::fromJson(json.done({})), QJsonDocument(QJsonArray()));
    CtlOutput people(QStringLiteral("batch list"), false);
    QCOMPARE(people.done({}), QByteArray("none\n"));
}

void TestCtlOutput::tablesAreAligned()
{
    CtlOutput output(QStringLiteral("devices list"), false);
    QByteArray text = output.rows({ device(QStringLiteral("d1")), device(QStringLiteral("a-longer-name")) });
    text += output.done({});
    const QList<QByteArray> lines = text.split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0].indexOf("MODULES"), lines[1].indexOf("default 1.0"));
    QCOMPARE(lines[1].indexOf("default 1.0"), lines[2].indexOf("default 1.0"));
}

void TestCtlOutput::objectsReadAsLines()
{
    CtlOutput output(QStringLiteral("status"), false);
    const QByteArray text = output.done(QJsonObject{
        { QStringLiteral("broker"), QJsonObject{ { QStringLiteral("state"), QStringLiteral("connected") } } },
        { QStringLiteral("devices"), 5 } });
    QCOMPARE(text, QByteArray("broker.state: connected\ndevices: 5\n"));
}

void TestCtlOutput::whyIsASentence()
{
    CtlOutput output(QStringLiteral("devices why"), false);
    QCOMPARE(
        output.done(QJsonObject{ { QStringLiteral("text"), QStringLiteral("It waits.") } }), QByteArray("It waits.\n"));
}

void TestCtlOutput::nothingReachesTheTerminal()
{
    // What a device put into its report must not move the cursor or turn the line around.
    QCOMPARE(
        CtlOutput::harmless(QStringLiteral("a\u001b[2Jb\u202ec\n")), QStringLiteral("a\\u001b[2Jb\\u202ec\\u000a"));
}

QTEST_GUILESS_MAIN(TestCtlOutput)
#include "tst_output.moc"
