// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/logging.h"

namespace console {

Q_LOGGING_CATEGORY(lcBroker, "console.broker", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "console.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcServer, "console.server", QtInfoMsg)
Q_LOGGING_CATEGORY(lcControl, "console.control", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "console.ui", QtInfoMsg)

} // namespace console
