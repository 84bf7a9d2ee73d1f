// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/firmwareserver.h"

#include "models/firmware/byterange.h"
#include "models/firmware/connectionwatch.h"
#include "models/firmware/downloadmeter.h"
#include "models/firmware/listensocket.h"
#include "models/firmware/runningdigest.h"
#include "models/firmware/servedfiles.h"

#include <microhttpd.h>

#include <chrono>
#include <cstring>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace console {

namespace {

constexpr unsigned hardConnectionLimit = 640; // above the real limit: those that give way, and polite refusals
static_assert(hardConnectionLimit > ConnectionWatch::mostConnections);
constexpr unsigned stallSeconds = 30;
constexpr std::size_t connectionMemory = 16 * 1024;
constexpr std::size_t largestHeader = 8 * 1024;
constexpr int mostHeaderFields = 50;
constexpr std::size_t blockSize = 64 * 1024;
constexpr int pollMs = 100;
constexpr std::string_view linkPath = "/f/";

struct DestroyResponse
{
    void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};
using Response = std::unique_ptr<MHD_Response, DestroyResponse>;

Response emptyResponse()
{
    return Response(MHD_create_response_from_buffer(0, nullptr, MHD_RESPMEM_PERSISTENT));
}

void addHeader(const Response& response, const char* name, const std::string& value)
{
    MHD_add_response_header(response.get(), name, value.c_str());
}

std::string_view headerOf(MHD_Connection* connection, const char* name)
{
    const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value ? std::string_view(value) : std::string_view();
}

/// Whom a connection counts for: an IPv4 address, or the network that one holder of IPv6 addresses has.
std::string addressOf(const sockaddr* client)
{
    if (client->sa_family == AF_INET) {
        const auto* address = reinterpret_cast<const sockaddr_in*>(client);
        return { reinterpret_cast<const char*>(&address->sin_addr), sizeof address->sin_addr };
    }
    if (client->sa_family != AF_INET6)
        return {};
    const auto* address = reinterpret_cast<const sockaddr_in6*>(client);
    const auto* bytes = reinterpret_cast<const char*>(&address->sin6_addr);
    return IN6_IS_ADDR_V4MAPPED(&address->sin6_addr) ? std::string(bytes + 12, 4) : std::string(bytes, 8);
}

/// Whether an If-None-Match list names the tag; weakness does not matter there.
bool namesTag(std::string_view list, std::string_view tag)
{
    return list == "*" || list.find(tag) != std::string_view::npos;
}

} // namespace

/// One run of the server's thread and everything that belongs to it.
class FirmwareServer::Daemon
{
public:
    Daemon(DownloadLink link, const Clock& clock, Mailbox<DownloadEvidence>& evidence)
        : m_link(std::move(link))
        , m_clock(clock)
        , m_meter(clock, evidence)
        , m_links(std::make_shared<const LinkTable>())
    {
    }
    ~Daemon() { stop(); }
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

    Result<quint16> start(const QString& address, quint16 port);
    void stop();
    void setLinks(std::shared_ptr<const LinkTable> links) { m_links.store(std::move(links)); }
    [[nodiscard]] const DownloadMeter& meter() const { return m_meter; }

private:
    /// One body on its way to a device; lives as long as its response.
    struct Transfer
    {
        Daemon& daemon;
        DownloadMeter::Link link;
        std::shared_ptr<const ServedFile> file;
        quint64 first;
        quint64 length;
        const void* connection;
        QByteArray sha256; ///< of the whole file, as it was verified
        std::unique_ptr<RunningDigest> digest; ///< where the whole file leaves
    };

    void run(const std::stop_token& stopped);
    void tick();
    MHD_Result answer(MHD_Connection* connection, std::string_view url, std::string_view method);
    MHD_Result serve(MHD_Connection* connection, const DownloadMeter::Link& link, const ServedBatch& batch, bool head);
    MHD_Result sendFile(MHD_Connection* connection, const DownloadMeter::Link& link, const ServedBatch& batch,
        bool head, const std::shared_ptr<const ServedFile>& file, const ByteRange& range);
    MHD_Result refuse(MHD_Connection* connection, unsigned status, bool close = false);
    MHD_Result refuseFile(MHD_Connection* connection, const DownloadMeter::Link& link, FileState state);
    MHD_Result queue(MHD_Connection* connection, unsigned status, const Response& response);

    static MHD_Result onRequest(void* self, MHD_Connection* connection, const char* url, const char* method,
        const char* version, const char* upload, std::size_t* uploadSize, void** request);
    static void onCompleted(void* self, MHD_Connection* connection, void** request, MHD_RequestTerminationCode code);
    static void onConnection(
        void* self, MHD_Connection* connection, void** context, MHD_ConnectionNotificationCode code);
    static std::size_t keepEscapes(void* self, MHD_Connection* connection, char* text);
    static ssize_t onRead(void* transfer, std::uint64_t position, char* to, std::size_t most);
    static void onFree(void* transfer);

    DownloadLink m_link;
    const Clock& m_clock;
    DownloadMeter m_meter;
    ConnectionWatch m_watch;
    ServedFiles m_files;
    std::atomic<std::shared_ptr<const LinkTable>> m_links;
    std::shared_ptr<const LinkTable> m_seen; ///< the table whose files were looked at
    std::chrono::steady_clock::time_point m_nextTick;
    MHD_Daemon* m_mhd = nullptr;
    std::jthread m_thread;
};

Result<quint16> FirmwareServer::Daemon::start(const QString& address, quint16 port)
{
    stop();
    const auto socket = listenOn(address, port);
    if (!socket)
        return failure(socket.error());
    m_mhd = MHD_start_daemon(MHD_USE_EPOLL, 0, nullptr, nullptr, &Daemon::onRequest, this, MHD_OPTION_LISTEN_SOCKET,
        socket->descriptor, MHD_OPTION_CONNECTION_LIMIT, hardConnectionLimit, MHD_OPTION_CONNECTION_TIMEOUT,
        stallSeconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, connectionMemory, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_UNESCAPE_CALLBACK, &Daemon::keepEscapes, nullptr, MHD_OPTION_NOTIFY_COMPLETED, &Daemon::onCompleted,
        this, MHD_OPTION_NOTIFY_CONNECTION, &Daemon::onConnection, this, MHD_OPTION_END);
    if (!m_mhd) {
        ::close(socket->descriptor);
        return failure(ErrorKind::ListenFailed, address);
    }
    m_thread = std::jthread([this](const std::stop_token& stopped) { run(stopped); });
    return socket->port;
}

void FirmwareServer::Daemon::stop()
{
    if (!m_mhd)
        return;
    m_thread.request_stop();
    m_thread.join();
    MHD_stop_daemon(m_mhd);
    m_mhd = nullptr;
    m_meter.tick();
}

void FirmwareServer::Daemon::run(const std::stop_token& stopped)
{
    while (!stopped.stop_requested()) {
        MHD_run_wait(m_mhd, pollMs);
        const auto now = std::chrono::steady_clock::now();
        if (now < m_nextTick)
            continue;
        m_nextTick = now + std::chrono::milliseconds(pollMs);
        tick();
    }
}

void FirmwareServer::Daemon::tick()
{
    if (auto links = m_links.load(); links != m_seen) {
        m_files.look(*links);
        m_seen = std::move(links);
    }
    m_meter.tick();
    // The library closes what we shut down; it is the only one to close, so the numbers are still those of the
    // connections.
    for (const int socket : m_watch.takeIdle(m_clock.steady()))
        ::shutdown(socket, SHUT_RDWR);
}

MHD_Result FirmwareServer::Daemon::answer(MHD_Connection* connection, std::string_view url, std::string_view method)
{
    const auto claim = url.starts_with(linkPath) ? m_link.read(url.substr(linkPath.size())) : std::nullopt;
    if (!claim)
        return refuse(connection, MHD_HTTP_NOT_FOUND);
    if (claim->expiresAt * 1000 <= m_clock.now())
        return refuse(connection, MHD_HTTP_GONE);
    const auto links = m_links.load();
    const auto batch = links->batches.find(claim->batch);
    if (batch == links->batches.end())
        return refuse(connection, MHD_HTTP_NOT_FOUND);
    const ServedBatch& served = batch->second;
    if (served.revoked || (served.revokedDevices && served.revokedDevices->contains(claim->device)))
        return refuse(connection, MHD_HTTP_GONE);
    return serve(connection, { claim->batch, claim->device }, served, method == MHD_HTTP_METHOD_HEAD);
}

MHD_Result FirmwareServer::Daemon::serve(
    MHD_Connection* connection, const DownloadMeter::Link& link, const ServedBatch& batch, bool head)
{
    const auto opened = m_files.open(batch);
    if (opened.state != FileState::Intact)
        return refuseFile(connection, link, opened.state);
    const std::string tag = '"' + batch.sha256.toStdString() + '"';
    if (const auto list = headerOf(connection, MHD_HTTP_HEADER_IF_NONE_MATCH); namesTag(list, tag)) {
        const Response response = emptyResponse();
        addHeader(response, MHD_HTTP_HEADER_ETAG, tag);
        return queue(connection, MHD_HTTP_NOT_MODIFIED, response);
    }
    const std::string_view condition = headerOf(connection, MHD_HTTP_HEADER_IF_RANGE);
    const bool rangeHolds = condition.empty() || condition == tag;
    const auto size = static_cast<quint64>(batch.size);
    const ByteRange range
        = parseByteRange(rangeHolds ? headerOf(connection, MHD_HTTP_HEADER_RANGE) : std::string_view(), size);
    if (range.kind == ByteRange::Kind::Unsatisfiable) {
        const Response response = emptyResponse();
        addHeader(response, MHD_HTTP_HEADER_CONTENT_RANGE, "bytes */" + std::to_string(size));
        return queue(connection, MHD_HTTP_RANGE_NOT_SATISFIABLE, response);
    }
    return sendFile(connection, link, batch, head, opened.file, range);
}

MHD_Result FirmwareServer::Daemon::sendFile(MHD_Connection* connection, const DownloadMeter::Link& link,
    const ServedBatch& batch, bool head, const std::shared_ptr<const ServedFile>& file, const ByteRange& range)
{
    if (!head && !m_meter.begin(link)) {
        const Response response = emptyResponse();
        addHeader(response, MHD_HTTP_HEADER_RETRY_AFTER, "5");
        return queue(connection, MHD_HTTP_SERVICE_UNAVAILABLE, response);
    }
    const bool whole = range.first == 0 && range.length == static_cast<quint64>(batch.size);
    if (const auto kept = whole && !head ? m_files.keep(batch) : FileState::Intact; kept != FileState::Intact) {
        m_meter.end(link);
        return refuseFile(connection, link, kept);
    }
    Response response;
    if (head) {
        // The library sends the length and never asks for the body.
        response.reset(MHD_create_response_from_callback(
            range.length, blockSize, [](void*, std::uint64_t, char*, std::size_t) -> ssize_t { return -1; }, nullptr,
            nullptr));
    } else {
        // A callback and not sendfile: only so is it known how many bytes of each task have left.
        auto transfer = std::make_unique<Transfer>(Transfer{ *this, link, file, range.first, range.length, connection,
            batch.sha256, whole && !file->isKept() ? std::make_unique<RunningDigest>() : nullptr });
        response.reset(MHD_create_response_from_callback(
            range.length, blockSize, &Daemon::onRead, transfer.get(), &Daemon::onFree));
        if (response)
            transfer.release(); // onFree takes it back
        else
            m_meter.end(link);
    }
    if (!response)
        return MHD_NO;
    addHeader(response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/octet-stream");
    addHeader(response, MHD_HTTP_HEADER_ACCEPT_RANGES, "bytes");
    addHeader(response, MHD_HTTP_HEADER_ETAG, '"' + batch.sha256.toStdString() + '"');
    if (range.kind == ByteRange::Kind::Whole)
        return queue(connection, MHD_HTTP_OK, response);
    addHeader(response, MHD_HTTP_HEADER_CONTENT_RANGE,
        "bytes " + std::to_string(range.first) + '-' + std::to_string(range.first + range.length - 1) + '/'
            + std::to_string(batch.size));
    return queue(connection, MHD_HTTP_PARTIAL_CONTENT, response);
}

MHD_Result FirmwareServer::Daemon::refuseFile(
    MHD_Connection* connection, const DownloadMeter::Link& link, FileState state)
{
    m_meter.spoilt(link, state);
    return refuse(connection, MHD_HTTP_INTERNAL_SERVER_ERROR, true);
}

MHD_Result FirmwareServer::Daemon::refuse(MHD_Connection* connection, unsigned status, bool close)
{
    const Response response = emptyResponse();
    if (close)
        addHeader(response, MHD_HTTP_HEADER_CONNECTION, "close");
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
        addHeader(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
    return queue(connection, status, response);
}

MHD_Result FirmwareServer::Daemon::queue(MHD_Connection* connection, unsigned status, const Response& response)
{
    if (m_watch.isSpent(connection))
        addHeader(response, MHD_HTTP_HEADER_CONNECTION, "close");
    return MHD_queue_response(connection, status, response.get());
}

MHD_Result FirmwareServer::Daemon::onRequest(void* self, MHD_Connection* connection, const char* url,
    const char* method, const char*, const char*, std::size_t*, void** request)
{
    auto& daemon = *static_cast<Daemon*>(self);
    const std::string_view verb(method);
    if (!*request) {
        // The header is complete. What is wrong already here is answered without reading on, and the connection ends.
        *request = self;
        daemon.m_watch.requestBegan(connection, daemon.m_clock.steady());
        const auto* header = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
        if ((header && header->header_size > largestHeader)
            || MHD_get_connection_values(connection, MHD_HEADER_KIND, nullptr, nullptr) > mostHeaderFields)
            return daemon.refuse(connection, MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE, true);
        if (verb != MHD_HTTP_METHOD_GET && verb != MHD_HTTP_METHOD_HEAD)
            return daemon.refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED, true);
        const std::string_view length = headerOf(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
        if (!headerOf(connection, MHD_HTTP_HEADER_TRANSFER_ENCODING).empty() || (!length.empty() && length != "0"))
            return daemon.refuse(connection, MHD_HTTP_BAD_REQUEST, true);
        if (daemon.m_watch.isBeyond(connection))
            return daemon.refuse(connection, MHD_HTTP_SERVICE_UNAVAILABLE, true);
        return MHD_YES;
    }
    return daemon.answer(connection, url, verb);
}

/// A token is written without escapes: what holds one is none, instead of something else once it is decoded.
std::size_t FirmwareServer::Daemon::keepEscapes(void*, MHD_Connection*, char* text)
{
    return std::strlen(text);
}

void FirmwareServer::Daemon::onCompleted(
    void* self, MHD_Connection* connection, void** request, MHD_RequestTerminationCode)
{
    auto& daemon = *static_cast<Daemon*>(self);
    *request = nullptr;
    daemon.m_watch.requestEnded(connection, daemon.m_clock.steady());
}

void FirmwareServer::Daemon::onConnection(
    void* self, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode code)
{
    auto& daemon = *static_cast<Daemon*>(self);
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        daemon.m_watch.closed(connection);
        return;
    }
    const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    const auto* client = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (!info || !client)
        return;
    const int goes
        = daemon.m_watch.opened(connection, info->connect_fd, addressOf(client->client_addr), daemon.m_clock.steady());
    if (goes >= 0)
        ::shutdown(goes, SHUT_RDWR);
}

ssize_t FirmwareServer::Daemon::onRead(void* cls, std::uint64_t position, char* to, std::size_t most)
{
    const auto& transfer = *static_cast<Transfer*>(cls);
    const quint64 length = std::min<quint64>(most, transfer.length - position);
    const qint64 read = transfer.file->read(to, transfer.first + position, length);
    if (read < 0) {
        transfer.daemon.m_meter.spoilt(
            transfer.link, read == ServedFile::changed ? FileState::Changed : FileState::Unreadable);
        return MHD_CONTENT_READER_END_WITH_ERROR;
    }
    const auto bytes = static_cast<quint64>(read);
    if (transfer.digest) {
        transfer.digest->add(position, to, bytes);
        // The last piece stays here: what the device has got by then is no firmware yet.
        if (transfer.digest->size() == transfer.length && transfer.digest->finish() != transfer.sha256) {
            transfer.daemon.m_meter.spoilt(transfer.link, FileState::Changed);
            return MHD_CONTENT_READER_END_WITH_ERROR;
        }
    }
    transfer.daemon.m_meter.served(transfer.link, transfer.first + position + bytes, bytes);
    transfer.daemon.m_watch.sent(transfer.connection, bytes);
    return read;
}

void FirmwareServer::Daemon::onFree(void* cls)
{
    const std::unique_ptr<Transfer> transfer(static_cast<Transfer*>(cls));
    transfer->daemon.m_meter.end(transfer->link);
}

FirmwareServer::FirmwareServer(DownloadLink link, const Clock& clock, Mailbox<DownloadEvidence>& evidence)
    : m_daemon(std::make_unique<Daemon>(std::move(link), clock, evidence))
{
}

FirmwareServer::~FirmwareServer() = default;

Result<quint16> FirmwareServer::start(const QString& address, quint16 port)
{
    return m_daemon->start(address, port);
}

void FirmwareServer::stop()
{
    m_daemon->stop();
}

void FirmwareServer::setLinks(std::shared_ptr<const LinkTable> links)
{
    m_daemon->setLinks(std::move(links));
}

int FirmwareServer::downloadsRunning() const
{
    return m_daemon->meter().running();
}

quint64 FirmwareServer::bytesPerSecond() const
{
    return m_daemon->meter().bytesPerSecond();
}

quint64 FirmwareServer::bytesServed() const
{
    return m_daemon->meter().bytesServed();
}

} // namespace console
