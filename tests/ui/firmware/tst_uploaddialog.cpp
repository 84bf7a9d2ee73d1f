// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "ui/common/fielderror.h"
#include "ui/common/filedialog.h"
#include "ui/common/noticebar.h"
#include "ui/firmware/uploaddialog.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

/// The upload form: what it refuses beside which field, progress and stopping, and that it stays usable.
class TestUploadDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void emptyFormAccusesNobody();
    void checksAsOneTypes_data();
    void checksAsOneTypes();
    void fillsInFromTheFile();
    void dropFillsInTheFile();
    void chooserFillsInTheFile();
    void sha256Warns();
    void uploadErrors_data();
    void uploadErrors();
    void progressAndStop();
    void addedClosesTheForm();

private:
    template <class T> T* find(const char* name) { return m_dialog->findChild<T*>(QLatin1String(name)); }
    void fill();
    QString message(const char* field)
    {
        for (const FieldRow* row : m_dialog->findChildren<FieldRow*>()) {
            if (row->findChild<QWidget*>(QLatin1String(field)))
                return row->error();
        }
        return QStringLiteral("no such field");
    }

    std::unique_ptr<FakeCommands> m_commands;
    QPointer<UploadDialog> m_dialog;
};

void TestUploadDialog::init()
{
    m_commands = std::make_unique<FakeCommands>();
    FleetBuilder builder;
    builder.addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified);
    m_dialog = new UploadDialog(*m_commands, { builder.frame().firmware.front().firmware },
        { QStringLiteral("a1B2c3D4e5F"), QStringLiteral("otherProduct") });
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
}

void TestUploadDialog::cleanup()
{
    const std::unique_ptr<UploadDialog> gone(m_dialog);
}

void TestUploadDialog::fill()
{
    m_dialog->setFile(QStringLiteral("/tmp/gateway.bin"));
    find<QComboBox>("product")->setEditText(QStringLiteral("a1B2c3D4e5F"));
    find<QLineEdit>("version")->setText(QStringLiteral("2.5.0"));
}

void TestUploadDialog::emptyFormAccusesNobody()
{
    for (const FieldRow* row : m_dialog->findChildren<FieldRow*>())
        QVERIFY2(row->error().isEmpty(), qPrintable(row->error()));
    QVERIFY(!find<QPushButton>("upload")->isEnabled());
    QCOMPARE(find<QPushButton>("upload")->toolTip(), QStringLiteral("Choose a file first."));
    QCOMPARE(find<QLineEdit>("module")->text(), QStringLiteral("default"));
    QCOMPARE(find<QComboBox>("product")->count(), 2);
    QVERIFY(find<QRadioButton>("signMd5")->isChecked());
}

void TestUploadDialog::checksAsOneTypes_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fine");
    const auto row = [](const char* name, const char* field, const QString& text, bool fine) {
        QTest::newRow(name) << QString::fromLatin1(field) << text << fine;
    };
    row("version fine", "version", QStringLiteral("2-45-345b"), true);
    row("version 64", "version", QString(64, u'1'), true);
    row("version over 64", "version", QString(65, u'1'), false);
    row("version illegal", "version", QStringLiteral("2.5 beta"), false);
    row("version not ascii", "version", QStringLiteral("2.5版"), false);
    row("version taken", "version", QStringLiteral("2.4.1"), false);
    row("module fine", "module", QStringLiteral("mcu"), true);
    row("module a key of the notice", "module", QStringLiteral("url"), false);
    row("module empty", "module", QString(), false);
    row("name over 40", "name", QString(41, u'n'), false);
    row("product topic character", "product", QStringLiteral("a/b"), false);
    row("custom info too long", "customInfo", QString(4097, u'x'), false);
    row("custom info longest", "customInfo", QString(4096, u'x'), true);
    row("notes too long", "notes", QString(1001, u'x'), false);
}

void TestUploadDialog::checksAsOneTypes()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(bool, fine);
    fill();
    QVERIFY(find<QPushButton>("upload")->isEnabled());
    const QByteArray name = field.toLatin1();
    if (auto* line = find<QLineEdit>(name.constData()))
        line->setText(text);
    else if (auto* combo = find<QComboBox>(name.constData()))
        combo->setEditText(text);
    else
        find<QPlainTextEdit>(name.constData())->setPlainText(text);
    QCOMPARE(message(name.constData()).isEmpty(), fine);
    QCOMPARE(find<QPushButton>("upload")->isEnabled(), fine);
    if (!fine)
        QCOMPARE(find<QPushButton>("upload")->toolTip(), message(name.constData()));
}

void TestUploadDialog::fillsInFromTheFile()
{
    m_dialog->setFile(QStringLiteral("/tmp/gateway-3.1.4.bin"));
    QCOMPARE(find<QLineEdit>("version")->text(), QStringLiteral("3.1.4"));
    QCOMPARE(find<QLineEdit>("name")->text(), QStringLiteral("gateway-3.1.4"));
    m_dialog->setFile(QStringLiteral("/tmp/other-9.9.bin"));
    QCOMPARE(find<QLineEdit>("version")->text(), QStringLiteral("3.1.4")); // typed or filled: never overwritten
}

void TestUploadDialog::dropFillsInTheFile()
{
    QMimeData data;
    data.setUrls({ QUrl::fromLocalFile(QStringLiteral("/tmp/dropped.bin")) });
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_dialog, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_dialog, &drop);
    QCOMPARE(m_dialog->draft().filePath, QStringLiteral("/tmp/dropped.bin"));
}

void TestUploadDialog::chooserFillsInTheFile()
{
    FileDialog::setAsker(
        [](QWidget*, const QString&, const QString&, const QString&) { return QStringLiteral("/tmp/chosen.bin"); });
    QTest::mouseClick(find<QPushButton>("chooseFile"), Qt::LeftButton);
    FileDialog::setAsker({});
    QCOMPARE(find<QLineEdit>("file")->text(), QStringLiteral("/tmp/chosen.bin"));
}

void TestUploadDialog::sha256Warns()
{
    find<QRadioButton>("signSha256")->click();
    QCOMPARE(m_dialog->draft().signMethod, SignMethod::Sha256);
    bool warned = false;
    for (const FieldRow* row : m_dialog->findChildren<FieldRow*>())
        warned = warned || row->warning().contains(QStringLiteral("old SDKs"));
    QVERIFY(warned);
}

void TestUploadDialog::uploadErrors_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("field"); // empty: in the bar
    QTest::newRow("missing") << ErrorKind::FileMissing << QStringLiteral("file");
    QTest::newRow("unreadable") << ErrorKind::FileUnreadable << QStringLiteral("file");
    QTest::newRow("empty") << ErrorKind::FileEmpty << QStringLiteral("file");
    QTest::newRow("too large") << ErrorKind::FileTooLarge << QStringLiteral("file");
    QTest::newRow("changing") << ErrorKind::FileChangedWhileRead << QStringLiteral("file");
    QTest::newRow("version taken") << ErrorKind::VersionTaken << QStringLiteral("version");
    QTest::newRow("disk full") << ErrorKind::DiskFull << QString();
    QTest::newRow("write failed") << ErrorKind::WriteFailed << QString();
    QTest::newRow("store") << ErrorKind::StoreFailed << QString();
}

void TestUploadDialog::uploadErrors()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, field);
    m_commands->firmwareAnswer = Result<Firmware>(failure(kind, QStringLiteral("/tmp/gateway.bin")));
    fill();
    QTest::mouseClick(find<QPushButton>("upload"), Qt::LeftButton);
    auto* bar = m_dialog->findChild<NoticeBar*>();
    if (field.isEmpty()) {
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(!bar->text().isEmpty());
    } else {
        QTRY_VERIFY(!message(field.toLatin1().constData()).isEmpty());
    }
    // The form is as it was and may be sent again.
    QCOMPARE(find<QLineEdit>("version")->text(), QStringLiteral("2.5.0"));
    QVERIFY(find<QLineEdit>("version")->isEnabled());
    QVERIFY(find<QPushButton>("upload")->isEnabled());
    QTest::mouseClick(find<QPushButton>("upload"), Qt::LeftButton);
    QCOMPARE(m_commands->count(QStringLiteral("addFirmware")), 2);
}

void TestUploadDialog::progressAndStop()
{
    const auto promise = m_commands->firmwareAnswer.hold();
    fill();
    QTest::mouseClick(find<QPushButton>("upload"), Qt::LeftButton);
    promise->setProgressRange(0, 100);
    promise->setProgressValue(40);
    QTRY_COMPARE(find<QProgressBar>("progress")->value(), 40);
    QVERIFY(find<QProgressBar>("progress")->isVisible());
    QVERIFY(!find<QLineEdit>("version")->isEnabled());
    QCOMPARE(find<QPushButton>("cancel")->text(), QStringLiteral("S&top upload"));
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(promise->isCanceled());
    promise->finish();
    QTRY_VERIFY(find<QLineEdit>("version")->isEnabled());
    QVERIFY(m_dialog->findChild<NoticeBar*>()->text().contains(QStringLiteral("Nothing was added")));
}

void TestUploadDialog::addedClosesTheForm()
{
    Firmware added;
    added.id = FirmwareId{ 321 };
    m_commands->firmwareAnswer = Result<Firmware>(added);
    QSignalSpy spy(m_dialog, &UploadDialog::firmwareAdded);
    fill();
    find<QPlainTextEdit>("notes")->setPlainText(QStringLiteral("note"));
    QTest::mouseClick(find<QPushButton>("upload"), Qt::LeftButton);
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().value<FirmwareId>(), added.id);
    QCOMPARE(m_commands->lastFirmwareDraft.version, QStringLiteral("2.5.0"));
    QCOMPARE(m_commands->lastFirmwareDraft.notes, QStringLiteral("note"));
    QTRY_VERIFY(!m_dialog);
}

QTEST_MAIN(TestUploadDialog)
#include "tst_uploaddialog.moc"
