// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicemarks.h"

#include <QTest>

using namespace console;

class TestDeviceMarks : public QObject
{
    Q_OBJECT

private slots:
    void tagsAreASet();
    void packsAndUnpacks_data();
    void packsAndUnpacks();
    void names_data();
    void names();
};

void TestDeviceMarks::tagsAreASet()
{
    DeviceMarks marks;
    for (const char* tag : { "pilot", "beta", "Pilot", "alpha" })
        marks.addTag(QString::fromUtf8(tag));
    QCOMPARE(marks.tags, QStringList({ QStringLiteral("alpha"), QStringLiteral("beta"), QStringLiteral("pilot") }));
    marks.removeTag(QStringLiteral("BETA"));
    marks.removeTag(QStringLiteral("gamma"));
    QCOMPARE(marks.tags, QStringList({ QStringLiteral("alpha"), QStringLiteral("pilot") }));
}

void TestDeviceMarks::packsAndUnpacks_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QStringList>("tags");
    QTest::addColumn<QString>("packed");
    QTest::newRow("nothing") << QString() << QStringList() << QString();
    QTest::newRow("group") << QStringLiteral("Lab 1") << QStringList() << QStringLiteral("Lab 1\n");
    QTest::newRow("tags") << QString() << QStringList({ QStringLiteral("a"), QStringLiteral("b") })
                          << QStringLiteral("\na\nb");
    QTest::newRow("both") << QStringLiteral("实验室") << QStringList(QStringLiteral("试点"))
                          << QStringLiteral("实验室\n试点");
}

void TestDeviceMarks::packsAndUnpacks()
{
    QFETCH(QString, group);
    QFETCH(QStringList, tags);
    const DeviceMarks marks{ group, tags };
    const std::string packed = marks.packed();
    QTEST(QString::fromStdString(packed), "packed");
    QCOMPARE(DeviceMarks::unpacked(packed), marks);
    QCOMPARE(packedGroup(packed), std::string_view(group.toStdString()));
    QCOMPARE(packedTags(packed), std::string_view(tags.join(u'\n').toStdString()));
}

void TestDeviceMarks::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("valid");
    QTest::newRow("words") << QStringLiteral("Lab 1, left").remove(u',') << true;
    QTest::newRow("chinese") << QStringLiteral("北区-2") << true;
    QTest::newRow("64") << QString(64, u'x') << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("65") << QString(65, u'x') << false;
    for (const char* name : { " a", "a ", "a,b", "a;b", "a|b", "a\"b", "a\nb", "a\tb", "a\x7f" })
        QTest::newRow(name) << QString::fromUtf8(name) << false;
}

void TestDeviceMarks::names()
{
    QFETCH(QString, name);
    const auto checked = DeviceMarks::checkName(name);
    QTEST(checked.has_value(), "valid");
    if (!checked) {
        QCOMPARE(checked.error().kind, ErrorKind::MarkInvalid);
    }
}

QTEST_APPLESS_MAIN(TestDeviceMarks)
#include "tst_devicemarks.moc"
