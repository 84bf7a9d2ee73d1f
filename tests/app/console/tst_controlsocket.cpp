// SPDX-License-Identifier: GPL-3.0-or-later
// The door of the console, with a console behind it and no broker: what is asked wrongly, and who asks.
#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "app/console/controlsocket.h"
#include "app/ctl/commandtable.h"
#include "app/ctl/ctlclient.h"
#include "app/ctl/workspacepath.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

using namespace console;

class TestControlSocket : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyCommandIsAnswered();
    void refusals_data();
    void refusals();
    void rubbishIsRefused();
    void tooMuchIsRefused();
    void onlyItsUserMayEnter();
    void aSecondStartRaisesTheWindow();
    void withoutWindowNothingIsRaised();
    void whatAKilledProcessLeftIsReplaced();

private:
    /// Asks on another thread, as another program would; the event loop here answers.
    CtlAnswer ask(const CtlRequest& request);
    void openDoor(bool hasWindow);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsoleCommands> m_commands;
    std::unique_ptr<ControlSocket> m_socket;
    QString m_name;
};

void TestControlSocket::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    CommandLine line;
    line.workspace = m_folder->path() + QStringLiteral("/w");
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = 0;
    auto opened = Console::open(line);
    QVERIFY(opened);
    m_console = std::move(*opened);
    m_commands = std::make_unique<ConsoleCommands>(*m_console);
    m_name = controlSocketName(line.workspace);
    m_console->start();
    openDoor(false);
}

void TestControlSocket::openDoor(bool hasWindow)
{
    m_socket.reset();
    m_socket = std::make_unique<ControlSocket>(ControlContext{ *m_console, *m_commands }, hasWindow);
    QVERIFY(m_socket->listen(m_name));
}

void TestControlSocket::cleanup()
{
    m_socket.reset();
    m_commands.reset();
    m_console.reset();
    m_folder.reset();
}

CtlAnswer TestControlSocket::ask(const CtlRequest& request)
{
    const auto answer = QtConcurrent::run([request, name = m_name]() -> CtlAnswer {
        CtlAnswer none;
        none.kind = CtlAnswer::Kind::Progress;
        CtlClient client;
        if (!client.connectTo(name) || !client.ask(request))
            return none;
        while (const auto next = client.next(10000)) {
            if (next->isLast())
                return *next;
        }
        return none;
    });
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 30000))
        return {};
    return answer.result();
}

void TestControlSocket::everyCommandIsAnswered()
{
    // With nothing in the workspace most are refused, but each is known and each is answered.
    for (const CtlCommand& command : ctlCommands()) {
        if (command.isLocal)
            continue;
        const CtlAnswer answer = ask({ command.name, {} });
        QVERIFY2(answer.isLast(), qPrintable(command.name));
        QVERIFY2(answer.errorKind != QLatin1String("request_invalid"), qPrintable(command.name));
    }
}

void TestControlSocket::refusals_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QJsonObject>("arguments");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* name, const char* command, const QJsonObject& arguments, const char* kind) {
        QTest::newRow(name) << QString::fromLatin1(command) << arguments << QString::fromLatin1(kind);
    };
    row("unknown command", "fly", {}, "request_invalid");
    row("unknown device", "devices show", { { QStringLiteral("device"), QStringLiteral("d") } }, "not_found");
    row("wrong filter", "devices list", { { QStringLiteral("filter"), QStringLiteral("seen:blue") } },
        "request_invalid");
    row("unknown batch", "batch pause", { { QStringLiteral("batch"), QStringLiteral("12") } }, "not_found");
    row("batch that is no number", "batch show", { { QStringLiteral("batch"), QStringLiteral("x'; --") } },
        "not_found");
    row("missing file", "firmware add",
        { { QStringLiteral("file"), QStringLiteral("/nowhere/f.bin") },
            { QStringLiteral("product"), QStringLiteral("a1") }, { QStringLiteral("version"), QStringLiteral("1") } },
        "file_missing");
    row("unknown signature", "firmware add", { { QStringLiteral("sign"), QStringLiteral("crc") } }, "request_invalid");
    row("arguments of other types", "firmware add",
        { { QStringLiteral("file"), 7 }, { QStringLiteral("version"), QJsonArray() } }, "file_missing");
}

void TestControlSocket::refusals()
{
    QFETCH(const QString, command);
    QFETCH(const QJsonObject, arguments);
    const CtlAnswer answer = ask({ command, arguments });
    QCOMPARE(answer.kind, CtlAnswer::Kind::Refused);
    QTEST(answer.errorKind, "kind");
    QVERIFY(!answer.errorText.isEmpty());
}

void TestControlSocket::rubbishIsRefused()
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    QVERIFY(socket.waitForConnected());
    socket.write("GET / HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(socket.canReadLine());
    QVERIFY(socket.readLine().contains("request_invalid"));
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
}

void TestControlSocket::tooMuchIsRefused()
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    QVERIFY(socket.waitForConnected());
    const QByteArray piece(1024 * 1024, 'a');
    for (int i = 0; i < 9; ++i)
        socket.write(piece);
    QTRY_VERIFY(socket.canReadLine());
    QVERIFY(socket.readLine().contains("request_invalid"));
}

void TestControlSocket::onlyItsUserMayEnter()
{
    const QFileDevice::Permissions others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(m_name.startsWith(u'/'));
    QCOMPARE(QFileInfo(m_name).permissions() & others, QFileDevice::Permissions());
}

void TestControlSocket::aSecondStartRaisesTheWindow()
{
    openDoor(true);
    const QSignalSpy wanted(m_socket.get(), &ControlSocket::raiseWanted);
    const QFuture<bool> raised = QtConcurrent::run([name = m_name] { return ControlSocket::raiseOther(name); });
    QTRY_VERIFY(raised.isFinished());
    QVERIFY(raised.result());
    QTRY_COMPARE(wanted.size(), 1);
}

void TestControlSocket::withoutWindowNothingIsRaised()
{
    const QFuture<bool> raised = QtConcurrent::run([name = m_name] { return ControlSocket::raiseOther(name); });
    QTRY_VERIFY(raised.isFinished());
    QVERIFY(!raised.result());
    QVERIFY(!ControlSocket::raiseOther(m_name + QStringLiteral("-nobody")));
}

void TestControlSocket::whatAKilledProcessLeftIsReplaced()
{
    m_socket.reset();
    QFile left(m_name);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    openDoor(false);
    QCOMPARE(ask({ QStringLiteral("status"), {} }).kind, CtlAnswer::Kind::Done);
}

QTEST_GUILESS_MAIN(TestControlSocket)
#include "tst_controlsocket.moc"
