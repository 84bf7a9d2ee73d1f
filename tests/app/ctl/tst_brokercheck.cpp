// SPDX-License-Identifier: GPL-3.0-or-later
// The recipe on a real mosquitto, and the check that finds a broker without it.
#include "app/ctl/brokercheck.h"
#include "app/ctl/brokerconfig.h"
#include "tests/support/mosquittoprocess.h"

#include <QFile>
#include <QTest>

using namespace console;

class TestBrokerCheck : public QObject
{
    Q_OBJECT

private slots:
    void theRecipeRefusesAllEight();
    void anOpenBrokerAllowsThem();
    void oneHoleIsFound();
    void aBrokerThatIsDownIsNotCalledSafe();

private:
    QTemporaryDir m_folder;
    QString recipe(const QString& name) const;
    MosquittoProcess::Options recipeOptions();
    static BrokerCheck::Options checkOf(const MosquittoProcess& broker);
};

namespace {

const QString product = QStringLiteral("a1Check");
const QString device = QStringLiteral("lab-1");
const QString deviceUser = QStringLiteral("lab-1&a1Check");
constexpr int plainText = 1; // place in the list: mqtt:// alone is open to listeners

} // namespace

QString TestBrokerCheck::recipe(const QString& name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

MosquittoProcess::Options TestBrokerCheck::recipeOptions()
{
    BrokerConfig::Options wanted;
    wanted.folder = m_folder.path();
    auto config = BrokerConfig::create(wanted);
    MosquittoProcess::Options options;
    if (!config)
        return options;
    (*config)->addDevice(product, device);
    (*config)->addDevice(product, QStringLiteral("lab-2"));
    if (!(*config)->finish())
        return options;
    // The test's mosquitto has a port, users and folders of its own; every other line is the recipe's.
    const QStringList lines = recipe(QStringLiteral("rollout.conf")).split(u'\n');
    for (const QString& line : lines) {
        const QString key = line.section(u' ', 0, 0);
        if (!QStringList{ QStringLiteral("listener"), QStringLiteral("password_file"), QStringLiteral("acl_file"),
                QStringLiteral("allow_anonymous"), QStringLiteral("persistence") }
                 .contains(key))
            options.lines << line;
    }
    options.aclText = recipe(QStringLiteral("rollout.acl"));
    options.users
        = { { QStringLiteral("console"), QStringLiteral("ops-pass") }, { deviceUser, QStringLiteral("dev-pass") } };
    return options;
}

BrokerCheck::Options TestBrokerCheck::checkOf(const MosquittoProcess& broker)
{
    BrokerCheck::Options options;
    options.broker = broker.profile();
    options.broker.user = QStringLiteral("console");
    options.password = QStringLiteral("ops-pass");
    options.productKey = product;
    options.deviceName = device;
    options.deviceUser = deviceUser;
    options.devicePassword = QStringLiteral("dev-pass");
    return options;
}

void TestBrokerCheck::theRecipeRefusesAllEight()
{
    MosquittoProcess broker(recipeOptions());
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const BrokerCheck check(checkOf(broker));
    QCOMPARE(check.canRun(), QString());
    const QList<BrokerCheck::Attempt> attempts = check.run();
    QCOMPARE(attempts.size(), 8);
    for (int i = 0; i < attempts.size(); ++i) {
        const auto wanted = i == plainText ? BrokerCheck::Verdict::Possible : BrokerCheck::Verdict::Refused;
        QVERIFY2(attempts[i].verdict == wanted, qPrintable(attempts[i].name + u": " + attempts[i].detail));
    }
}

void TestBrokerCheck::anOpenBrokerAllowsThem()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const BrokerCheck check(checkOf(broker));
    QCOMPARE(check.canRun(), QString());
    const QList<BrokerCheck::Attempt> attempts = check.run();
    for (const BrokerCheck::Attempt& attempt : attempts)
        QVERIFY2(attempt.verdict == BrokerCheck::Verdict::Possible, qPrintable(attempt.name + u": " + attempt.detail));
}

void TestBrokerCheck::oneHoleIsFound()
{
    MosquittoProcess::Options options = recipeOptions();
    options.aclText += QStringLiteral("topic read /ota/device/upgrade/a1Check/+\n"); // of the last device: lab-2
    options.aclText.replace(QStringLiteral("topic write /ota/device/inform/a1Check/lab-1"),
        QStringLiteral("topic write /ota/device/inform/a1Check/+"));
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const QList<BrokerCheck::Attempt> attempts = BrokerCheck(checkOf(broker)).run();
    int possible = 0;
    for (const BrokerCheck::Attempt& attempt : attempts)
        possible += attempt.verdict == BrokerCheck::Verdict::Possible ? 1 : 0;
    QCOMPARE(possible, 2); // plain text, and reporting as another device
    QCOMPARE(attempts[2].verdict, BrokerCheck::Verdict::Possible);
}

void TestBrokerCheck::aBrokerThatIsDownIsNotCalledSafe()
{
    MosquittoProcess broker(recipeOptions());
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerCheck::Options options = checkOf(broker);
    options.devicePassword = QStringLiteral("wrong");
    QVERIFY(BrokerCheck(options).canRun().contains(deviceUser));
    options.password = QStringLiteral("wrong");
    QVERIFY(BrokerCheck(options).canRun().contains(QStringLiteral("'console'")));
    broker.stop();
    QVERIFY(!BrokerCheck(options).canRun().isEmpty());
}

QTEST_GUILESS_MAIN(TestBrokerCheck)
#include "tst_brokercheck.moc"
