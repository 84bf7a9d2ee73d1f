// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/alertdesk.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace console;

namespace {

class FakeNotes final : public DesktopNotes
{
public:
    explicit FakeNotes(QStringList& shown)
        : m_shown(shown)
    {
    }
    bool isAvailable() const override { return true; }
    void setIconKept(bool on) override { kept = on; }
    void show(const QString& title, const QString& text, bool isFailure) override
    {
        m_shown.append(title + u'|' + text + (isFailure ? u'!' : u'.'));
    }

    bool kept = false;

private:
    QStringList& m_shown;
};

Frame failing()
{
    Frame frame;
    frame.at = 1000;
    frame.pulse.storeError = Error{ ErrorKind::DiskFull, {} };
    return frame;
}

} // namespace

class TestAlertDesk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsWindowAndDesktop();
    void leavesTheDesktopAloneWhereThatIsWanted();
    void looksAroundOnceAMinute();
    void aPressedNotificationLeadsToTheNewest();
    void theTrayIconFollowsTheSettings();

private:
    QFuture<Surroundings> look()
    {
        ++m_looks;
        QPromise<Surroundings> promise;
        promise.start();
        promise.addResult(m_around);
        promise.finish();
        return promise.future();
    }

    ConsoleSettings m_settings;
    Surroundings m_around;
    int m_looks = 0;
    QStringList m_shown;
    FakeNotes* m_notes = nullptr;
    std::unique_ptr<AlertDesk> m_desk;
};

void TestAlertDesk::init()
{
    m_settings = {};
    m_around = {};
    m_looks = 0;
    m_shown.clear();
    auto notes = std::make_unique<FakeNotes>(m_shown);
    m_notes = notes.get();
    m_desk = std::make_unique<AlertDesk>([this] { return m_settings; }, [this] { return look(); }, std::move(notes));
}

void TestAlertDesk::tellsWindowAndDesktop()
{
    QSignalSpy raised(m_desk.get(), &AlertDesk::raised);
    m_desk->applyFrame(failing());
    QCOMPARE(raised.size(), 1);
    QCOMPARE(m_shown.size(), 1);
    QVERIFY(m_shown.first().startsWith(QStringLiteral("Saving failed|")));
    QVERIFY(m_shown.first().endsWith(u'!'));
}

void TestAlertDesk::leavesTheDesktopAloneWhereThatIsWanted()
{
    m_settings.alerts.desktop = false;
    m_desk->tick(0, 0);
    QSignalSpy raised(m_desk.get(), &AlertDesk::raised);
    m_desk->applyFrame(failing());
    QCOMPARE(raised.size(), 1); // the bell knows
    QVERIFY(m_shown.isEmpty());
}

void TestAlertDesk::looksAroundOnceAMinute()
{
    m_around.freeBytes = 1000;
    QSignalSpy raised(m_desk.get(), &AlertDesk::raised);
    for (int second = 0; second < 60; ++second)
        m_desk->tick(second * 1000, second * 1000);
    QCOMPARE(m_looks, 1);
    QTRY_COMPARE(raised.size(), 1);
    QCOMPARE(raised.first().first().value<Alert>().kind, AlertKind::DiskLow);
    m_desk->tick(60'000, 60'000);
    QCOMPARE(m_looks, 2);
}

void TestAlertDesk::aPressedNotificationLeadsToTheNewest()
{
    QSignalSpy opened(m_desk.get(), &AlertDesk::opened);
    QSignalSpy window(m_desk.get(), &AlertDesk::windowWanted);
    m_desk->applyFrame(failing());
    emit m_notes->pressed();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<Alert>().kind, AlertKind::StoreFailed);
    emit m_notes->iconPressed();
    QCOMPARE(window.size(), 1);
}

void TestAlertDesk::theTrayIconFollowsTheSettings()
{
    QVERIFY(!m_notes->kept);
    m_settings.alerts.tray = true;
    m_desk->tick(0, 0);
    QVERIFY(m_notes->kept);
}

QTEST_MAIN(TestAlertDesk)
#include "tst_alertdesk.moc"
