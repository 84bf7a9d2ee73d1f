// SPDX-License-Identifier: GPL-3.0-or-later
// The device of the article the product is founded on, on the library it names: reports 1-45-345a, acts on a notice, reports
// progress 23 as a number, and after the "reboot" reports what the notice asked for. It parses the notice as JSON and does not
// download, as there. Arguments: product key, device name. One line on stdout for each thing it does.
'use strict';

const cloud = require('aliyun-iot-mqtt');

const [productKey, deviceName] = process.argv.slice(2);
const client = cloud.getAliyunIotMqttClient({ productKey, deviceName, deviceSecret: 'not-a-secret', regionId: 'cn-shanghai' });
const topic = (what) => `/ota/device/${what}/${productKey}/${deviceName}`;
const send = (what, params) => client.publish(topic(what), JSON.stringify({ id: 1, params }));

client.subscribe(topic('upgrade'));
send('inform', { version: '1-45-345a' });

client.on('message', (from, payload) => {
    if (from !== topic('upgrade'))
        return;
    console.log('NOTICE ' + payload.toString());
    const notice = JSON.parse(payload);
    send('progress', { step: 23, desc: ' xxxxxxxx ' });
    setTimeout(() => send('inform', { version: notice.data.version }), 300);
});
