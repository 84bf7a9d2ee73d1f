// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/approvedialog.h"

#include "tests/support/fleetbuilder.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace console;

class TestApproveDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void saysWhatIsReleased();
    void anotherNameIsNeeded();
    void theSettingsNameStandsThereUnlessItIsTheAuthors();
    void everyWarningIsTicked();
    void manyDevicesAreTyped();
    void nobodyLeft();
    void enterDoesNotRelease();

private:
    static QLabel* label(const QDialog& dialog, const char* name)
    {
        return dialog.findChild<QLabel*>(QString::fromLatin1(name));
    }
    static QLineEdit* name(const QDialog& dialog)
    {
        return dialog.findChild<QLineEdit*>(QStringLiteral("approverName"));
    }
    static QPushButton* button(const QDialog& dialog)
    {
        return dialog.findChild<QPushButton*>(QStringLiteral("approve"));
    }

    Batch m_batch;
    BatchPreview m_preview;
};

void TestApproveDialog::init()
{
    m_batch = Batch();
    m_batch.id = BatchId{ 42 };
    m_batch.version = QStringLiteral("2.4.1");
    m_batch.productKey = QStringLiteral("pk");
    m_batch.module = QStringLiteral("default");
    m_batch.createdBy = QStringLiteral("Anna");
    m_batch.createdAt = FleetBuilder::now;
    m_batch.state = BatchState::Scheduled;
    m_batch.needsRelease = true;
    m_preview = BatchPreview();
    m_preview.selection.targets = { 1, 2, 3 };
}

void TestApproveDialog::saysWhatIsReleased()
{
    ApproveDialog dialog(m_batch, m_preview, QStringLiteral("Ben"));
    QCOMPARE(dialog.windowTitle(), QStringLiteral("Release the batch of 2.4.1?"));
    QVERIFY(label(dialog, "approveSentence")->text().startsWith(QStringLiteral("3 devices get 2.4.1")));
    QVERIFY(label(dialog, "planScope"));
    QCOMPARE(label(dialog, "planReleased")->text(), QStringLiteral("not yet"));
    QCOMPARE(button(dialog)->text(), QStringLiteral("&Release to 3 devices"));
    button(dialog)->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.approval().batch, m_batch.id);
    QCOMPARE(dialog.approval().operatorName, QStringLiteral("Ben"));
    QCOMPARE(dialog.approval().expected, std::optional<quint32>(3));
}

void TestApproveDialog::anotherNameIsNeeded()
{
    ApproveDialog dialog(m_batch, m_preview, {});
    dialog.show();
    QVERIFY(!button(dialog)->isEnabled());
    QVERIFY(label(dialog, "nameProblem")->isVisible());
    QTest::keyClicks(name(dialog), QStringLiteral("anna "));
    QVERIFY(!button(dialog)->isEnabled());
    QVERIFY(label(dialog, "nameProblem")->text().contains(QStringLiteral("Anna made the batch")));
    QCOMPARE(name(dialog)->text(), QStringLiteral("anna ")); // kept for editing
    name(dialog)->selectAll();
    QTest::keyClicks(name(dialog), QStringLiteral("Ben"));
    QVERIFY(button(dialog)->isEnabled());
    QVERIFY(!label(dialog, "nameProblem")->isVisible());
}

void TestApproveDialog::theSettingsNameStandsThereUnlessItIsTheAuthors()
{
    QCOMPARE(name(ApproveDialog(m_batch, m_preview, QStringLiteral("Ben")))->text(), QStringLiteral("Ben"));
    QCOMPARE(name(ApproveDialog(m_batch, m_preview, QStringLiteral("ANNA")))->text(), QString());
}

void TestApproveDialog::everyWarningIsTicked()
{
    m_preview.findings = { { Finding::Kind::NoLongerMeant, 2 }, { Finding::Kind::LongUnseen, 1 } };
    ApproveDialog dialog(m_batch, m_preview, QStringLiteral("Ben"));
    QVERIFY(!button(dialog)->isEnabled());
    dialog.findChild<QCheckBox*>(QStringLiteral("accept_no_longer_meant"))->click();
    QVERIFY(button(dialog)->isEnabled());
    QVERIFY(dialog.approval().consent.accepts(Finding::Kind::NoLongerMeant));
    QVERIFY(!dialog.approval().consent.accepts(Finding::Kind::Downgrade));
    m_preview.findings = { { Finding::Kind::NoticeUnusable, 0, QStringLiteral("too long") } };
    ApproveDialog blocked(m_batch, m_preview, QStringLiteral("Ben"));
    QVERIFY(!button(blocked)->isEnabled());
}

void TestApproveDialog::manyDevicesAreTyped()
{
    m_preview.selection.targets.resize(1500);
    ApproveDialog dialog(m_batch, m_preview, QStringLiteral("Ben"));
    QVERIFY(!button(dialog)->isEnabled());
    dialog.findChild<QLineEdit*>(QStringLiteral("typedCount"))->setText(QStringLiteral("1500"));
    QVERIFY(button(dialog)->isEnabled());
}

void TestApproveDialog::nobodyLeft()
{
    m_preview.selection.targets.clear();
    ApproveDialog dialog(m_batch, m_preview, QStringLiteral("Ben"));
    QVERIFY(!button(dialog)->isEnabled());
    QVERIFY(label(dialog, "approveProblem")->text().contains(QStringLiteral("No device waits")));
}

void TestApproveDialog::enterDoesNotRelease()
{
    ApproveDialog dialog(m_batch, m_preview, QStringLiteral("Ben"));
    dialog.show();
    QTest::keyClick(name(dialog), Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.result(), 0);
    QTest::keyClick(name(dialog), Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestApproveDialog)
#include "tst_approvedialog.moc"
