// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/device.h"
#include "ui/common/whytext.h"

#include <QTest>

using namespace console;

class TestWhyText : public QObject
{
    Q_OBJECT

private slots:
    void saysWhyTheBrokerRefused();
    void callsServedWhatTheServerHandedOut();
    void saysFromWhenADeviceIsSuspect();
    void namesWhoCannotRelease();
    void hasASentenceForEveryKind();
};

namespace {

constexpr TimeMs now = 1'700'000'000'000;

Explanation explanation(WhyKind kind)
{
    Explanation why;
    why.kind = kind;
    why.since = now - 120'000;
    why.at = now + 60'000;
    why.bytes = 2'000'000;
    why.gate = GateVerdict::Working;
    return why;
}

} // namespace

void TestWhyText::saysWhyTheBrokerRefused()
{
    const FleetNames names;
    Explanation why = explanation(WhyKind::BrokerRefused);
    QVERIFY(whyText(why, names, now).startsWith(QStringLiteral("The broker refused the notice 2 min ago. ")));
    why.refusal = 135;
    QVERIFY2(whyText(why, names, now)
                 .startsWith(QStringLiteral("The broker refused the notice 2 min ago: not authorized (135). ")),
        qPrintable(whyText(why, names, now)));
}

void TestWhyText::callsServedWhatTheServerHandedOut()
{
    const FleetNames names;
    for (const WhyKind kind : { WhyKind::DownloadBegan, WhyKind::DownloadFailed }) {
        const QString text = whyText(explanation(kind), names, now);
        QVERIFY(text.contains(QStringLiteral("served")));
        QVERIFY(!text.contains(QStringLiteral("downloaded")));
    }
}

void TestWhyText::saysFromWhenADeviceIsSuspect()
{
    const FleetNames names;
    Explanation why = explanation(WhyKind::WaitingForVersion);
    QVERIFY(!whyText(why, names, now).contains(QStringLiteral("suspect")));
    why.suspectAt = now + 8 * 60'000;
    QVERIFY2(whyText(why, names, now).contains(QStringLiteral("silent until in 8 min, it counts as suspect")),
        qPrintable(whyText(why, names, now)));
    QVERIFY(whyText(explanation(WhyKind::SilentAfterDownload), names, now)
                .contains(QStringLiteral("silent since 2 min ago")));
}

void TestWhyText::namesWhoCannotRelease()
{
    const FleetNames names;
    Explanation why = explanation(WhyKind::AwaitsRelease);
    why.author = QStringLiteral("Anna");
    QCOMPARE(whyText(why, names, now), QStringLiteral("The batch waits until somebody other than Anna releases it."));
}

void TestWhyText::hasASentenceForEveryKind()
{
    const FleetNames names;
    for (int kind = 0; kind <= static_cast<int>(lastWhyKind); ++kind) {
        const QString text = whyText(explanation(static_cast<WhyKind>(kind)), names, now);
        QVERIFY2(text.endsWith(u'.') && !text.contains(u'%' + QString::number(1)), qPrintable(text));
    }
}

QTEST_MAIN(TestWhyText)
#include "tst_whytext.moc"
