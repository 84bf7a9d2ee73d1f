// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/supportrow.h"

#include "tests/support/fakecommands.h"
#include "ui/common/filedialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace console;

class TestSupportRow : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { FileDialog::setAsker({}); }

    void savesAndSaysWhatCameOfIt()
    {
        FakeCommands commands;
        SupportRow row(commands);
        auto* save = row.findChild<QPushButton*>(QStringLiteral("supportSave"));
        const auto* note = row.findChild<QLabel*>(QStringLiteral("supportNote"));
        QString path;
        FileDialog::setAsker([&](QWidget*, const QString&, const QString&, const QString&) { return path; });
        save->click();
        QVERIFY(commands.calls.isEmpty()); // no file was chosen
        path = QStringLiteral("support.tar");
        commands.countAnswer = Result<quint32>(5U);
        save->click();
        QVERIFY(!save->isEnabled());
        QTRY_VERIFY(save->isEnabled());
        QVERIFY(note->text().contains(u'5'));
        row.findChild<QCheckBox*>(QStringLiteral("supportMasked"))->click();
        commands.countAnswer = Result<quint32>(failure(ErrorKind::WriteFailed, path));
        save->click();
        QTRY_VERIFY(note->text().contains(path));
        QCOMPARE(commands.calls,
            QStringList({ QStringLiteral("saveSupportBundle support.tar"),
                QStringLiteral("saveSupportBundle support.tar masked") }));
    }
};

QTEST_MAIN(TestSupportRow)
#include "tst_supportrow.moc"
