// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modal.h"
#include "ui/common/filedialog.h"
#include "ui/common/futures.h"
#include "ui/common/question.h"

#include <QLabel>
#include <QPromise>
#include <QTest>

#include <memory>

using namespace console;

/// Questions to the person, and answers that come later.
class TestQuestions : public QObject
{
    Q_OBJECT

private slots:
    void verbMeansYes();
    void keepAndEscapeMeanNo();
    void fileDialogIsAnswered();
    void answerArrivesLater();
    void cancelledFutureSaysSo();
    void deadContextHearsNothing();
};

void TestQuestions::verbMeansYes()
{
    QString shown;
    onNextDialog(this, [&](QDialog& dialog) {
        shown = dialog.findChild<QLabel*>(QStringLiteral("questionText"))->text();
        auto* verb = dialog.findChild<QPushButton*>(QStringLiteral("questionVerb"));
        QCOMPARE(verb->text(), QStringLiteral("Cancel batch"));
        verb->click();
    });
    QVERIFY(ask(nullptr, QStringLiteral("Cancel?"), QStringLiteral("12 devices wait."), QStringLiteral("Cancel batch"),
        QStringLiteral("Keep running")));
    QCOMPARE(shown, QStringLiteral("12 devices wait."));
}

void TestQuestions::keepAndEscapeMeanNo()
{
    pressInNextDialog(this, QStringLiteral("questionKeep"));
    QVERIFY(!ask(nullptr, QStringLiteral("t"), QStringLiteral("x"), QStringLiteral("Do"), QStringLiteral("Keep")));
    onNextDialog(this, [](QDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
    QVERIFY(!ask(nullptr, QStringLiteral("t"), QStringLiteral("x"), QStringLiteral("Do"), QStringLiteral("Keep")));
    onNextDialog(
        this, [](QDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Return); }); // the safe one is the default
    QVERIFY(!ask(nullptr, QStringLiteral("t"), QStringLiteral("x"), QStringLiteral("Do"), QStringLiteral("Keep")));
}

void TestQuestions::fileDialogIsAnswered()
{
    FileDialog::setAsker([](QWidget*, const QString&, const QString&, const QString& suggestion) {
        return suggestion.isEmpty() ? QStringLiteral("/a/b.bin") : QStringLiteral("/a/") + suggestion;
    });
    QCOMPARE(FileDialog::open(nullptr, {}, {}), QStringLiteral("/a/b.bin"));
    QCOMPARE(FileDialog::save(nullptr, {}, {}, QStringLiteral("c.csv")), QStringLiteral("/a/c.csv"));
    FileDialog::setAsker({});
}

void TestQuestions::answerArrivesLater()
{
    QPromise<Result<int>> promise;
    promise.start();
    int got = 0;
    whenDone(promise.future(), this, [&](const Result<int>& answer) { got = *answer; });
    promise.addResult(Result<int>(7));
    promise.finish();
    QCOMPARE(got, 0); // never from inside
    QTRY_COMPARE(got, 7);
}

void TestQuestions::cancelledFutureSaysSo()
{
    QPromise<Result<int>> promise;
    promise.start();
    ErrorKind kind = ErrorKind::Internal;
    whenDone(promise.future(), this, [&](const Result<int>& answer) { kind = answer.error().kind; });
    promise.future().cancel();
    promise.finish();
    QTRY_COMPARE(kind, ErrorKind::Cancelled);
}

void TestQuestions::deadContextHearsNothing()
{
    QPromise<Result<int>> promise;
    promise.start();
    bool called = false;
    auto context = std::make_unique<QObject>();
    whenDone(promise.future(), context.get(), [&](const Result<int>&) { called = true; });
    context.reset();
    promise.addResult(Result<int>(7));
    promise.finish();
    bool later = false;
    QTimer::singleShot(0, this, [&] { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!called);
}

QTEST_MAIN(TestQuestions)
#include "tst_questions.moc"
