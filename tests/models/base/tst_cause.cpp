// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/cause.h"

#include <QTest>

using namespace console;

class TestCause : public QObject
{
    Q_OBJECT

private slots:
    void comesBack_data();
    void comesBack();
    void isNothingElse_data();
    void isNothingElse();
};

void TestCause::comesBack_data()
{
    QTest::addColumn<QString>("context");
    QTest::newRow("none") << QString();
    QTest::newRow("words") << QStringLiteral("database or disk is full: 13");
    QTest::newRow("number") << QStringLiteral("7 8");
}

void TestCause::comesBack()
{
    QFETCH(QString, context);
    const Error cause{ ErrorKind::DiskFull, context };
    const Error error = causedBy(ErrorKind::CannotRecord, cause);
    QCOMPARE(error.kind, ErrorKind::CannotRecord);
    const auto back = causeOf(error);
    QVERIFY(back);
    QCOMPARE(back->kind, cause.kind);
    QCOMPARE(back->context, context);
}

void TestCause::isNothingElse_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("context");
    QTest::newRow("another kind") << ErrorKind::DatabaseNewer << QStringLiteral("7 1");
    QTest::newRow("nothing") << ErrorKind::CannotRecord << QString();
    QTest::newRow("no number") << ErrorKind::CannotRecord << QStringLiteral("disk full");
    QTest::newRow("no kind") << ErrorKind::CannotRecord << QStringLiteral("100000 words");
    QTest::newRow("negative") << ErrorKind::NotRecordedYet << QStringLiteral("-1 words");
    const QString itself = QString::number(static_cast<int>(ErrorKind::CannotRecord));
    QTest::newRow("a chain") << ErrorKind::CannotRecord << (itself + u' ' + itself + QStringLiteral(" words"));
}

void TestCause::isNothingElse()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, context);
    QVERIFY(!causeOf({ kind, context }));
}

QTEST_GUILESS_MAIN(TestCause)
#include "tst_cause.moc"
