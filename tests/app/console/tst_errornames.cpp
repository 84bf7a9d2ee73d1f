// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/valuenames.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace console;

class TestErrorNames : public QObject
{
    Q_OBJECT

private slots:
    void snakeCaseAndDifferent();
};

void TestErrorNames::snakeCaseAndDifferent()
{
    const QRegularExpression snake(QStringLiteral("^[a-z0-9]+(_[a-z0-9]+)*$"));
    QSet<QString> seen;
    for (int kind = 0; kind <= static_cast<int>(lastErrorKind); ++kind) {
        const QString name = nameOf(static_cast<ErrorKind>(kind));
        QVERIFY2(snake.match(name).hasMatch(), qPrintable(name));
        QVERIFY2(!seen.contains(name), qPrintable(name));
        seen.insert(name);
    }
    QVERIFY(!seen.contains(QStringLiteral("unknown")));
}

QTEST_GUILESS_MAIN(TestErrorNames)
#include "tst_errornames.moc"
