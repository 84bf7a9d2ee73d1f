// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/commitanswers.h"

#include <QStringList>
#include <QTest>

using namespace console;

class TestCommitAnswers : public QObject
{
    Q_OBJECT

    CommitAnswers::OnCommit said(const QString& who)
    {
        return [this, who](
                   const Error* late) { m_said.append(late ? who + QStringLiteral(" late: ") + late->context : who); };
    }

    QStringList m_said;

private slots:
    void init() { m_said.clear(); }
    void answersInOrderWhenItIsCommitted();
    void answersAtOnceWhatIsKnown();
    void aFailingStoreKeepsNobodyWaiting();
};

void TestCommitAnswers::answersInOrderWhenItIsCommitted()
{
    CommitAnswers answers;
    answers.whenCommitted(1, said(QStringLiteral("a")));
    answers.whenCommitted(2, said(QStringLiteral("b")));
    answers.whenCommitted(2, said(QStringLiteral("c")));
    answers.whenCommitted(3, said(QStringLiteral("d")));
    QCOMPARE(m_said, QStringList());
    answers.committed(2);
    QCOMPARE(m_said, QStringList({ QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c") }));
    answers.committed(1); // nothing is taken back
    answers.committed(3);
    QCOMPARE(m_said.size(), 4);
}

void TestCommitAnswers::answersAtOnceWhatIsKnown()
{
    CommitAnswers answers;
    answers.whenCommitted(0, said(QStringLiteral("nothing to store")));
    answers.committed(7);
    answers.whenCommitted(7, said(QStringLiteral("stored")));
    QCOMPARE(m_said, QStringList({ QStringLiteral("nothing to store"), QStringLiteral("stored") }));
}

void TestCommitAnswers::aFailingStoreKeepsNobodyWaiting()
{
    CommitAnswers answers;
    answers.committed(1);
    answers.whenCommitted(2, said(QStringLiteral("a")));
    answers.failed({ ErrorKind::DiskFull, QStringLiteral("no space left") });
    QCOMPARE(m_said.size(), 1);
    QVERIFY(m_said.at(0).startsWith(QStringLiteral("a late: ")) && m_said.at(0).endsWith(QStringLiteral("space left")));
    QCOMPARE(answers.storeError()->kind, ErrorKind::DiskFull);
    answers.whenCommitted(3, said(QStringLiteral("b")));
    answers.whenCommitted(1, said(QStringLiteral("c"))); // that one is safe
    QVERIFY(m_said.at(1).startsWith(QStringLiteral("b late: ")));
    QCOMPARE(m_said.at(2), QStringLiteral("c"));
    answers.recovered();
    QVERIFY(!answers.storeError());
    answers.whenCommitted(4, said(QStringLiteral("d")));
    answers.committed(4);
    QCOMPARE(m_said.last(), QStringLiteral("d"));
    QCOMPARE(m_said.size(), 4); // each once
}

QTEST_GUILESS_MAIN(TestCommitAnswers)
#include "tst_commitanswers.moc"
