// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a broker; the first one says how they arrive in pieces (RELIABILITY.md T4).
#include "models/broker/mqttpacket.h"
#include "tests/fuzz/fuzzing.h"

using namespace console;

namespace {

constexpr quint32 largest = 4096;

void readAll(MqttPacketSplitter::Large large, const QByteArray& bytes, qsizetype piece)
{
    MqttPacketSplitter splitter(largest, large);
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        splitter.add(bytes.mid(at, piece));
        for (;;) {
            const auto next = splitter.next();
            if (!next)
                return; // the connection ends
            if (!*next)
                break;
            const MqttPacket& packet = **next;
            mustHold(packet.bytes().size() <= qsizetype(largest) + 70'000, "nothing larger than was let in");
            (void)packet.isSound(true);
            (void)packet.isSound(false);
            if (packet.type() == MqttPacketType::Publish)
                (void)packet.publishHead();
            (void)packet.wordAt(packet.body().size());
            (void)packet.byteAt(packet.body().size());
        }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char*>(data + 1), static_cast<qsizetype>(size - 1));
    const qsizetype piece = 1 + data[0];
    readAll(MqttPacketSplitter::Large::Refuse, bytes, piece);
    readAll(MqttPacketSplitter::Large::CutPublishes, bytes, piece);
    return 0;
}
