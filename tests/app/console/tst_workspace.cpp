// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/workspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void isHeldByOne();
    void keepsItsLinkKey();
    void doesNotReplaceADamagedLinkKey();
    void refusesAFolderThatCannotBe();
};

void TestWorkspace::isHeldByOne()
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("w"));
    auto first = Workspace::open(folder);
    QVERIFY(first);
    const auto second = Workspace::open(folder);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::WorkspaceHeld);
    QVERIFY(second.error().context.startsWith(QString::number(QCoreApplication::applicationPid())));
    first->reset();
    QVERIFY(Workspace::open(folder));
}

void TestWorkspace::keepsItsLinkKey()
{
    const QTemporaryDir dir;
    QByteArray key;
    {
        const auto workspace = Workspace::open(dir.filePath(QStringLiteral("w")));
        QVERIFY(workspace);
        key = (*workspace)->linkKey().value();
        QCOMPARE(key.size(), 32);
        const auto permissions = QFile::permissions(dir.filePath(QStringLiteral("w/link.key")));
        QVERIFY(!(permissions & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }
    const auto again = Workspace::open(dir.filePath(QStringLiteral("w")));
    QCOMPARE((*again)->linkKey().value(), key);
}

void TestWorkspace::doesNotReplaceADamagedLinkKey()
{
    const QTemporaryDir dir;
    const auto workspace = Workspace::open(dir.path());
    QFile file(dir.filePath(QStringLiteral("link.key")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("short");
    file.close();
    const auto key = (*workspace)->linkKey();
    QVERIFY(!key);
    QCOMPARE(key.error().kind, ErrorKind::FileUnreadable);
}

void TestWorkspace::refusesAFolderThatCannotBe()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto workspace = Workspace::open(dir.filePath(QStringLiteral("file/below")));
    QVERIFY(!workspace);
    QCOMPARE(workspace.error().kind, ErrorKind::WorkspaceUnwritable);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
