// SPDX-License-Identifier: GPL-3.0-or-later
// The devices of the benchmarks, the same for the console and for what it is measured against:
//   bench_devices inform PORT DEVICES MESSAGES     version reports, device after device, round after round
//   bench_devices progress PORT DEVICES MESSAGES   progress, a step more each round, 99 in the last
//   bench_devices listen PORT DEVICES MESSAGES     hears notices, until all DEVICES had theirs
// Prints "ready", and "done MESSAGES" when the broker has acknowledged (or delivered) all.
#include "app/fleet/mqttpipe.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

using namespace console;

namespace {

int finish(bool ok, long messages)
{
    if (ok)
        std::printf("done %ld\n", messages);
    std::fflush(stdout);
    QCoreApplication::exit(ok ? 0 : 1);
    return 0;
}

class Publisher
{
public:
    Publisher(MqttPipe& pipe, bool progress, long devices, long messages)
        : m_pipe(pipe)
        , m_progress(progress)
        , m_devices(devices)
        , m_messages(messages)
    {
    }

    void publishSome()
    {
        while (m_sent < m_messages && m_pipe.hasRoom())
            publishNext();
        if (m_pipe.acknowledged() == static_cast<quint64>(m_messages))
            finish(true, m_messages);
    }

private:
    void publishNext()
    {
        const long rounds = std::max(1L, m_messages / m_devices - 1);
        const long step = std::min(99L, m_sent / m_devices * 99 / rounds);
        const int topicSize = std::snprintf(m_topic.data(), m_topic.size(), "/ota/device/%s/a1Bench/dev%06ld",
            m_progress ? "progress" : "inform", m_sent % m_devices + 1);
        const int size = m_progress
            ? std::snprintf(m_payload.data(), m_payload.size(),
                R"({"id":"%ld","params":{"step":"%ld","desc":"","module":"default"}})", m_sent, step)
            : std::snprintf(m_payload.data(), m_payload.size(), R"({"id":"%ld","params":{"version":"1.0.0"}})", m_sent);
        m_pipe.publish({ m_topic.data(), topicSize }, { m_payload.data(), size });
        ++m_sent;
    }

    MqttPipe& m_pipe;
    bool m_progress;
    long m_devices;
    long m_messages;
    long m_sent = 0;
    std::array<char, 96> m_topic{};
    std::array<char, 128> m_payload{};
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 5)
        return 64;
    const QByteArray what = argv[1];
    const long devices = std::atol(argv[3]);
    const long messages = std::atol(argv[4]);
    MqttEndpoint endpoint;
    endpoint.host = "127.0.0.1";
    endpoint.port = static_cast<quint16>(std::atoi(argv[2]));
    endpoint.clientId = "bench-" + what;
    MqttPipe pipe(endpoint, 2000);
    Publisher publisher(pipe, what == "progress", devices, messages);
    std::vector<bool> heard(static_cast<std::size_t>(devices));
    long distinct = 0;
    const auto begin = [] {
        std::puts("ready");
        std::fflush(stdout);
    };
    QObject::connect(&pipe, &MqttPipe::lost, &pipe, [] { finish(false, 0); });
    if (what == "listen") {
        QObject::connect(&pipe, &MqttPipe::connected, &pipe, [&pipe] { pipe.subscribe("/ota/device/upgrade/+/+", 0); });
        QObject::connect(&pipe, &MqttPipe::subscribed, &pipe, begin);
        QObject::connect(&pipe, &MqttPipe::messageReceived, &pipe, [&](QByteArrayView topic) {
            const long device = std::atol(topic.sliced(topic.lastIndexOf('v') + 1).data()) - 1;
            if (device < 0 || device >= devices || heard[static_cast<std::size_t>(device)])
                return;
            heard[static_cast<std::size_t>(device)] = true;
            if (++distinct == devices)
                finish(true, distinct);
        });
    } else {
        QObject::connect(&pipe, &MqttPipe::connected, &pipe, [&] {
            begin();
            publisher.publishSome();
        });
        QObject::connect(&pipe, &MqttPipe::roomMade, &pipe, [&] { publisher.publishSome(); });
    }
    pipe.open();
    return QCoreApplication::exec();
}
