// SPDX-License-Identifier: GPL-3.0-or-later
// The program around a RehearsalHost: the order comes in, news go out, and a closed input is the end.
#include "app/rehearsal/rehearsalchild.h"
#include "app/rehearsal/rehearsalhost.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSocketNotifier>

#include <array>
#include <cstdio>
#include <optional>

#ifdef Q_OS_UNIX
#include <csignal>

#include <unistd.h>
#endif

namespace console {

namespace {

constexpr qsizetype mostBytes = 16 * 1024 * 1024; ///< of an order
constexpr int politeness = 10; ///< the console that ordered it needs the processor more

/// What is not a folder made for a rehearsal is not removed.
bool isOwnFolder(const QString& folder)
{
    return QFileInfo(folder).fileName().startsWith(QLatin1StringView(rehearsalFolderPrefix));
}

void print(const RehearsalNews& news)
{
    const QByteArray line = encode(news);
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

/// The standard input: one order, then nothing until it is closed.
class Input
{
public:
    /// False: it is closed.
    bool read()
    {
#ifdef Q_OS_UNIX
        std::array<char, 65536> bytes{};
        const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (count <= 0 || m_text.size() > mostBytes)
            return false;
        if (!m_isWhole)
            m_text.append(bytes.data(), static_cast<qsizetype>(count));
        return true;
#else
        return false;
#endif
    }
    std::optional<QByteArray> takeLine()
    {
        if (m_isWhole || !m_text.contains('\n'))
            return std::nullopt;
        m_isWhole = true;
        return std::exchange(m_text, {});
    }

private:
    QByteArray m_text;
    bool m_isWhole = false;
};

} // namespace

int runRehearsal()
{
#ifdef Q_OS_UNIX
    [[maybe_unused]] const int niceness = ::nice(politeness);
    // Whoever ordered it may be gone while news are on their way, or be interrupted at a terminal: the input says so.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM,
        SIG_IGN); // sent to the whole group it ends the console, whose end is heard here; then all is tidied up
#endif
    Input input;
    std::unique_ptr<RehearsalHost> host;
    QString folder;
    QSocketNotifier notifier(0, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
        if (!input.read()) {
            notifier.setEnabled(false);
            QCoreApplication::quit();
            return;
        }
        const auto line = input.takeLine();
        if (!line)
            return;
        const auto order = decodeRehearsalOrder(*line);
        if (!order || !isOwnFolder(order->folder)) {
            print(Error{ ErrorKind::RehearsalFailed, QStringLiteral("order") });
            QCoreApplication::exit(1);
            return;
        }
        folder = order->folder;
        host = std::make_unique<RehearsalHost>(*order);
        QObject::connect(host.get(), &RehearsalHost::told, &notifier, &print);
        QObject::connect(host.get(), &RehearsalHost::ended, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        host->start();
    });
    const int code = QCoreApplication::exec();
    host.reset();
    if (!folder.isEmpty())
        QDir(folder).removeRecursively();
    return code;
}

} // namespace console
