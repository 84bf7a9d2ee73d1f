// SPDX-License-Identifier: GPL-3.0-or-later
// What the console is measured against: libmosquitto and nothing else.
//   bench_bare read PORT COUNT              subscribes as the console does, counts COUNT messages
//   bench_bare send PORT COUNT PAYLOAD WINDOW   publishes PAYLOAD to COUNT devices at QoS 1, WINDOW unacknowledged at
//   most
// Prints "ready" when it begins, and at the end "done COUNT SECONDS CPUSECONDS".
#include "tests/benchmarks/figures.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

struct Peer
{
    mosquitto* client = nullptr;
    long wanted = 0;
    long done = 0; ///< messages read, or acknowledged
    long sent = 0;
    bool ready = false;
    bool failed = false;
    console::Stopwatch watch;
};

Peer& peerOf(void* object)
{
    return *static_cast<Peer*>(object);
}

void say(Peer& peer)
{
    peer.ready = true;
    std::puts("ready");
    std::fflush(stdout);
    peer.watch.restart();
}

void onMessage(mosquitto*, void* object, const mosquitto_message*, const mosquitto_property*)
{
    ++peerOf(object).done;
}

void onSubscribed(mosquitto*, void* object, int, int, const int*, const mosquitto_property*)
{
    say(peerOf(object));
}

void onPublished(mosquitto*, void* object, int, int reason, const mosquitto_property*)
{
    Peer& peer = peerOf(object);
    ++peer.done;
    peer.failed = peer.failed || reason != 0;
}

void onConnectedReader(mosquitto* client, void* object, int code, int, const mosquitto_property*)
{
    static const char* const filters[] = { "/ota/device/inform/+/+", "/ota/device/progress/+/+",
        "/sys/+/+/thing/ota/firmware/get", "/ota/device/request/+/+" };
    char* list[4];
    for (int i = 0; i < 4; ++i)
        list[i] = const_cast<char*>(filters[i]);
    peerOf(object).failed
        = code != 0 || mosquitto_subscribe_multiple(client, nullptr, 4, list, 1, 0, nullptr) != MOSQ_ERR_SUCCESS;
}

void onConnectedSender(mosquitto*, void* object, int code, int, const mosquitto_property*)
{
    peerOf(object).failed = code != 0;
    say(peerOf(object));
}

bool publishNext(Peer& peer, const char* payload)
{
    char topic[64];
    std::snprintf(topic, sizeof(topic), "/ota/device/upgrade/a1Bench/dev%06ld", ++peer.sent);
    return mosquitto_publish_v5(
               peer.client, nullptr, topic, static_cast<int>(std::strlen(payload)), payload, 1, false, nullptr)
        == MOSQ_ERR_SUCCESS;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4)
        return 64;
    const bool sends = std::strcmp(argv[1], "send") == 0;
    if (sends && argc < 6)
        return 64;
    Peer peer;
    peer.wanted = std::atol(argv[3]);
    const long window = sends ? std::atol(argv[5]) : 0;
    mosquitto_lib_init();
    peer.client = mosquitto_new(sends ? "bare-sender" : "bare-reader", true, &peer);
    mosquitto_int_option(peer.client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
    mosquitto_int_option(peer.client, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_int_option(peer.client, MOSQ_OPT_RECEIVE_MAXIMUM, 65000);
    mosquitto_int_option(peer.client, MOSQ_OPT_SEND_MAXIMUM, 65535);
    mosquitto_message_v5_callback_set(peer.client, &onMessage);
    mosquitto_subscribe_v5_callback_set(peer.client, &onSubscribed);
    mosquitto_publish_v5_callback_set(peer.client, &onPublished);
    mosquitto_connect_v5_callback_set(peer.client, sends ? &onConnectedSender : &onConnectedReader);
    if (mosquitto_connect(peer.client, "127.0.0.1", std::atoi(argv[2]), 60) != MOSQ_ERR_SUCCESS)
        return 1;
    while (!peer.failed && peer.done < peer.wanted) {
        while (sends && peer.ready && peer.sent < peer.wanted && peer.sent - peer.done < window) {
            if (!publishNext(peer, argv[4]))
                return 1;
        }
        if (mosquitto_loop(peer.client, 1000, 1) != MOSQ_ERR_SUCCESS)
            return 1;
    }
    std::printf("done %ld %.6f %.6f\n", peer.done, peer.watch.wall(), peer.watch.cpu());
    std::fflush(stdout);
    mosquitto_disconnect(peer.client);
    mosquitto_destroy(peer.client);
    mosquitto_lib_cleanup();
    return peer.failed ? 1 : 0;
}
