// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/dossiercheck.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestDossierCheck : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aWholeOneIsDone();
    void aChangedOneIsNot();
    void theSealDecides();
    void otherFilesAreRefused();
    void theCommandLineIsRead();
    void everyFaultHasASentence();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("d.jsonl")); }
    void write(const QByteArray& head);
    void change(const QByteArray& from, const QByteArray& to);
    [[nodiscard]] int check(const QString& seal = {}, bool json = false) const;

    QTemporaryDir m_folder;
    QString m_seal;
};

void TestDossierCheck::init()
{
    write(R"({"kind":"dossier","format":1,"batch":"9","made_by":"li"})");
}

void TestDossierCheck::write(const QByteArray& head)
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    HashChainWriter chain(file);
    QVERIFY(chain.add(head));
    QVERIFY(chain.add(R"({"kind":"task","device":"gw-1"})"));
    const auto seal = chain.finish();
    QVERIFY(seal);
    m_seal = QString::fromLatin1(*seal);
}

void TestDossierCheck::change(const QByteArray& from, const QByteArray& to)
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray changed = file.readAll().replace(from, to);
    QVERIFY(file.seek(0) && file.resize(0) && file.write(changed) == changed.size());
}

int TestDossierCheck::check(const QString& seal, bool json) const
{
    CtlCommandLine line;
    line.json = json;
    line.request.arguments.insert(QStringLiteral("file"), path());
    if (!seal.isNull())
        line.request.arguments.insert(QStringLiteral("seal"), seal);
    return runDossierCheck(line);
}

void TestDossierCheck::aWholeOneIsDone()
{
    QCOMPARE(check(), 0);
    QCOMPARE(check({}, true), 0);
    QCOMPARE(check(m_seal), 0);
    QCOMPARE(check(m_seal.toUpper()), 0);
}

void TestDossierCheck::aChangedOneIsNot()
{
    change("gw-1", "gw-2");
    QCOMPARE(check(), 1);
    QCOMPARE(check({}, true), 1);
    QCOMPARE(check(m_seal), 1);
}

void TestDossierCheck::theSealDecides()
{
    const QString before = m_seal;
    write(R"({"kind":"dossier","format":1,"batch":"9","made_by":"somebody"})"); // all of it anew
    QCOMPARE(check(), 0);
    QCOMPARE(check(before), 1);
    QCOMPARE(check(QStringLiteral("ab12")), 2);
    QCOMPARE(check(QString(64, u'g')), 2);
    QCOMPARE(check(QStringLiteral("")), 2);
}

void TestDossierCheck::otherFilesAreRefused()
{
    write(R"({"kind":"diary","format":1})");
    QCOMPARE(check(), 1);
    write(R"({"kind":"dossier","format":2})");
    QCOMPARE(check(), 1);
    QVERIFY(QFile::remove(path()));
    QCOMPARE(check(), 1);
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("d.jsonl")));
    QCOMPARE(check(), 1);
    QVERIFY(QDir(m_folder.path()).rmdir(QStringLiteral("d.jsonl")));
}

void TestDossierCheck::theCommandLineIsRead()
{
    const auto parsed
        = parseCtl({ QStringLiteral("dossier"), QStringLiteral("check"), path(), QStringLiteral("--seal"), m_seal });
    const auto* line = std::get_if<CtlCommandLine>(&parsed);
    QVERIFY(line);
    QCOMPARE(runDossierCheck(*line), 0);
    QVERIFY(std::holds_alternative<CtlExit>(parseCtl({ QStringLiteral("dossier"), QStringLiteral("check") })));
}

void TestDossierCheck::everyFaultHasASentence()
{
    QStringList seen;
    for (int fault = 1; fault <= static_cast<int>(ChainCheck::Fault::Unfinished); ++fault) {
        ChainCheck found;
        found.fault = static_cast<ChainCheck::Fault>(fault);
        found.record = 17;
        found.until = 19;
        const QString text = dossierFault(found);
        QVERIFY2(text.contains(found.fault == ChainCheck::Fault::AfterEnd ? u"16" : u"17"), qPrintable(text));
        QVERIFY(!text.contains(u'%') && text.endsWith(u'.') && !seen.contains(text));
        seen.append(text);
    }
    QCOMPARE(dossierFault({}), QString());
}

QTEST_GUILESS_MAIN(TestDossierCheck)
#include "tst_dossiercheck.moc"
