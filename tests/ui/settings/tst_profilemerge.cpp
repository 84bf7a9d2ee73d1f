// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profilemerge.h"

#include <QTest>

using namespace console;

class TestProfileMerge : public QObject
{
    Q_OBJECT

private slots:
    void merges_data();
    void merges();

private:
    /// "a1 b2": ids with what they hold.
    static QList<BrokerProfile> list(const QString& text)
    {
        QList<BrokerProfile> profiles;
        const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
        for (const QString& word : words) {
            BrokerProfile one;
            one.id = word.left(1);
            one.host = word.mid(1);
            profiles.append(one);
        }
        return profiles;
    }
};

void TestProfileMerge::merges_data()
{
    QTest::addColumn<QString>("mine");
    QTest::addColumn<QString>("seen");
    QTest::addColumn<QString>("saved");
    QTest::addColumn<QString>("merged");
    const auto row = [](const char* name, const char* mine, const char* seen, const char* saved, const char* merged) {
        QTest::newRow(name) << QString::fromLatin1(mine) << QString::fromLatin1(seen) << QString::fromLatin1(saved)
                            << QString::fromLatin1(merged);
    };
    row("the first time", "", "", "a1 b1", "a1 b1");
    row("nothing new", "a1 b1", "a1 b1", "a1 b1", "a1 b1");
    row("one came", "a1", "a1", "a1 d1", "a1 d1");
    row("one came while another is made", "a1 n1", "a1", "a1 d1", "a1 n1 d1");
    row("one was changed there", "a1", "a1", "a2", "a2");
    row("edited here stays", "a9", "a1", "a2", "a9");
    row("deleted here stays deleted", "b1", "a1 b1", "a1 b1", "b1");
    row("removed there goes", "a1 d1", "a1 d1", "a1", "a1");
    row("removed there but edited here stays", "a1 d9", "a1 d1", "a1", "a1 d9");
}

void TestProfileMerge::merges()
{
    QFETCH(QString, mine);
    QFETCH(QString, seen);
    QFETCH(QString, saved);
    QFETCH(QString, merged);
    QCOMPARE(mergedProfiles(list(mine), list(seen), list(saved)), list(merged));
}

QTEST_GUILESS_MAIN(TestProfileMerge)
#include "tst_profilemerge.moc"
