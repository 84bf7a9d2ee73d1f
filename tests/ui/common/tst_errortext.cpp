// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/errortext.h"

#include "models/base/cause.h"

#include <QSet>
#include <QTest>

using namespace console;

class TestErrorText : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasItsOwnSentence();
    void factsStandBehind();
    void theCauseStandsBehind();
    void everyStepHasAName();
};

void TestErrorText::everyKindHasItsOwnSentence()
{
    QSet<QString> sentences;
    for (int kind = 0; kind <= int(lastErrorKind); ++kind) {
        const QString text = errorText({ static_cast<ErrorKind>(kind), {} });
        QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1Char('!')) && !text.contains(QLatin1Char('%') + QStringLiteral("1")),
            qPrintable(text));
        QVERIFY2(!sentences.contains(text), qPrintable(text));
        sentences.insert(text);
    }
}

void TestErrorText::factsStandBehind()
{
    const QString bare = errorText({ ErrorKind::HostNotFound, {} });
    const QString text = errorText({ ErrorKind::HostNotFound, QStringLiteral("broker.example\n") });
    QCOMPARE(text, bare + QStringLiteral(" (broker.example)"));
    // A hostile context stays what it is: no place holder of it is filled.
    QVERIFY(errorText({ ErrorKind::InvalidName, QStringLiteral("%1 %2") }).contains(QStringLiteral("(%1 %2)")));
}

void TestErrorText::theCauseStandsBehind()
{
    const Error full{ ErrorKind::DiskFull, QStringLiteral("no space left") };
    const QString text = errorText(causedBy(ErrorKind::CannotRecord, full));
    QCOMPARE(text, errorText({ ErrorKind::CannotRecord, {} }) + QLatin1Char(' ') + errorText(full));
    QVERIFY2(text.contains(QStringLiteral("nothing was done. ")) && text.contains(QStringLiteral("The disk is full.")),
        qPrintable(text));
}

void TestErrorText::everyStepHasAName()
{
    QSet<QString> names;
    for (int step = 0; step <= int(ConnectionStep::Subscribe); ++step)
        names.insert(connectionStepText(static_cast<ConnectionStep>(step)));
    QCOMPARE(names.size(), 6);
    QVERIFY(!names.contains(QString()));
}

QTEST_MAIN(TestErrorText)
#include "tst_errortext.moc"
