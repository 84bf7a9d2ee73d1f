// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/firmwaredigest.h"
#include "models/firmware/firmwareserver.h"
#include "tests/benchmarks/figures.h"
#include "tests/benchmarks/httpload.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

using namespace console;

namespace {

constexpr BatchId batchId{ 77 };
constexpr BatchId smallBatchId{ 78 };
const auto smallName = QStringLiteral("small.bin");
constexpr quint32 firstSlow = 100'000; ///< device of the first slow download's link

/// Debian's nginx with the settings of its own package, but for log, port and place.
class Nginx
{
public:
    bool start(const QString& folder, const QString& root)
    {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            return false;
        port = free.serverPort();
        free.close();
        QFile file(folder + QStringLiteral("/nginx.conf"));
        const QString text = QStringLiteral("%1worker_processes auto;\npid %2/nginx.pid;\nerror_log %2/error.log;\n"
                                            "events { worker_connections 4096; }\nhttp { access_log off; sendfile on;"
                                            " tcp_nopush on; client_body_temp_path %2; proxy_temp_path %2;"
                                            " fastcgi_temp_path %2; uwsgi_temp_path %2; scgi_temp_path %2;\n"
                                            "server { listen 127.0.0.1:%3; root %4; } }\n")
                                 .arg(::geteuid() == 0 ? QStringLiteral("user root;\n") : QString(), folder)
                                 .arg(port)
                                 .arg(root);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            return false;
        file.close();
        QString program = QStandardPaths::findExecutable(QStringLiteral("nginx"));
        if (program.isEmpty())
            program = QStringLiteral("/usr/sbin/nginx");
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program,
            { QStringLiteral("-c"), file.fileName(), QStringLiteral("-e"), folder + QStringLiteral("/error.log"),
                QStringLiteral("-g"), QStringLiteral("daemon off;") });
        return m_process.waitForStarted() && QTest::qWaitFor([this] { return answers(); }, 20'000);
    }
    ~Nginx()
    {
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }

    quint16 port = 0;

private:
    [[nodiscard]] bool answers() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        return socket.waitForConnected(500);
    }

    QProcess m_process;
};

} // namespace

/// Downloads of an image by links of a task each, against nginx with the same file; then both again with slow
/// downloads beside them.
class BenchHttp : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void serves();
    void grows();

private:
    std::vector<QByteArray> links(quint32 first, int count) const
    {
        std::vector<QByteArray> all;
        for (int i = 0; i < count; ++i)
            all.push_back(linkOf(batchId, first + static_cast<quint32>(i)));
        return all;
    }
    QByteArray linkOf(BatchId batch, quint32 device) const
    {
        return "/f/" + m_link.token({ batch, device, 4'000'000'000 });
    }
    double costOfDownloads(quint32 devices, const QByteArray& content);

    QTemporaryDir m_folder;
    QByteArray m_content;
    SteadyWallClock m_clock;
    DownloadLink m_link{ QByteArray(32, 'k') };
    Mailbox<DownloadEvidence> m_evidence{ 1'000'000 };
    FirmwareServer m_server{ m_link, m_clock, m_evidence };
    quint16 m_port = 0;
};

void BenchHttp::initTestCase()
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 8192);
    setrlimit(RLIMIT_NOFILE, &files);
    m_content.resize(sized(11'000'000, 1'000'000));
    QRandomGenerator random(1);
    random.generate(reinterpret_cast<quint32*>(m_content.data()),
        reinterpret_cast<quint32*>(m_content.data()) + m_content.size() / 4);
    QFile file(m_folder.filePath(QStringLiteral("image.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_content) == m_content.size());
    file.close();
    FirmwareDigest digest;
    digest.add(m_content);
    LinkTable table;
    table.batches[batchId] = { file.fileName(), digest.finish().sha256, m_content.size(), false, nullptr };
    m_server.setLinks(std::make_shared<const LinkTable>(table));
    const auto port = m_server.start(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(port);
    m_port = *port;
}

void BenchHttp::serves()
{
    Nginx nginx;
    if (!nginx.start(m_folder.path(), m_folder.path()))
        QSKIP("NOT RUN: nginx does not start here");
    const int parallel = sized(64, 8);
    const std::vector<QByteArray> files(static_cast<std::size_t>(parallel), "/image.bin");
    // The console serves 512 connections at once (DESIGN.md section 8): as many slow ones as that leaves room for.
    const int slow = sized(448, 40);
    quint32 device = 0;
    for (const bool withSlow : { false, true }) {
        HttpLoad console(m_port, m_content);
        HttpLoad peer(nginx.port, m_content);
        if (withSlow) {
            QCOMPARE(console.addSlow(links(firstSlow, slow)), slow);
            QCOMPARE(peer.addSlow(std::vector<QByteArray>(static_cast<std::size_t>(slow), "/image.bin")), slow);
        }
        std::vector<double> ours;
        std::vector<double> theirs;
        for (int run = 0; run < sized(7, 1); ++run) {
            const quint64 before = m_server.bytesServed();
            ours.push_back(console.fetch(links(device, parallel)));
            QVERIFY(ours.back() > 0);
            device += static_cast<quint32>(parallel);
            QVERIFY(m_server.bytesServed() - before >= quint64(parallel) * quint64(m_content.size()));
            theirs.push_back(peer.fetch(files));
            QVERIFY(theirs.back() > 0);
        }
        QCOMPARE(console.slowAlive(), withSlow ? slow : 0);
        QCOMPARE(peer.slowAlive(), withSlow ? slow : 0);
        const double megabytes = static_cast<double>(m_content.size()) * parallel / 1e6;
        const std::string name = withSlow ? "http_slow_" : "http_";
        printFigure(name + "ratio", median(theirs) / median(ours), "ratio");
        printFigure(name + "console", megabytes / median(ours), "MB/s");
        printFigure(name + "nginx", megabytes / median(theirs), "MB/s");
    }
    // Each download was told with its last byte.
    std::size_t ended = 0;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            for (const DownloadEvidence& one : m_evidence.takeAll())
                ended += one.kind == DownloadEvidence::Kind::Ended && one.device < firstSlow
                    && one.bytes == quint64(m_content.size());
            return ended == device;
        }(),
        10'000);
}

/// Seconds for one download by each device, as the mean of some thousand: a small image by the links of a batch of
/// which every other device is done. What is revoked must be refused.
double BenchHttp::costOfDownloads(quint32 devices, const QByteArray& content)
{
    FirmwareDigest digest;
    digest.add(content);
    auto done = std::make_shared<SlotSet>();
    for (quint32 device = 1; device < devices; device += 2)
        done->insert(device);
    LinkTable table;
    table.batches[smallBatchId] = { m_folder.filePath(smallName), digest.finish().sha256, content.size(), false, done };
    m_server.setLinks(std::make_shared<const LinkTable>(table));
    HttpLoad load(m_port, content);
    const int rounds = sized(60, 2);
    const int parallel = sized(64, 8);
    quint32 scattered = 0;
    double seconds = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<QByteArray> paths;
        for (int i = 0; i < parallel; ++i)
            paths.push_back(linkOf(smallBatchId, (scattered += 2'654'435'761U) % devices / 2 * 2));
        const double took = load.fetch(paths);
        if (took < 0)
            return -1;
        seconds += took;
    }
    if (load.fetch({ linkOf(smallBatchId, devices / 4 * 2 + 1) }) >= 0)
        return -1;
    return seconds / (rounds * parallel) * devices;
}

void BenchHttp::grows()
{
    const QByteArray content = m_content.first(16'384);
    QFile file(m_folder.filePath(smallName));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    QVERIFY(printGrowth("http", [&](quint32 devices) { return costOfDownloads(devices, content); }));
}

QTEST_GUILESS_MAIN(BenchHttp)
#include "bench_http.moc"
