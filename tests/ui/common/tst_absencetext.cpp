// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/absencetext.h"

#include <QSet>
#include <QTest>

using namespace console;

class TestAbsenceText : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasASentenceOfItsOwn()
    {
        QSet<QString> sentences;
        for (int kind = 1; kind <= static_cast<int>(lastAbsenceKind); ++kind) {
            const QString text = absenceText(
                { static_cast<Absence::Kind>(kind), {}, QStringLiteral("7.7"), QStringLiteral("tag = beta") });
            QVERIFY2(text.endsWith(u'.'), qPrintable(text));
            QVERIFY2(!text.contains(u'%'), qPrintable(text)); // every place is filled
            sentences.insert(text);
        }
        QCOMPARE(sentences.size(), static_cast<int>(lastAbsenceKind));
        QCOMPARE(absenceText({ Absence::Kind::HasTask }), QString());
    }

    void namesTheClauseAndTheFirmware()
    {
        const QString text
            = absenceText({ Absence::Kind::FilterClause, {}, QStringLiteral("7.7"), QStringLiteral("tag = beta") });
        QVERIFY(text.contains(QStringLiteral("7.7")));
        QVERIFY(text.contains(QStringLiteral("“tag = beta”")));
    }
};

QTEST_MAIN(TestAbsenceText)
#include "tst_absencetext.moc"
