// SPDX-License-Identifier: GPL-3.0-or-later
// A device on npm mqtt that takes the whole way: it pulls its notice, downloads with Range, checks the digest the notice names,
// reports steps as strings, and reports the new version. Arguments: product key, device name, version it runs now.
'use strict';

const crypto = require('crypto');
const http = require('http');
const mqtt = require('mqtt');

const [productKey, deviceName, version] = process.argv.slice(2);
const client = mqtt.connect(process.env.ROLLOUT_TEST_BROKER, { clientId: `${productKey}.${deviceName}`, protocolVersion: 4 });
const ota = (what) => `/ota/device/${what}/${productKey}/${deviceName}`;
const pull = `/sys/${productKey}/${deviceName}/thing/ota/firmware/get`;
let id = 0;
let busy = false;
const send = (topic, message) => client.publish(topic, JSON.stringify({ id: String(++id), ...message }), { qos: 1 });

client.on('connect', () => {
    client.subscribe([ota('upgrade'), pull + '_reply'], { qos: 1 }, () => {
        send(ota('inform'), { params: { version, module: 'default' } });
        send(pull, { version: '1.0', params: { module: 'default' }, method: 'thing.ota.firmware.get' });
    });
});

client.on('message', (topic, payload) => {
    const message = JSON.parse(payload);
    console.log((topic === ota('upgrade') ? 'NOTICE ' : 'REPLY ') + payload.toString());
    if (busy || !message.data || !message.data.url || message.data.version === version)
        return;
    busy = true;
    download(message.data);
});

function download(data) {
    const digest = crypto.createHash(data.signMethod === 'Md5' ? 'md5' : 'sha256');
    let received = 0;
    let told = -1;
    http.get(data.url, { headers: { Range: 'bytes=0-' } }, (answer) => {
        console.log(`STATUS ${answer.statusCode} LENGTH ${answer.headers['content-length']}`);
        answer.on('data', (bytes) => {
            digest.update(bytes);
            received += bytes.length;
            const step = Math.floor(received * 20 / data.size) * 5;
            if (step !== told)
                send(ota('progress'), { params: { step: String(told = step), desc: '' } });
        });
        answer.on('end', () => {
            const good = digest.digest('hex') === data.sign && received === data.size;
            console.log(`DIGEST ${good ? 'good' : 'bad'} BYTES ${received}`);
            if (!good)
                return send(ota('progress'), { params: { step: '-3', desc: 'digest' } });
            setTimeout(() => send(ota('inform'), { params: { version: data.version } }), 300);
        });
    }).on('error', () => send(ota('progress'), { params: { step: '-2', desc: 'download' } }));
}
