// SPDX-License-Identifier: GPL-3.0-or-later
// The words really arrive at run time: the file check cannot see a sentence that is filed where no widget asks for it.
#include "app/console/language.h"
#include "ui/activity/activitypage.h"
#include "ui/common/errortext.h"
#include "ui/overview/overviewpage.h"
#include "ui/settings/settingspage.h"

#include "tests/support/fakecommands.h"

#include <QLabel>
#include <QTest>

using namespace console;

class TestLanguage : public QObject
{
    Q_OBJECT

private slots:
    void everyPageSpeaksChinese_data();
    void everyPageSpeaksChinese();
    void pagesChangeWhileTheyAreOpen();
    void errorsAreSentences();

private:
    Language m_language;
    FakeCommands m_commands;
    std::shared_ptr<FleetNames> m_names = std::make_shared<FleetNames>();
};

namespace {

bool hasHan(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar letter) { return letter.script() == QChar::Script_Han; });
}

QString titleOf(const QWidget& page)
{
    const auto* title = page.findChild<QLabel*>(QStringLiteral("pageTitle"));
    return title ? title->text() : QString();
}

} // namespace

void TestLanguage::everyPageSpeaksChinese_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("overview") << 0;
    QTest::newRow("activity") << 1;
    QTest::newRow("settings") << 2;
}

void TestLanguage::everyPageSpeaksChinese()
{
    QFETCH(int, page);
    m_language.choose(QStringLiteral("zh_CN"));
    std::unique_ptr<QWidget> widget;
    if (page == 0)
        widget = std::make_unique<OverviewPage>(m_names);
    else if (page == 1)
        widget = std::make_unique<ActivityPage>(m_commands, m_names);
    else
        widget = std::make_unique<SettingsPage>(m_commands);
    QVERIFY2(hasHan(titleOf(*widget)), qPrintable(titleOf(*widget)));
}

void TestLanguage::pagesChangeWhileTheyAreOpen()
{
    m_language.choose(QStringLiteral("zh_CN"));
    SettingsPage page(m_commands);
    m_language.choose(QStringLiteral("en"));
    QTRY_COMPARE(titleOf(page), QStringLiteral("Settings"));
    m_language.choose(QStringLiteral("zh_CN"));
    QTRY_COMPARE(titleOf(page), QStringLiteral("设置"));
}

void TestLanguage::errorsAreSentences()
{
    m_language.choose(QStringLiteral("zh_CN"));
    QVERIFY(hasHan(errorText({ ErrorKind::DiskFull, {} })));
    m_language.choose(QStringLiteral("en"));
    QVERIFY(!hasHan(errorText({ ErrorKind::DiskFull, {} })));
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
