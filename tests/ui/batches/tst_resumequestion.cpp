// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modal.h"
#include "ui/batches/resumequestion.h"

#include <QLabel>
#include <QTest>

using namespace console;

class TestResumeQuestion : public QObject
{
    Q_OBJECT

private slots:
    void namesWhoIsStillToBeNotified();
    void stayingPausedIsTheDefault();
    void aHaltedBatchAsksAboutWhatItTookBack();
    void nothingLeftAsksNothing();

private:
    static Batch paused(quint32 queued);
};

Batch TestResumeQuestion::paused(quint32 queued)
{
    Batch batch;
    batch.version = QStringLiteral("2.4.1");
    batch.state = BatchState::Paused;
    batch.plan.ratePerMinute = 500;
    batch.counts.of(TaskState::Queued) = queued;
    batch.counts.of(TaskState::Upgrading) = 7;
    return batch;
}

void TestResumeQuestion::namesWhoIsStillToBeNotified()
{
    QString title;
    QString text;
    QString verb;
    onNextDialog(this, [&](QDialog& dialog) {
        title = dialog.windowTitle();
        text = dialog.findChild<QLabel*>(QStringLiteral("questionText"))->text();
        auto* button = dialog.findChild<QPushButton*>(QStringLiteral("questionVerb"));
        verb = button->text();
        button->click();
    });
    QVERIFY(confirmResume(nullptr, paused(3189)));
    QCOMPARE(title, QStringLiteral("Resume the batch of 2.4.1?"));
    QCOMPARE(text, QStringLiteral("3,189 devices still to be notified get 2.4.1, 500 devices a minute at most."));
    QCOMPARE(verb, QStringLiteral("&Resume on 3,189 devices"));
}

void TestResumeQuestion::stayingPausedIsTheDefault()
{
    onNextDialog(this, [](QDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Return); });
    QVERIFY(!confirmResume(nullptr, paused(1)));
}

void TestResumeQuestion::aHaltedBatchAsksAboutWhatItTookBack()
{
    Batch batch = paused(0);
    batch.counts.of(TaskState::Notified) = 5;
    batch.halt.cause = HaltCause::TooManyFailures;
    batch.halt.at = 1000;
    QVERIFY(batch.isHalted());
    QString text;
    onNextDialog(this, [&](QDialog& dialog) {
        text = dialog.findChild<QLabel*>(QStringLiteral("questionText"))->text();
        dialog.reject();
    });
    QVERIFY(!confirmResume(nullptr, batch));
    QVERIFY2(text.startsWith(QStringLiteral("Up to 12 devices get 2.4.1")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("count as known")), qPrintable(text));
}

void TestResumeQuestion::nothingLeftAsksNothing()
{
    QVERIFY(confirmResume(nullptr, paused(0)));
}

QTEST_MAIN(TestResumeQuestion)
#include "tst_resumequestion.moc"
