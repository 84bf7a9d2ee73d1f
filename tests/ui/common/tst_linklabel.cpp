// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/linklabel.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestLinkLabel : public QObject
{
    Q_OBJECT

private slots:
    void linksFollowTheTheme();
    void linksAreReachedByKeyboard();
};

void TestLinkLabel::linksFollowTheTheme()
{
    applyTheme(*qApp, Theme::Light);
    LinkLabel label(QStringLiteral("<a href=\"#\">████████</a>")); // blocks: pixels of the colour itself
    label.show();
    const auto has = [&label](const QColor& color) {
        const QImage picture = label.grab().toImage();
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixelColor(x, y) == color)
                    return true;
        return false;
    };
    const QColor light = themeColor(ColorRole::Accent);
    QVERIFY(has(light));
    applyTheme(*qApp, Theme::Dark);
    QTRY_VERIFY(has(themeColor(ColorRole::Accent)));
    QVERIFY(!has(light));
    QVERIFY(label.text().contains(QStringLiteral("████")));
}

void TestLinkLabel::linksAreReachedByKeyboard()
{
    LinkLabel label(QStringLiteral("<a href=\"batch\">Open</a>"));
    label.show();
    label.setFocus();
    QSignalSpy activated(&label, &QLabel::linkActivated);
    QTest::keyClick(&label, Qt::Key_Tab);
    QTest::keyClick(&label, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
}

QTEST_MAIN(TestLinkLabel)
#include "tst_linklabel.moc"
