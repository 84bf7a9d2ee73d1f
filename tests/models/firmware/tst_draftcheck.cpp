// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/draftcheck.h"

#include <QTest>

using namespace console;

class TestDraftCheck : public QObject
{
    Q_OBJECT

private slots:
    void goodDraft();
    void fields_data();
    void fields();
    void severalAtOnce();
    void takenLabels();
    void notice();
};

static FirmwareDraft sample()
{
    FirmwareDraft draft;
    draft.filePath = QStringLiteral("/tmp/fw.bin");
    draft.name = QStringLiteral("网关 固件 2 (beta)");
    draft.productKey = QStringLiteral("a1B2c3");
    draft.module = QStringLiteral("default");
    draft.version = QStringLiteral("2-45-345b");
    return draft;
}

void TestDraftCheck::goodDraft()
{
    QCOMPARE(checkDraft(sample(), {}), QList<FieldError>());
}

void TestDraftCheck::fields_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("kind"); // -1 = good
    const auto row = [](DraftField field, const QString& value, int kind) {
        QTest::addRow("%d %s", int(field), qPrintable(value.left(20))) << int(field) << value << kind;
    };
    const auto bad = [&row](DraftField field, ErrorKind kind, const QStringList& values) {
        for (const QString& value : values)
            row(field, value, int(kind));
    };
    using enum DraftField;
    bad(File, ErrorKind::FileMissing, { QString() });
    bad(Name, ErrorKind::InvalidName,
        { QString(), QStringLiteral("  "), QStringLiteral("a\nb"), QString(QChar(0x202e)) });
    bad(Name, ErrorKind::TextTooLong, { QString(41, u'x') });
    row(Name, QString(40, u'x'), -1);
    bad(ProductKey, ErrorKind::InvalidProductKey,
        { QString(), QStringLiteral("a/b"), QStringLiteral("+"), QStringLiteral("ключ"), QString(33, u'x') });
    bad(Module, ErrorKind::InvalidModule,
        { QString(), QStringLiteral("a b"), QStringLiteral("url"), QStringLiteral("size"), QString(65, u'x') });
    row(Module, QStringLiteral("MCU"), -1);
    bad(Version, ErrorKind::InvalidVersion,
        { QString(), QStringLiteral("1 0"), QStringLiteral("1/0"), QStringLiteral("版本1"), QStringLiteral("1.0+git"),
            QStringLiteral("1.0\n"), QStringLiteral("url"), QString(65, u'1') });
    row(Version, QString(64, u'1'), -1);
    bad(CustomInfo, ErrorKind::TextTooLong, { QString(4097, u'x') });
    row(CustomInfo, QString(4096, u'x'), -1);
    bad(Notes, ErrorKind::TextTooLong, { QString(1001, u'x') });
    row(Notes, QString(1000, u'\n'), -1);
}

void TestDraftCheck::fields()
{
    QFETCH(int, field);
    QFETCH(QString, value);
    QFETCH(int, kind);
    FirmwareDraft draft = sample();
    QString* const places[] = { &draft.filePath, &draft.name, &draft.productKey, &draft.module, &draft.version,
        &draft.customInfo, &draft.notes };
    *places[field] = value;
    const auto errors = checkDraft(draft, {});
    if (kind < 0) {
        QVERIFY(errors.isEmpty());
        return;
    }
    QCOMPARE(errors.size(), 1);
    QCOMPARE(int(errors.first().field), field);
    QCOMPARE(int(errors.first().error.kind), kind);
}

void TestDraftCheck::severalAtOnce()
{
    QList<DraftField> fields;
    for (const FieldError& error : checkDraft({}, {}))
        fields.append(error.field);
    const QList<DraftField> expected{ DraftField::File, DraftField::Name, DraftField::ProductKey, DraftField::Module,
        DraftField::Version };
    QCOMPARE(fields, expected);
}

void TestDraftCheck::takenLabels()
{
    Firmware old;
    old.productKey = QStringLiteral("a1B2c3");
    old.module = QStringLiteral("Default");
    old.version = QStringLiteral("2-45-345b");
    old.sha256 = QByteArray(64, 'a');
    const FieldError taken{ DraftField::Version, { ErrorKind::VersionTaken, old.version } };
    const auto check = [&old](const QByteArray& sha256 = {}) {
        const QList<Firmware> existing{ Firmware(), old };
        return checkDraft(sample(), existing, sha256);
    };
    QCOMPARE(check(), QList<FieldError>{ taken });
    QCOMPARE(check(QByteArray(64, 'b')), QList<FieldError>{ taken });
    QVERIFY(check(QByteArray(64, 'a')).isEmpty());
    old.deleted = true;
    QVERIFY(check().isEmpty());
    QCOMPARE(check(QByteArray(64, 'b')), QList<FieldError>{ taken });
    old.deleted = false;
    old.version = QStringLiteral("2-45-345B"); // labels differ in case as well
    QVERIFY(check().isEmpty());
    old.version = QStringLiteral("2-45-345b");
    old.productKey = QStringLiteral("other");
    QVERIFY(check().isEmpty());
    old.productKey = QStringLiteral("a1B2c3");
    old.module = QStringLiteral("MCU");
    QVERIFY(check().isEmpty());
}

void TestDraftCheck::notice()
{
    Firmware firmware;
    firmware.size = 5;
    firmware.md5 = "m";
    firmware.sha256 = "s";
    firmware.signMethod = SignMethod::Sha256;
    firmware.version = QStringLiteral("2");
    firmware.module = QStringLiteral("MCU");
    firmware.customInfo = QStringLiteral("info");
    const Notice notice = makeNotice(firmware, QStringLiteral("http://h/f/x"), 1568864790381);
    QCOMPARE(notice.id, qint64(1568864790381));
    QCOMPARE(notice.size, qint64(5));
    QVERIFY(notice.signMethod == SignMethod::Sha256);
    QCOMPARE(notice.md5 + notice.sha256, QByteArray("ms"));
    QCOMPARE(QString(notice.version + notice.url + notice.module + notice.customInfo),
        QStringLiteral("2http://h/f/xMCUinfo"));
}

QTEST_APPLESS_MAIN(TestDraftCheck)
#include "tst_draftcheck.moc"
