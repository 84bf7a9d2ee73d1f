// SPDX-License-Identifier: GPL-3.0-or-later
// A registry out of reach is nobody's fault; one that answers "no such package" is ours.
#include "tests/integration/npmdevice.h"

#include <QTest>

using namespace console;

class TestNpmLibraries : public QObject
{
    Q_OBJECT

private slots:
    void whatNpmSays_data();
    void whatNpmSays();
};

void TestNpmLibraries::whatNpmSays_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<bool>("isBroken");
    const auto row = [](const char* code, bool isBroken) {
        QTest::newRow(code) << QByteArray("npm ERR! code ") + code + "\nnpm ERR! more words\n" << isBroken;
    };
    row("E404", true);
    row("ETARGET", true);
    row("EINTEGRITY", true);
    row("ENOTFOUND", false);
    row("EAI_AGAIN", false);
    row("ECONNREFUSED", false);
    row("ETIMEDOUT", false);
    row("E403", false);
    row("E503", false);
    QTest::newRow("words of npm 10") << QByteArray("npm error code E404\nnpm error 404 Not Found\n") << true;
    QTest::newRow("killed for taking too long") << QByteArray() << false;
}

void TestNpmLibraries::whatNpmSays()
{
    QFETCH(const QByteArray, output);
    QFETCH(const bool, isBroken);
    const NpmLibraries libraries = NpmDevice::judge(output);
    QCOMPARE(!libraries.broken.isEmpty(), isBroken);
    QCOMPARE(!libraries.notHere.isEmpty(), !isBroken);
}

QTEST_APPLESS_MAIN(TestNpmLibraries)
#include "tst_npmlibraries.moc"
