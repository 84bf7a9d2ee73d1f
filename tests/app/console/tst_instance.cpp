// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/instance.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>
#include <QtConcurrent>

using namespace console;

class TestInstance : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_name = QStringLiteral("tst-instance-") + QUuid::createUuid().toString(QUuid::Id128); }
    void nobodyAnswers();
    void theFirstComesForward();
    void replacesAStaleSocket();

private:
    QString m_name;
};

void TestInstance::nobodyAnswers()
{
    QVERIFY(!Instance::raiseOther(m_name));
}

void TestInstance::theFirstComesForward()
{
    Instance first;
    const QSignalSpy wanted(&first, &Instance::raiseWanted);
    first.listen(m_name);
    const QFuture<bool> raised = QtConcurrent::run([name = m_name] { return Instance::raiseOther(name); });
    QTRY_VERIFY(raised.isFinished());
    QVERIFY(raised.result());
    QTRY_COMPARE(wanted.size(), 1);
}

void TestInstance::replacesAStaleSocket()
{
    QLocalServer killed; // what a killed console leaves behind
    QVERIFY(killed.listen(m_name));
    Instance next;
    const QSignalSpy wanted(&next, &Instance::raiseWanted);
    next.listen(m_name);
    const QFuture<bool> raised = QtConcurrent::run([name = m_name] { return Instance::raiseOther(name); });
    QTRY_VERIFY(raised.isFinished());
    QVERIFY(raised.result());
    QTRY_COMPARE(wanted.size(), 1);
}

QTEST_GUILESS_MAIN(TestInstance)
#include "tst_instance.moc"
