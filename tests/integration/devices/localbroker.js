// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded before a device program: aliyun-iot-mqtt has the cloud's host and port built in, so the connection it asks for is made
// to the broker of the test instead (ROLLOUT_TEST_BROKER). Nothing else of the library is changed.
'use strict';

const Module = require('module');

const load = Module._load;
Module._load = function (request, parent, isMain) {
    const loaded = load.call(this, request, parent, isMain);
    if (request !== 'mqtt' || !parent || !/aliyun-iot-mqtt/.test(parent.filename))
        return loaded;
    return Object.assign({}, loaded, {
        connect: (url, options) => loaded.connect(process.env.ROLLOUT_TEST_BROKER, options),
    });
};
