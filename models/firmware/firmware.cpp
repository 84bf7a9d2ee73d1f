// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/firmware.h"

namespace console {

Notice makeNotice(const Firmware& firmware, const QString& url, qint64 id)
{
    Notice notice;
    notice.id = id;
    notice.size = firmware.size;
    notice.signMethod = firmware.signMethod;
    notice.md5 = firmware.md5;
    notice.sha256 = firmware.sha256;
    notice.version = firmware.version;
    notice.url = url;
    notice.module = firmware.module;
    notice.customInfo = firmware.customInfo;
    return notice;
}

} // namespace console
