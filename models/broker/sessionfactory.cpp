// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/sessionfactory.h"

#ifdef ROLLOUT_MQTT_QT
#include "models/broker/qtmqttsession.h"
#else
#include "models/broker/mosquittosession.h"
#endif

namespace console {

#ifdef ROLLOUT_MQTT_QT
std::unique_ptr<MqttSession> makeMqttSession()
{
    return std::make_unique<QtMqttSession>();
}

QString mqttLibraryName()
{
    return qtMqttLibraryName();
}
#else
std::unique_ptr<MqttSession> makeMqttSession()
{
    return std::make_unique<MosquittoSession>();
}

QString mqttLibraryName()
{
    return mosquittoLibraryName();
}
#endif

} // namespace console
