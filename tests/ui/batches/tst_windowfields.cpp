// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/windowtext.h"
#include "ui/batches/windowfields.h"

#include <QCheckBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace console;

class TestWindowFields : public QObject
{
    Q_OBJECT

    template <class T> static T* part(WindowFields& fields, const char* name)
    {
        return fields.findChild<T*>(QLatin1StringView(name));
    }

private slots:
    void anyTimeUnlessToldOtherwise()
    {
        WindowFields fields;
        QVERIFY(fields.windows()->empty());
        part<QCheckBox>(fields, "hasWindows")->click();
        QVERIFY2(fields.windows(), "what it begins with is right as it stands");
        QCOMPARE(fields.windows()->size(), std::size_t{ 1 });
    }

    void saysWhetherTheyAreOpen()
    {
        WindowFields fields;
        part<QCheckBox>(fields, "hasWindows")->click();
        part<QLineEdit>(fields, "windows")->setText(QStringLiteral("daily 22:00-23:00 UTC"));
        const TimeMs noon = QDateTime(QDate(2026, 3, 2), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch();
        fields.tell(noon);
        const auto* now = part<QLabel>(fields, "windowNow");
        QVERIFY(now->text().startsWith(QStringLiteral("Closed now; opens ")));
        fields.tell(noon + 10 * 3'600'000);
        QVERIFY(now->text().startsWith(QStringLiteral("Open now, until ")));
    }

    void whatIsWrongStaysForEditing()
    {
        WindowFields fields;
        part<QCheckBox>(fields, "hasWindows")->click();
        auto* text = part<QLineEdit>(fields, "windows");
        const auto refused = [&](const QString& typed, ErrorKind kind) {
            text->setText(typed);
            QVERIFY(!fields.windows());
            QCOMPARE(fields.windows().error().kind, kind);
            QCOMPARE(text->text(), typed);
            QVERIFY(part<QLabel>(fields, "windowNow")->isHidden() || !fields.windows());
        };
        refused(QString(), ErrorKind::WindowNotUnderstood);
        refused(QStringLiteral("at night"), ErrorKind::WindowNotUnderstood);
        refused(QStringLiteral("22:00-23:00 Europe/Atlantis"), ErrorKind::WindowZoneUnknown);
        part<QCheckBox>(fields, "hasWindows")->click();
        QVERIFY(fields.windows()->empty());
    }
};

QTEST_MAIN(TestWindowFields)
#include "tst_windowfields.moc"
