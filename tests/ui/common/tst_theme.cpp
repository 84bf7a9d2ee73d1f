// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/badge.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QTest>

#include <cmath>

using namespace console;

namespace {

double channel(int value)
{
    const double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * channel(color.red()) + 0.7152 * channel(color.green()) + 0.0722 * channel(color.blue());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return one > two ? one / two : two / one;
}

/// The middle colour of what an icon painted.
QColor strokeOf(const QIcon& drawn, QIcon::Mode mode = QIcon::Normal)
{
    const QImage image = drawn.pixmap(QSize(40, 40), mode).toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > 250)
                return image.pixelColor(x, y);
        }
    }
    return {};
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textCanBeRead_data();
    void textCanBeRead();
    void darkAndLight();
    void systemFollowsThePalette();
    void ownFontSurvivesAMove();
    void everyIconDraws_data();
    void everyIconDraws();
    void iconsFollowTheTheme();
    void unknownIconIsNull();
    void everyStateHasABadge();
};

void TestTheme::textCanBeRead_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::Light;
    QTest::newRow("dark") << Theme::Dark;
}

void TestTheme::textCanBeRead()
{
    QFETCH(const Theme, theme);
    applyTheme(*qApp, theme);
    for (const ColorRole ground : { ColorRole::Window, ColorRole::Base, ColorRole::Alternate }) {
        for (const ColorRole text : { ColorRole::Text, ColorRole::SecondaryText, ColorRole::Accent, ColorRole::Queued,
                 ColorRole::Notified, ColorRole::Succeeded, ColorRole::Failed, ColorRole::Warning })
            QVERIFY2(contrast(themeColor(text), themeColor(ground)) >= 4.5,
                qPrintable(QStringLiteral("role %1 on %2").arg(int(text)).arg(int(ground))));
    }
    QVERIFY(contrast(themeColor(ColorRole::OnAccent), themeColor(ColorRole::Accent)) >= 4.5);
    const QPalette palette = QApplication::palette();
    QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4.5);
}

void TestTheme::darkAndLight()
{
    applyTheme(*qApp, Theme::Dark);
    QVERIFY(isDark());
    QCOMPARE(themeColor(ColorRole::Window), QColor(0x15, 0x19, 0x1F));
    applyTheme(*qApp, Theme::Light);
    QVERIFY(!isDark());
    QCOMPARE(themeColor(ColorRole::Window), QColor(0xF6, 0xF7, 0xF9));
    QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
}

void TestTheme::systemFollowsThePalette()
{
    applyTheme(*qApp, Theme::Dark);
    applyTheme(*qApp, Theme::System); // the offscreen platform's own palette is light
    QVERIFY(!isDark());
}

void TestTheme::ownFontSurvivesAMove()
{
    applyTheme(*qApp, Theme::Light);
    QWidget outer;
    auto* inner = new QWidget;
    auto* label = new QLabel(QStringLiteral("x"), inner);
    label->hide();
    label->show(); // polished here, before the last move
    label->setFont(sectionFont());
    QPalette red = label->palette();
    red.setColor(QPalette::WindowText, Qt::red);
    label->setPalette(red);
    inner->setParent(&outer);
    outer.show();
    QCOMPARE(label->font().pointSizeF(), 12.0);
    QCOMPARE(label->palette().color(QPalette::WindowText), QColor(Qt::red));
}

void TestTheme::everyIconDraws_data()
{
    QTest::addColumn<QString>("name");
    (void)icon(QStringLiteral("overview")); // loads the resources
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(files.size() > 40);
    for (const QString& file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void TestTheme::everyIconDraws()
{
    QFETCH(const QString, name);
    const QIcon drawn = icon(name);
    QVERIFY(!drawn.isNull());
    QVERIFY(strokeOf(drawn).isValid());
}

void TestTheme::iconsFollowTheTheme()
{
    applyTheme(*qApp, Theme::Light);
    const QIcon drawn = icon(QStringLiteral("add"));
    QCOMPARE(strokeOf(drawn).rgb(), themeColor(ColorRole::Text).rgb());
    QVERIFY(strokeOf(drawn, QIcon::Disabled).rgb() != themeColor(ColorRole::Text).rgb());
    applyTheme(*qApp, Theme::Dark);
    QCOMPARE(strokeOf(drawn).rgb(), themeColor(ColorRole::Text).rgb());
    QCOMPARE(strokeOf(icon(QStringLiteral("failed"), ColorRole::Failed)).rgb(), themeColor(ColorRole::Failed).rgb());
}

void TestTheme::unknownIconIsNull()
{
    QVERIFY(icon(QStringLiteral("no-such-icon")).isNull());
}

void TestTheme::everyStateHasABadge()
{
    QList<Badge> badges;
    for (int i = 0; i < 7; ++i)
        badges.append(badgeOf(static_cast<TaskState>(i)));
    for (int i = 0; i < 5; ++i)
        badges.append(badgeOf(static_cast<BatchState>(i)));
    for (int i = 0; i < 4; ++i)
        badges.append(badgeOf(static_cast<FirmwareState>(i)));
    for (const Badge& badge : std::as_const(badges)) {
        QVERIFY(!badge.text.isEmpty());
        QVERIFY2(!icon(badge.icon).isNull(), qPrintable(badge.icon));
    }
    QCOMPARE(badgeOf(99, 0).text, QString());
    QCOMPARE(badgeOf(1, -5).text, QString());
    QCOMPARE(badgeOf(1, 200).text, QString());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
