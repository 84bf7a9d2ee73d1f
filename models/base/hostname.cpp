// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/hostname.h"

#include <QRegularExpression>

namespace console {

bool isLoopbackHost(QStringView host)
{
    // Four numbers: 127.example.com is somebody's computer.
    static const QRegularExpression address(QStringLiteral(R"(\A127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}\z)"));
    return host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0 || host == QLatin1StringView("::1")
        || address.match(host.toString()).hasMatch();
}

} // namespace console
