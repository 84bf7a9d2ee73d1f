// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/workspacepath.h"

#include <QTest>

using namespace console;

class TestWorkspacePath : public QObject
{
    Q_OBJECT

private slots:
    void oneFolderHasOneSocket();
    void theUsersOwnIsTheDefault();
    void aLongPathStillHasASocket();
};

void TestWorkspacePath::oneFolderHasOneSocket()
{
    QCOMPARE(controlSocketName(QStringLiteral("/a/b")), controlSocketName(QStringLiteral("/a/./b/")));
    QVERIFY(controlSocketName(QStringLiteral("/a/b")) != controlSocketName(QStringLiteral("/a/c")));
}

void TestWorkspacePath::theUsersOwnIsTheDefault()
{
    QVERIFY(workspaceFolder({}).endsWith(QStringLiteral("/rollout-console/workspace")));
    QCOMPARE(controlSocketName({}), controlSocketName(workspaceFolder({})));
}

void TestWorkspacePath::aLongPathStillHasASocket()
{
    const QString deep = u'/' + QString(200, u'x');
    QVERIFY(controlSocketName(deep).size() < 108); // sockaddr_un
    QVERIFY(controlSocketName(deep) != controlSocketName(deep + u'y'));
}

QTEST_GUILESS_MAIN(TestWorkspacePath)
#include "tst_workspacepath.moc"
