// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/filledwindow.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace console;

/// A dialog that stays open while the language is switched says the same as one opened afterwards.
class TestOpenDialogs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Q_INIT_RESOURCE(translations); }
    void wizardSwitches_data();
    void wizardSwitches();
    void uploadSwitches();
    void verificationSwitches();

private:
    static QDialog* wizardAt(FilledWindow& full, const QString& scope, int step);
};

namespace {

QStringList textsOf(const QWidget& widget)
{
    QStringList texts{ widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip() };
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        texts.append(button->text());
    else if (const auto* label = qobject_cast<const QLabel*>(&widget))
        texts.append(label->text());
    else if (const auto* line = qobject_cast<const QLineEdit*>(&widget))
        texts.append(line->placeholderText());
    else if (const auto* spin = qobject_cast<const QDoubleSpinBox*>(&widget))
        texts.append(spin->suffix());
    else if (const auto* choice = qobject_cast<const QComboBox*>(&widget))
        for (int item = 0; item < choice->count(); ++item)
            texts.append(choice->itemText(item));
    else if (const auto* header = qobject_cast<const QHeaderView*>(&widget))
        for (int section = 0; section < header->count(); ++section)
            texts.append(header->model()->headerData(section, header->orientation()).toString());
    else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget); view && view->model())
        for (int row = 0; row < view->model()->rowCount(); ++row)
            for (int column = 0; column < view->model()->columnCount(); ++column)
                texts.append(view->model()->index(row, column).data().toString());
    return texts;
}

/// Everything a dialog says, each after the name of its widget.
QStringList textsOf(const QDialog* dialog)
{
    QStringList all{ dialog->windowTitle() };
    const auto widgets = dialog->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (const QStringList texts = textsOf(*widget); !texts.join(QString()).isEmpty())
            all.append(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName() + u": "
                + texts.join(QStringLiteral(" | ")));
    }
    return all;
}

void close(QDialog* dialog)
{
    if (const QString folder = qEnvironmentVariable("ROLLOUT_PICTURES"); !folder.isEmpty())
        dialog->grab().save(
            QStringLiteral("%1/%2-%3.png").arg(folder, dialog->objectName(), QLatin1String(QTest::currentDataTag())));
    dialog->close();
    QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
}

/// What is different, for people.
QString difference(const QStringList& switched, const QStringList& fresh)
{
    QStringList lines;
    for (qsizetype i = 0; i < qMax(switched.size(), fresh.size()); ++i) {
        if (switched.value(i) != fresh.value(i))
            lines.append(switched.value(i) + QStringLiteral("\n  instead of\n") + fresh.value(i));
    }
    return lines.join(u'\n');
}

} // namespace

QDialog* TestOpenDialogs::wizardAt(FilledWindow& full, const QString& scope, int step)
{
    full.rollouts->openWizard({});
    auto* dialog = full.find<QDialog>("batchWizard");
    dialog->findChild<QAbstractButton*>(scope)->click();
    auto* next = dialog->findChild<QPushButton*>(QStringLiteral("next"));
    if (!QTest::qWaitFor([dialog, next, step] {
            return step == 0
                || (next->isEnabled()
                    && !dialog->findChild<QLabel*>(QStringLiteral("deviceCount"))->text().contains(u'…'));
        }))
        return nullptr;
    dialog->findChild<QListWidget*>(QStringLiteral("steps"))->setCurrentRow(step);
    return dialog;
}

void TestOpenDialogs::wizardSwitches_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<int>("step");
    QTest::newRow("all") << QStringLiteral("scopeAll") << 0;
    QTest::newRow("versions") << QStringLiteral("scopeVersions") << 0;
    QTest::newRow("percent") << QStringLiteral("scopePercent") << 0;
    QTest::newRow("chosen") << QStringLiteral("scopeChosen") << 0;
    QTest::newRow("list") << QStringLiteral("scopeCsv") << 0;
    QTest::newRow("strategy") << QStringLiteral("scopeAll") << 1;
    QTest::newRow("review") << QStringLiteral("scopeAll") << 2;
}

void TestOpenDialogs::wizardSwitches()
{
    QFETCH(QString, scope);
    QFETCH(int, step);
    FilledWindow full;
    BatchPreview preview;
    preview.selection.candidates = 70;
    preview.selection.alreadyThere = 8;
    preview.selection.targets.assign(62, 1);
    full.commands.previewAnswer = Result<BatchPreview>(preview);
    QDialog* early = wizardAt(full, scope, step);
    QVERIFY(early);
    const auto* forecast = early->findChild<QLabel*>(QStringLiteral("forecastText"));
    QTRY_VERIFY(step != 2 || !forecast->text().contains(u'…'));
    const QStringList english = textsOf(early);
    QVERIFY(full.speak(QStringLiteral("zh_CN")));
    // It follows after its steps have; a label that counts may count once more.
    QTRY_COMPARE(early->windowTitle(), QStringLiteral("新建升级批次"));
    const auto* count = early->findChild<QLabel*>(QStringLiteral("deviceCount"));
    QTRY_VERIFY(!count->text().contains(u'…'));
    const QStringList switched = textsOf(early);
    QVERIFY(switched != english);
    close(early);
    QDialog* late = wizardAt(full, scope, step);
    QVERIFY(late);
    count = late->findChild<QLabel*>(QStringLiteral("deviceCount"));
    QTRY_VERIFY(!count->text().contains(u'…'));
    forecast = late->findChild<QLabel*>(QStringLiteral("forecastText"));
    QTRY_VERIFY(step != 2 || !forecast->text().contains(u'…'));
    const QString different = difference(switched, textsOf(late));
    QVERIFY2(different.isEmpty(), qPrintable(different));
}

void TestOpenDialogs::uploadSwitches()
{
    FilledWindow full;
    full.find<QAction>("uploadFirmware")->trigger();
    auto* early = full.find<QDialog>("uploadDialog");
    early->findChild<QLineEdit*>(QStringLiteral("version"))->setText(QStringLiteral("2.4.1 no"));
    QVERIFY(full.speak(QStringLiteral("zh_CN")));
    const QStringList switched = textsOf(early);
    close(early);
    full.find<QAction>("uploadFirmware")->trigger();
    auto* late = full.find<QDialog>("uploadDialog");
    late->findChild<QLineEdit*>(QStringLiteral("version"))->setText(QStringLiteral("2.4.1 no"));
    const QString different = difference(switched, textsOf(late));
    QVERIFY2(different.isEmpty(), qPrintable(different));
}

void TestOpenDialogs::verificationSwitches()
{
    FilledWindow full;
    full.builder.addFirmware(QStringLiteral("2.5.0"), FirmwareState::Unverified);
    const FirmwareId fresh = full.builder.lastFirmware();
    full.feed();
    full.packages->selectFirmware(fresh);
    full.find<QAction>("verify")->trigger();
    auto* early = full.find<QDialog>("verificationDialog");
    const QStringList english = textsOf(early);
    QVERIFY(full.speak(QStringLiteral("zh_CN")));
    const QStringList switched = textsOf(early);
    QVERIFY(switched != english);
    close(early);
    full.find<QAction>("verify")->trigger();
    const QString different = difference(switched, textsOf(full.find<QDialog>("verificationDialog")));
    QVERIFY2(different.isEmpty(), qPrintable(different));
}

QTEST_MAIN(TestOpenDialogs)
#include "tst_opendialogs.moc"
