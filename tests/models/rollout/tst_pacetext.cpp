// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/pacetext.h"

#include <QTest>

using namespace console;

class PaceTextTest : public QObject
{
    Q_OBJECT

private slots:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void isRefused_data();
    void isRefused();
};

void PaceTextTest::comesBackAsItWas_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("constant") << QStringLiteral("constant:500");
    QTest::newRow("by notified") << QStringLiteral("exponential:50,2,notified=1000");
    QTest::newRow("by succeeded") << QStringLiteral("exponential:1,1.1,succeeded=7");
    QTest::newRow("wrong numbers are for others") << QStringLiteral("exponential:0,9.9,succeeded=0");
}

void PaceTextTest::comesBackAsItWas()
{
    QFETCH(QString, text);
    const auto pace = parsePace(text);
    QVERIFY(pace);
    QCOMPARE(paceText(*pace), text);
    QCOMPARE(parsePace(QStringLiteral("  ") + text.toUpper()).value(), *pace);
}

void PaceTextTest::isRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("context");
    const auto row = [](const char* text, const char* context) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(context);
    };
    row("", "");
    row("500", "500");
    row("constant:", "constant:");
    row("constant:5,6", "constant:5,6");
    row("linear:5", "linear:5");
    row("exponential:50", "exponential:50");
    row("exponential:50,1.25,notified=5", "1.25");
    row("exponential:50,x,notified=5", "x");
    row("exponential:50,-2,notified=5", "-2");
    row("exponential:50,2,notified", "notified");
    row("exponential:50,2,finished=5", "finished=5");
    row("exponential:50,2,notified=many", "notified=many");
}

void PaceTextTest::isRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, context);
    const auto pace = parsePace(text);
    QVERIFY(!pace);
    QCOMPARE(pace.error().kind, ErrorKind::PaceNotUnderstood);
    QCOMPARE(pace.error().context, context);
}

QTEST_GUILESS_MAIN(PaceTextTest)
#include "tst_pacetext.moc"
