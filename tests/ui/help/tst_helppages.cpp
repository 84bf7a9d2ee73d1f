// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helppages.h"

#include <QDirIterator>
#include <QImage>
#include <QSet>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QUrl>
#include <QWidget>

using namespace console;

/// The guide as it is read: both languages have the same pages with the same links, and each link and picture is there.
class TestHelpPages : public QObject
{
    Q_OBJECT

private slots:
    void bothLanguagesHaveThePages();
    void nothingIsLeftOut();
    void linksAndPicturesAreThere();
    void languagesLeadToTheSame();
    void placesOfTheWindow();
    void innermostPlaceWins();
};

namespace {

const QStringList languages{ QStringLiteral("en"), QStringLiteral("zh_CN") };

/// Where a page leads, in its order; pictures too.
QStringList targetsOf(const QString& language, const QString& name)
{
    QTextDocument document;
    document.setMarkdown(helpPage(language, name).text);
    QStringList targets;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            if (format.isImageFormat())
                targets.append(format.toImageFormat().name());
            else if (format.isAnchor() && (targets.isEmpty() || targets.constLast() != format.anchorHref()))
                targets.append(format.anchorHref());
        }
    }
    return targets;
}

/// ":/help/en/devices.md" of a link to "devices.md".
QString fileOf(const QString& language, const QString& name, const QString& target)
{
    return u':' + QUrl(helpUrl(language, name)).resolved(QUrl(target)).path();
}

QSet<QString> filesIn(const QString& folder)
{
    QSet<QString> files;
    for (QDirIterator all(folder, QDir::Files, QDirIterator::Subdirectories); all.hasNext();)
        files.insert(QDir(folder).relativeFilePath(all.next()));
    return files;
}

} // namespace

void TestHelpPages::bothLanguagesHaveThePages()
{
    for (const QString& language : languages) {
        QSet<QString> titles;
        for (const QString& name : helpPageNames()) {
            const HelpPage page = helpPage(language, name);
            QVERIFY2(!page.title.isEmpty(), qPrintable(language + u' ' + name));
            QVERIFY2(page.text.size() > 200, qPrintable(language + u' ' + name));
            QVERIFY2(!titles.contains(page.title), qPrintable(page.title));
            titles.insert(page.title);
        }
    }
    QVERIFY(helpPage(QStringLiteral("en"), QStringLiteral("nothing")).title.isEmpty());
    QVERIFY(helpPage(QStringLiteral("fr"), QStringLiteral("start")).text.isEmpty());
}

/// Every file of the folder is compiled in, every page is in the contents, every picture on a page.
void TestHelpPages::nothingIsLeftOut()
{
    QSet<QString> inFolder = filesIn(QStringLiteral(GUIDE));
    inFolder.remove(QStringLiteral("help.qrc"));
    QCOMPARE(filesIn(QStringLiteral(":/help")), inFolder);
    QSet<QString> shown;
    for (const QString& language : languages) {
        for (const QString& name : helpPageNames()) {
            shown.insert(language + u'/' + name + QStringLiteral(".md"));
            for (const QString& target : targetsOf(language, name))
                shown.insert(QDir(QStringLiteral(":/help")).relativeFilePath(fileOf(language, name, target)));
        }
    }
    QCOMPARE(inFolder - shown, QSet<QString>());
}

void TestHelpPages::linksAndPicturesAreThere()
{
    int links = 0;
    int pictures = 0;
    for (const QString& language : languages) {
        for (const QString& name : helpPageNames()) {
            for (const QString& target : targetsOf(language, name)) {
                const QString file = fileOf(language, name, target);
                QVERIFY2(QFile::exists(file), qPrintable(name + u' ' + target));
                const bool isPicture = target.endsWith(QLatin1String(".png"));
                QVERIFY2(isPicture || file.startsWith(QStringLiteral(":/help/") + language + u'/'), qPrintable(target));
                if (isPicture)
                    QVERIFY2(QImage(file).width() <= 700, qPrintable(target));
                ++(isPicture ? pictures : links);
            }
        }
    }
    QVERIFY2(links >= 40, qPrintable(QString::number(links)));
    QVERIFY(pictures >= 20);
}

void TestHelpPages::languagesLeadToTheSame()
{
    for (const QString& name : helpPageNames()) {
        QStringList chinese = targetsOf(QStringLiteral("zh_CN"), name);
        chinese.replaceInStrings(QStringLiteral("pictures/zh-"), QStringLiteral("pictures/en-"));
        QStringList english = targetsOf(QStringLiteral("en"), name);
        chinese.sort();
        english.sort();
        QCOMPARE(chinese, english);
    }
}

void TestHelpPages::placesOfTheWindow()
{
    for (const char* name : { "overview", "devices", "firmware", "batches", "activity", "settings" })
        QCOMPARE(helpPageFor(nullptr, QLatin1String(name)), QLatin1String(name));
    QCOMPARE(helpPageFor(nullptr, QStringLiteral("some other")), helpPageNames().constFirst());
    QCOMPARE(helpPageFor(nullptr, QString()), helpPageNames().constFirst());
}

void TestHelpPages::innermostPlaceWins()
{
    QWidget wizard;
    wizard.setObjectName(QStringLiteral("batchWizard"));
    auto* step = new QWidget(&wizard);
    step->setObjectName(QStringLiteral("strategyStep"));
    auto* field = new QWidget(step);
    QCOMPARE(helpPageFor(&wizard, QStringLiteral("firmware")), QStringLiteral("batches"));
    QCOMPARE(helpPageFor(field, QStringLiteral("firmware")), QStringLiteral("strategy"));
    field->setObjectName(QStringLiteral("haltTest"));
    QCOMPARE(helpPageFor(field, QStringLiteral("firmware")), QStringLiteral("halts"));
}

QTEST_MAIN(TestHelpPages)
#include "tst_helppages.moc"
