// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/alerttext.h"

#include "ui/common/icons.h"

#include <QTest>

using namespace console;

class TestAlertText : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasWordsAndAnIcon()
    {
        for (int i = 0; i <= int(lastAlertKind); ++i) {
            const auto kind = static_cast<AlertKind>(i);
            QVERIFY(!alertKindText(kind).isEmpty());
            QVERIFY(!icon(markOf(kind).icon).isNull());
            QVERIFY(!alertText({ kind, 1, {}, {}, {}, {} }).isEmpty()); // also without what it should know
        }
    }

    void numbersAreInTheSentence()
    {
        const auto text = [](AlertKind kind, const char* args, std::optional<Error> error = {}) {
            return alertText({ kind, 1, {}, {}, QString::fromUtf8(args).split(u'|'), std::move(error) });
        };
        QCOMPARE(text(AlertKind::BatchFinished, "2.4.1|1200|1234"),
            QStringLiteral("The batch of 2.4.1 has finished: 1,200 of 1,234 devices succeeded."));
        QCOMPARE(text(AlertKind::BatchFinished, "2.4.1"), QStringLiteral("2.4.1 passed its verification."));
        QVERIFY(text(AlertKind::BatchHalted, "2.4.1|5|20").contains(QStringLiteral("5 of 20 devices")));
        const QString lost
            = text(AlertKind::BrokerLost, "broker.example|8883|90", Error{ ErrorKind::HostNotFound, {} });
        QVERIFY(lost.startsWith(QStringLiteral("No connection to broker.example:8883 for 1 min 30 s.")));
        QVERIFY(lost.size() > 60); // and why
        QVERIFY(text(AlertKind::DiskLow, "52000000").contains(QStringLiteral("52.0 MB")));
        QVERIFY(text(AlertKind::StoreFailed, "", Error{ ErrorKind::DiskFull, QStringLiteral("/data") })
                    .contains(QStringLiteral("/data")));
    }

    void certificatesByDays()
    {
        const auto text = [](const char* days) {
            return alertText({ AlertKind::CertificateExpiring, 1, {}, {},
                { QStringLiteral("/etc/ssl/client.pem"), QString::fromLatin1(days) }, {} });
        };
        QVERIFY(text("29").contains(QStringLiteral("client.pem expires in 29")));
        QVERIFY(text("0").contains(QStringLiteral("today")));
        QVERIFY(text("-3").contains(QStringLiteral("has expired")));
        QVERIFY(!text("29").contains(QStringLiteral("/etc")));
    }
};

QTEST_MAIN(TestAlertText)
#include "tst_alerttext.moc"
