// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/protocol/notice.h"

#include <string_view>

namespace console {

/// Notices as bytes: compact, in the fixed key order that shipped devices need (PROTOCOL.md 2.2, 6.3, 10.2): size,
/// sign, version, url, signMethod, md5, module, isDiff, extData; then id, message. Pure, any thread.
class NoticeCodec
{
public:
    /// The push: {"code":"1000","data":{…},"id":…,"message":"success"}
    [[nodiscard]] static QByteArray encode(const Notice& notice);
    /// The answer to Pull: {"id":"…","code":200,"data":{…}}; `notice` null gives an empty data object.
    /// `requestId` is echoed as a string, at most 32 characters, digits only, else "0".
    [[nodiscard]] static QByteArray encodePullReply(std::string_view requestId, const Notice* notice);
    /// Everything worth saying about this notice and its encoded length, blocking ones first.
    [[nodiscard]] static QList<NoticeCheck> check(const Notice& notice);
};

} // namespace console
