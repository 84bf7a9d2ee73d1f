<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ActivityText</name>
    <message>
        <source>%1 devices</source>
        <translation>%1 台设备</translation>
    </message>
    <message>
        <source>the batch</source>
        <translation>升级批次</translation>
    </message>
    <message>
        <source>the batch of %1</source>
        <translation>“%1”升级批次</translation>
    </message>
    <message>
        <source>the theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>the language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Added firmware %1, version %2, for product %3</source>
        <translation>添加了固件 %1，版本 %2，产品 %3</translation>
    </message>
    <message>
        <source>Deleted firmware %1, version %2</source>
        <translation>删除了固件 %1，版本 %2</translation>
    </message>
    <message>
        <source>Started the verification of %1 on %2</source>
        <translation>开始在 %2上验证固件 %1</translation>
    </message>
    <message>
        <source>Started a batch: %1 to %2</source>
        <translation>启动了升级批次：将 %2升级到 %1</translation>
    </message>
    <message>
        <source>Scheduled a batch: %1 to %2, at %3</source>
        <translation>计划了升级批次：%3 将 %2升级到 %1</translation>
    </message>
    <message>
        <source>Paused %1</source>
        <translation>暂停了%1</translation>
    </message>
    <message>
        <source>Resumed %1</source>
        <translation>继续了%1</translation>
    </message>
    <message>
        <source>Cancelled %1; tasks cancelled: %2, notices that may still arrive: %3</source>
        <translation>取消了%1；取消任务 %2 个，仍可能送达的通知 %3 条</translation>
    </message>
    <message>
        <source>Changed the rate of %1 from %2 to %3 devices a minute</source>
        <translation>将%1的推送速率由每分钟 %2 台改为 %3 台</translation>
    </message>
    <message>
        <source>Retried %1 in %2</source>
        <translation>在%2中重试了 %1</translation>
    </message>
    <message>
        <source>Cancelled %1 in %2</source>
        <translation>在%2中取消了 %1</translation>
    </message>
    <message>
        <source>Changed settings: %1</source>
        <translation>更改了设置：%1</translation>
    </message>
    <message>
        <source>Verification of %1 passed on %2</source>
        <translation>固件 %1 在 %2上验证通过</translation>
    </message>
    <message>
        <source>Verification of %1 failed: %2 succeeded, %3 failed</source>
        <translation>固件 %1 验证失败：%2 台成功，%3 台失败</translation>
    </message>
    <message>
        <source>Completed the batch of %1: %2 succeeded, %3 failed, %4 skipped, %5 cancelled</source>
        <translation>“%1”升级批次已完成：%2 台成功，%3 台失败，%4 台跳过，%5 台取消</translation>
    </message>
    <message>
        <source>%1 failed in %2: %3</source>
        <translation>%1 在%2中升级失败：%3</translation>
    </message>
    <message>
        <source>%1 timed out in %2</source>
        <translation>%1 在%2中超时</translation>
    </message>
    <message>
        <source>%1 is silent since its notice in %2</source>
        <translation>%1 收到%2的通知后一直无响应</translation>
    </message>
    <message>
        <source>%1 was taken over by a newer batch</source>
        <translation>%1 已由更新的批次接管</translation>
    </message>
    <message>
        <source>The file of firmware %1, version %2, is not the one that was added. Nothing of it is sent</source>
        <translation>固件 %1（版本 %2）的文件与添加时不一致，已停止发送</translation>
    </message>
    <message>
        <source>%1 reported %2 after its task had ended</source>
        <translation>%1 在任务结束后上报了 %2</translation>
    </message>
    <message>
        <source>Started %1 by its schedule</source>
        <translation>按计划启动了%1</translation>
    </message>
    <message>
        <source>%1 reported for the first time</source>
        <translation>%1 首次上报</translation>
    </message>
    <message>
        <source>%1 reported for the first time, beginning with %2</source>
        <translation>%1首次上报，其中第一台是 %2</translation>
    </message>
    <message>
        <source>Rejected a report on %1: %2</source>
        <translation>拒绝了 %1 上的一条上报：%2</translation>
    </message>
    <message>
        <source>Rejected %1 reports, the last on %2: %3</source>
        <translation>拒绝了 %1 条上报，最近一条来自 %2：%3</translation>
    </message>
    <message>
        <source>%1 reported progress %2 without a task</source>
        <translation>%1 没有任务却上报了进度 %2</translation>
    </message>
    <message>
        <source>%1 was not subscribed when its notice came</source>
        <translation>通知发出时 %1 没有订阅升级 Topic</translation>
    </message>
    <message>
        <source>Connected to broker %1:%2 (%3)</source>
        <translation>已连接 MQTT 服务器 %1:%2（%3）</translation>
    </message>
    <message>
        <source>Lost the broker: %1</source>
        <translation>与 MQTT 服务器的连接断开：%1</translation>
    </message>
    <message>
        <source>Cannot write to the database: %1</source>
        <translation>无法写入数据库：%1</translation>
    </message>
    <message>
        <source>The database can be written again</source>
        <translation>数据库已恢复写入</translation>
    </message>
    <message>
        <source>Serving firmware files on %1:%2</source>
        <translation>正在 %1:%2 提供固件下载</translation>
    </message>
    <message>
        <source>Cannot serve firmware files: %1</source>
        <translation>无法提供固件下载：%1</translation>
    </message>
    <message>
        <source>Console %1 started</source>
        <translation>控制台 %1 已启动</translation>
    </message>
    <message>
        <source>Console stopped</source>
        <translation>控制台已停止</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The broker refused the notice for %1: %2</source>
        <translation>MQTT 服务器拒绝了发给 %1 的通知：%2</translation>
    </message>
    <message>
        <source>%1 sends messages without end; what is too much is not read</source>
        <translation>%1 不停地发送消息，超出的部分不再读取</translation>
    </message>
    <message>
        <source>%1 changes its version again and again</source>
        <translation>%1 反复变更版本</translation>
    </message>
    <message>
        <source>%1 reports progress again and again, with nothing to do</source>
        <translation>%1 在无任务时反复上报进度</translation>
    </message>
    <message>
        <source>Reports may be missing: the broker may not have kept all of them while the console was away. Each device is right again with its next report</source>
        <translation>上报可能有遗漏：控制台离线期间 MQTT 服务器可能没有保留全部上报。设备下次上报后，其数据即恢复正确</translation>
    </message>
    <message>
        <source>Halted %1</source>
        <translation>已自动叫停：%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This log was changed outside the console: entry %1 does not follow from the one before it</source>
        <translation>此日志在控制台之外被改动过：条目 %1 与其前一条不衔接</translation>
    </message>
    <message>
        <source>This log was changed outside the console: its newest entries are gone</source>
        <translation>此日志在控制台之外被改动过：最新的条目已缺失</translation>
    </message>
    <message>
        <source>The file of firmware %1, version %2, cannot be read. Its batches wait, paused, until it can be read again</source>
        <translation>无法读取固件 %1（版本 %2）的文件。其批次已暂停，待文件恢复可读后再继续</translation>
    </message>
    <message>
        <source>Put %1 into group %2</source>
        <translation>已将 %1放入分组 %2</translation>
    </message>
    <message>
        <source>Took %1 out of their group</source>
        <translation>已将 %1移出分组</translation>
    </message>
    <message>
        <source>Gave tag %2 to %1</source>
        <translation>已为 %1添加标签 %2</translation>
    </message>
    <message>
        <source>Took tag %2 from %1</source>
        <translation>已从 %1移除标签 %2</translation>
    </message>
    <message>
        <source>Changed groups and tags of %1 by a list</source>
        <translation>已按列表修改 %1的分组和标签</translation>
    </message>
    <message>
        <source>Closed %1 to devices that match later</source>
        <translation>%1不再接收之后符合条件的设备</translation>
    </message>
    <message>
        <source>%1 joined %2</source>
        <translation>%1 加入了%2</translation>
    </message>
    <message>
        <source>%1 joined %2, beginning with %3</source>
        <translation>%1加入了%2，首个为 %3</translation>
    </message>
    <message>
        <source>Released wave %1 of %2 of %3; of the devices before it %4 of %5 had succeeded</source>
        <translation>已放行%3的第 %1 波（共 %2 波）；此前的设备中 %5 台有结果，%4 台成功</translation>
    </message>
    <message>
        <source>Wave %1 of %2 of %3 has passed its gate: %4 of %5 succeeded. The next one begins</source>
        <translation>%3的第 %1 波（共 %2 波）满足放行条件：%5 台中 %4 台成功。下一波开始</translation>
    </message>
    <message>
        <source>Wave %1 of %2 of %3 cannot pass its gate any more: %4 of %5 succeeded. The next one waits for an operator</source>
        <translation>%3的第 %1 波（共 %2 波）已无法满足放行条件：%5 台中 %4 台成功。下一波等待操作员</translation>
    </message>
    <message>
        <source>Ended %1 by its schedule; tasks cancelled: %2, notices that may still arrive: %3</source>
        <translation>按计划结束%1；取消任务：%2，仍可能送达的通知：%3</translation>
    </message>
    <message>
        <source>Changed the pace of %1: %2</source>
        <translation>修改了%1的推送速率：%2</translation>
    </message>
    <message>
        <source>Saved a dossier of %1, seal %2</source>
        <translation>保存了%1的档案，封签 %2</translation>
    </message>
    <message>
        <source>Changed the times of %1. Windows: %2. End: %3</source>
        <translation>已更改%1的时间。维护窗口：%2。结束：%3</translation>
    </message>
    <message>
        <source>batches are released by a second operator</source>
        <translation>批次须由另一名操作员放行</translation>
    </message>
    <message>
        <source>batches need no second operator any more</source>
        <translation>批次不再需要另一名操作员放行</translation>
    </message>
    <message>
        <source>Made a batch that another operator has to release: %1 to %2</source>
        <translation>已创建须由其他操作员放行的批次：%1 → %2</translation>
    </message>
    <message>
        <source>Released the batch of %1 to %2, made by %3</source>
        <translation>已放行 %1 → %2 的批次（创建人：%3）</translation>
    </message>
    <message>
        <source>%1 has its download and is silent since, in %2</source>
        <translation>%1 在%2中下载完成后一直无响应</translation>
    </message>
</context>
<context>
    <name>BatchReport</name>
    <message>
        <source>It ran for %1, from %2 to %3.</source>
        <translation>历时 %1，从 %2 到 %3。</translation>
    </message>
    <message>
        <source>It halted at %1: %2</source>
        <translation>于 %1 自动暂停：%2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>devices, and their share</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>Outcomes over time</source>
        <translation>升级结果趋势</translation>
    </message>
    <message>
        <source>%1 succeeded and %2 failed of %3, from %4 to %5</source>
        <translation>%3中，%1 台升级成功，%2 台升级失败，从 %4 到 %5</translation>
    </message>
    <message>
        <source>Failures by reason</source>
        <translation>失败原因分布</translation>
    </message>
    <message>
        <source>No device has failed.</source>
        <translation>没有升级失败的设备。</translation>
    </message>
    <message>
        <source>Who did what when</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>the console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Every device</source>
        <translation>全部设备</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>From version</source>
        <translation>升级前版本</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>执行情况</translation>
    </message>
    <message>
        <source>%1 of module %2</source>
        <translation>%1（模块 %2）</translation>
    </message>
    <message>
        <source>Verification of %1 for %2</source>
        <translation>为 %2 验证固件 %1</translation>
    </message>
    <message>
        <source>Rollout of %1 to %2</source>
        <translation>向 %2 升级 %1</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>升级计划</translation>
    </message>
    <message>
        <source>Batch %1 · written %2 by Rollout Console %3 · times of %4</source>
        <translation>批次 %1 · Rollout Console %3 生成于 %2 · 时间按 %4</translation>
    </message>
    <message>
        <source>Of %1, %2 succeeded and %3 failed; cancelled or skipped: %4, open: %5.</source>
        <translation>%1中，%2 台升级成功，%3 台升级失败；已取消或已跳过：%4 台，未结束：%5 台。</translation>
    </message>
</context>
<context>
    <name>CellText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 台设备</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>%1 台设备</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source> %</source>
        <comment>after a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is so, and what more there is to say</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Something went wrong inside the console. Try again; if it stays, restart the console.</source>
        <translation>控制台内部出错。请重试；如果问题依旧，请重启控制台。</translation>
    </message>
    <message>
        <source>Not a product key. Use 1 to 32 letters, digits, “_”, “.” or “-”.</source>
        <translation>ProductKey 无效。请使用 1 到 32 个字母、数字、“_”、“.”或“-”。</translation>
    </message>
    <message>
        <source>Not a device name. Use 1 to 32 letters, digits, “-”, “_”, “@”, “.” or “:”.</source>
        <translation>DeviceName 无效。请使用 1 到 32 个字母、数字、“-”、“_”、“@”、“.”或“:”。</translation>
    </message>
    <message>
        <source>Not a module name. Use 1 to 64 letters, digits, “.”, “-” or “_”, and none of the protocol&apos;s own words.</source>
        <translation>模块名称无效。请使用 1 到 64 个字母、数字、“.”、“-”或“_”，且不能是协议保留字。</translation>
    </message>
    <message>
        <source>Not a version label. Use 1 to 64 letters, digits, “.”, “-” or “_”.</source>
        <translation>版本号无效。请使用 1 到 64 个字母、数字、“.”、“-”或“_”。</translation>
    </message>
    <message>
        <source>Not a usable name. Use 1 to 40 characters.</source>
        <translation>名称无效。请使用 1 到 40 个字符。</translation>
    </message>
    <message>
        <source>The topic is not one of the update protocol&apos;s. Check what the device publishes to.</source>
        <translation>该 Topic 不属于升级协议。请检查设备发布消息的 Topic。</translation>
    </message>
    <message>
        <source>The report is too large and was ignored. Check the device&apos;s software.</source>
        <translation>上报内容过大，已忽略。请检查设备端软件。</translation>
    </message>
    <message>
        <source>The report is nested too deeply and was ignored. Check the device&apos;s software.</source>
        <translation>上报内容嵌套过深，已忽略。请检查设备端软件。</translation>
    </message>
    <message>
        <source>The report is not valid JSON and was ignored. Check the device&apos;s software.</source>
        <translation>上报内容不是有效的 JSON，已忽略。请检查设备端软件。</translation>
    </message>
    <message>
        <source>A value in the report has the wrong type, so it was ignored. Check the device&apos;s software.</source>
        <translation>上报内容中有值的类型不正确，已忽略。请检查设备端软件。</translation>
    </message>
    <message>
        <source>The report lacks a required field and was ignored. Check the device&apos;s software.</source>
        <translation>上报内容缺少必需字段，已忽略。请检查设备端软件。</translation>
    </message>
    <message>
        <source>This is the console&apos;s own answer to a pull. Nothing needs to be done.</source>
        <translation>这是控制台对设备拉取请求的应答，无需处理。</translation>
    </message>
    <message>
        <source>The file does not exist any more. Choose it again.</source>
        <translation>文件已不存在。请重新选择。</translation>
    </message>
    <message>
        <source>The file cannot be read. Check its permissions, or choose another.</source>
        <translation>无法读取文件。请检查权限，或选择其他文件。</translation>
    </message>
    <message>
        <source>The file is empty. Choose another.</source>
        <translation>文件为空。请选择其他文件。</translation>
    </message>
    <message>
        <source>The file is too large. Choose a smaller one.</source>
        <translation>文件过大。请选择较小的文件。</translation>
    </message>
    <message>
        <source>The file changed while it was read. Wait until it is complete, then try again.</source>
        <translation>文件在读取过程中发生了变化。请等文件写完后重试。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then try again.</source>
        <translation>磁盘已满。请清理空间后重试。</translation>
    </message>
    <message>
        <source>The file could not be written. Check the folder&apos;s permissions and its free space.</source>
        <translation>无法写入文件。请检查文件夹的权限和剩余空间。</translation>
    </message>
    <message>
        <source>This product and module already have that version with other contents. Choose another version label.</source>
        <translation>该产品和模块已有同一版本号的固件，但内容不同。请换一个版本号。</translation>
    </message>
    <message>
        <source>This firmware has not passed its verification. Verify it on test devices first.</source>
        <translation>该固件尚未通过验证。请先在测试设备上验证固件。</translation>
    </message>
    <message>
        <source>This firmware is being verified. Wait for the result.</source>
        <translation>该固件正在验证中。请等待结果。</translation>
    </message>
    <message>
        <source>This firmware has already passed its verification. Start a batch upgrade instead.</source>
        <translation>该固件已通过验证，可以直接批量升级。</translation>
    </message>
    <message>
        <source>The stored file no longer matches its digest, so its batches were paused. Upload the firmware again.</source>
        <translation>存储的文件与摘要不符，相关批次已暂停。请重新上传固件。</translation>
    </message>
    <message>
        <source>A batch that has not ended uses this firmware. Cancel the batch or wait until it ends.</source>
        <translation>有未结束的批次正在使用该固件。请取消该批次，或等待批次结束。</translation>
    </message>
    <message>
        <source>The text is too long. Shorten it.</source>
        <translation>文字过长。请缩短。</translation>
    </message>
    <message>
        <source>Not a usable address. Write it as http://host or https://host, without a trailing slash.</source>
        <translation>地址无效。请写成 http://host 或 https://host 的形式，末尾不带斜杠。</translation>
    </message>
    <message>
        <source>Download links would be 255 characters or longer, which devices cut off. Use a shorter public address.</source>
        <translation>下载链接将达到或超过 255 个字符，会被设备截断。请使用较短的对外地址。</translation>
    </message>
    <message>
        <source>The notice would exceed what devices can receive. Shorten the custom info or the public address.</source>
        <translation>升级通知将超出设备可接收的长度。请缩短自定义信息或对外地址。</translation>
    </message>
    <message>
        <source>Not an address of this computer. Use 0.0.0.0 for all of them.</source>
        <translation>这不是本机的地址。使用 0.0.0.0 表示本机所有地址。</translation>
    </message>
    <message>
        <source>Another program uses this port. Choose another port, or stop that program.</source>
        <translation>该端口已被其他程序占用。请换一个端口，或停止该程序。</translation>
    </message>
    <message>
        <source>The file server could not start. Check the listen address and port.</source>
        <translation>文件服务器无法启动。请检查监听地址和端口。</translation>
    </message>
    <message>
        <source>The profile is incomplete. Fill in the marked fields.</source>
        <translation>连接配置不完整。请填写标出的字段。</translation>
    </message>
    <message>
        <source>No computer of that name was found. Check the host name and this computer&apos;s DNS.</source>
        <translation>找不到该主机。请检查主机名和本机的 DNS 设置。</translation>
    </message>
    <message>
        <source>The broker&apos;s host cannot be reached. Check the network, a VPN or a firewall.</source>
        <translation>无法访问 MQTT 服务器所在的主机。请检查网络、VPN 或防火墙。</translation>
    </message>
    <message>
        <source>Nothing accepts connections there. Check the port, and that the broker is running.</source>
        <translation>该地址没有程序接受连接。请检查端口，并确认 MQTT 服务器正在运行。</translation>
    </message>
    <message>
        <source>The host did not answer in time. Check the address, the port and a firewall between.</source>
        <translation>主机没有及时响应。请检查地址、端口以及中间的防火墙。</translation>
    </message>
    <message>
        <source>A certificate or key file cannot be used. It must be PEM, and the key must belong to the certificate.</source>
        <translation>证书或私钥文件不可用。文件须为 PEM 格式，且私钥与证书匹配。</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate has expired or is not valid yet. Renew it, or correct this computer&apos;s clock.</source>
        <translation>MQTT 服务器的证书已过期或尚未生效。请更新证书，或校正本机时钟。</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate comes from an authority that is not trusted here. Choose its CA file in the profile.</source>
        <translation>本机不信任 MQTT 服务器证书的颁发机构。请在连接配置中选择其 CA 文件。</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is for another name. Use the host name it was issued for.</source>
        <translation>MQTT 服务器的证书属于另一个名称。请使用证书对应的主机名。</translation>
    </message>
    <message>
        <source>No encrypted connection could be agreed on. Check that this port speaks TLS, and whether the broker wants a client certificate.</source>
        <translation>无法建立加密连接。请检查该端口是否使用 TLS，以及 MQTT 服务器是否要求客户端证书。</translation>
    </message>
    <message>
        <source>The broker did not answer the login. Check that this port speaks MQTT, with or without TLS as set here.</source>
        <translation>MQTT 服务器没有响应登录。请检查该端口是否使用 MQTT，以及 TLS 设置是否与此处一致。</translation>
    </message>
    <message>
        <source>The broker speaks neither MQTT 5 nor MQTT 3.1.1. Update the broker.</source>
        <translation>MQTT 服务器既不支持 MQTT 5，也不支持 MQTT 3.1.1。请升级 MQTT 服务器。</translation>
    </message>
    <message>
        <source>The broker rejects this client id. Choose another in the profile.</source>
        <translation>MQTT 服务器拒绝了该客户端 ID。请在连接配置中更换。</translation>
    </message>
    <message>
        <source>The broker is not available at the moment. The console tries again by itself.</source>
        <translation>MQTT 服务器暂时不可用。控制台会自动重试。</translation>
    </message>
    <message>
        <source>The broker rejects the user name or the password. Check both.</source>
        <translation>MQTT 服务器拒绝了用户名或密码。请检查两者。</translation>
    </message>
    <message>
        <source>The broker does not let this user connect. Check the user name, the password and the broker&apos;s access list.</source>
        <translation>MQTT 服务器不允许该用户连接。请检查用户名、密码和 MQTT 服务器的访问控制列表。</translation>
    </message>
    <message>
        <source>The broker refused the login. Look into the broker&apos;s log.</source>
        <translation>MQTT 服务器拒绝了登录。请查看 MQTT 服务器的日志。</translation>
    </message>
    <message>
        <source>The broker refuses the subscription to device reports. Allow the /ota/device/… topics in its access list.</source>
        <translation>MQTT 服务器拒绝订阅设备上报。请在其访问控制列表中允许 /ota/device/… Topic。</translation>
    </message>
    <message>
        <source>The connection to the broker was lost. The console connects again by itself.</source>
        <translation>与 MQTT 服务器的连接已断开。控制台会自动重新连接。</translation>
    </message>
    <message>
        <source>Another program connected with the same client id. Give each console a client id of its own.</source>
        <translation>另一个程序使用相同的客户端 ID 连接。请为每个控制台设置各自的客户端 ID。</translation>
    </message>
    <message>
        <source>A message was larger than allowed, and the connection was closed. Check what is published to the broker.</source>
        <translation>有消息超过允许的大小，连接已关闭。请检查发布到 MQTT 服务器的消息。</translation>
    </message>
    <message>
        <source>The other side broke the MQTT protocol. Check that this port belongs to an MQTT broker.</source>
        <translation>对方违反了 MQTT 协议。请检查该端口是否属于 MQTT 服务器。</translation>
    </message>
    <message>
        <source>Not connected to a broker. Connect first, in Settings.</source>
        <translation>未连接 MQTT 服务器。请先在“设置”中连接。</translation>
    </message>
    <message>
        <source>This profile needs its password. Enter it to connect.</source>
        <translation>该连接配置需要密码。请输入密码后连接。</translation>
    </message>
    <message>
        <source>There is no keychain on this computer, so the password is asked for each time.</source>
        <translation>本机没有密钥链，因此每次都需输入密码。</translation>
    </message>
    <message>
        <source>The workspace&apos;s database is damaged, and nothing was overwritten. Restore a backup, or start with another workspace.</source>
        <translation>工作区的数据库已损坏，没有覆盖任何内容。请恢复备份，或改用其他工作区启动。</translation>
    </message>
    <message>
        <source>The workspace was written by a newer version of the console. Update the console, or use another workspace.</source>
        <translation>该工作区由更新版本的控制台写入。请更新控制台，或使用其他工作区。</translation>
    </message>
    <message>
        <source>The workspace&apos;s database cannot be written. Check the folder&apos;s permissions and its free space.</source>
        <translation>无法写入工作区的数据库。请检查文件夹的权限和剩余空间。</translation>
    </message>
    <message>
        <source>Changes cannot be saved at the moment, so nothing is sent to devices. Check the disk; the console tries again by itself.</source>
        <translation>目前无法保存改动，因此不向设备发送任何内容。请检查磁盘；控制台会自动重试。</translation>
    </message>
    <message>
        <source>Another console holds this workspace. Use that one, or close it first.</source>
        <translation>另一个控制台正在使用该工作区。请使用那个控制台，或先将其关闭。</translation>
    </message>
    <message>
        <source>The workspace folder cannot be written. Check its permissions, or choose another.</source>
        <translation>无法写入工作区文件夹。请检查权限，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The plan means no device. Widen the scope.</source>
        <translation>升级计划不包含任何设备。请扩大升级范围。</translation>
    </message>
    <message>
        <source>The share must be from 0.001 % to 100 %.</source>
        <translation>比例须在 0.001 % 到 100 % 之间。</translation>
    </message>
    <message>
        <source>The rate must be from 1 to 10,000 devices per minute.</source>
        <translation>推送速率须为每分钟 1 到 10,000 台设备。</translation>
    </message>
    <message>
        <source>The timeout must be from 1 to 1,440 minutes, or none.</source>
        <translation>超时时间须为 1 到 1,440 分钟，或不设置。</translation>
    </message>
    <message>
        <source>Retries may be 0, 1, 2 or 5, at intervals of 0, 10, 30, 60 or 1,440 minutes.</source>
        <translation>重试次数可为 0、1、2 或 5，间隔可为 0、10、30、60 或 1,440 分钟。</translation>
    </message>
    <message>
        <source>The start time has passed. Choose a later one, or start now.</source>
        <translation>开始时间已过。请选择更晚的时间，或立即开始。</translation>
    </message>
    <message>
        <source>The start time is more than 7 days ahead. Choose an earlier one.</source>
        <translation>开始时间距今超过 7 天。请选择更早的时间。</translation>
    </message>
    <message>
        <source>The batch has already ended. Start a new one, or retry its failed devices.</source>
        <translation>批次已结束。请新建批次，或重试其中失败的设备。</translation>
    </message>
    <message>
        <source>The batch is not running, so it cannot be paused.</source>
        <translation>批次没有在执行，无法暂停。</translation>
    </message>
    <message>
        <source>The batch is not paused, so it cannot be resumed.</source>
        <translation>批次没有暂停，无法继续。</translation>
    </message>
    <message>
        <source>No device of this batch has failed, so there is nothing to retry.</source>
        <translation>本批次没有升级失败的设备，无需重试。</translation>
    </message>
    <message>
        <source>The devices belong to another product than the firmware. Choose devices of the firmware&apos;s product.</source>
        <translation>设备与固件不属于同一产品。请选择固件所属产品的设备。</translation>
    </message>
    <message>
        <source>The list is not a text file. Save it as CSV in UTF-8.</source>
        <translation>列表不是文本文件。请存为 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <source>The list is too large. Split it: at most 100 MB and 1,000,000 rows.</source>
        <translation>列表过大。请拆分：最多 100 MB、1,000,000 行。</translation>
    </message>
    <message>
        <source>The list names no devices. The first column must hold device names.</source>
        <translation>列表中没有设备。第一列须为设备名称。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence, then facts in brackets</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Check the profile</source>
        <translation>检查连接配置</translation>
    </message>
    <message>
        <source>Find the host</source>
        <translation>查找主机</translation>
    </message>
    <message>
        <source>Reach the port</source>
        <translation>连接端口</translation>
    </message>
    <message>
        <source>Encrypt with TLS</source>
        <translation>建立 TLS 加密</translation>
    </message>
    <message>
        <source>Log in to the broker</source>
        <translation>登录 MQTT 服务器</translation>
    </message>
    <message>
        <source>Subscribe to device reports</source>
        <translation>订阅设备上报</translation>
    </message>
    <message>
        <source>The console keeps no more devices, so a report of a new one was not taken. Check who may publish to the broker.</source>
        <translation>控制台可保存的设备数量已达上限，新设备的上报未被接收。请检查谁可以向 MQTT 服务器发布消息。</translation>
    </message>
    <message>
        <source>The console keeps no more products, so a report of a new one was not taken. Check who may publish to the broker.</source>
        <translation>控制台可保存的产品数量已达上限，新产品的上报未被接收。请检查谁可以向 MQTT 服务器发布消息。</translation>
    </message>
    <message>
        <source>The console keeps no more module names, so a report of a new one was not taken. Check the device&apos;s software.</source>
        <translation>控制台可保存的模块名数量已达上限，新模块的上报未被接收。请检查设备软件。</translation>
    </message>
    <message>
        <source>The console keeps no more version labels, so a report of a new one was not taken. Check the device&apos;s software.</source>
        <translation>控制台可保存的版本号数量已达上限，新版本号的上报未被接收。请检查设备软件。</translation>
    </message>
    <message>
        <source>There is nothing of this name, or no longer. Check the name, or refresh the view.</source>
        <translation>没有这个名称的对象，或已不存在。请检查名称，或刷新视图。</translation>
    </message>
    <message>
        <source>The request was not understood. See rolloutctl --help.</source>
        <translation>无法理解该请求。请参阅 rolloutctl --help。</translation>
    </message>
    <message>
        <source>This name means several. Write PRODUCT/DEVICE, or the id of the firmware.</source>
        <translation>该名称对应多个对象。请写成“产品/设备”，或使用固件的编号。</translation>
    </message>
    <message>
        <source>It had not ended in this time. It goes on; wait again.</source>
        <translation>在此时间内尚未结束，仍在继续。请再次等待。</translation>
    </message>
    <message>
        <source>This cannot be recorded now, so nothing was done. Order it again when that is over.</source>
        <translation>目前无法记录，因此什么也没有执行。恢复后请重新下达。</translation>
    </message>
    <message>
        <source>The order was taken but could not be recorded: it is carried out as soon as the database can be written again, and forgotten if the console ends before.</source>
        <translation>指令已接受，但未能记录：数据库恢复写入后立即执行；如果控制台在此之前结束，则作废。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an order that was refused, then the sentence that says why</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>A halt rule may count up to 1,000,000 failed devices, or 1 to 100 % of at least 1 device; the usual share of failures is above 0 % and at most 90 %.</source>
        <translation>叫停规则最多可计 1,000,000 台失败设备，或至少 1 台设备中的 1 % 到 100 %；平时的失败比例须大于 0 % 且不超过 90 %。</translation>
    </message>
    <message>
        <source>Not a name for a group or a tag. Use 1 to 64 characters without comma, semicolon, bar or quotes.</source>
        <translation>不是有效的分组或标签名称。请使用 1 到 64 个字符，不含逗号、分号、竖线或引号。</translation>
    </message>
    <message>
        <source>A device takes at most 32 tags. Remove some first.</source>
        <translation>一台设备最多 32 个标签。请先移除一些。</translation>
    </message>
    <message>
        <source>This is not a filter. Correct it where it is marked.</source>
        <translation>这不是有效的筛选条件。请修改标出的部分。</translation>
    </message>
    <message>
        <source>No device matches this part of the filter. Widen or remove it.</source>
        <translation>没有设备符合筛选条件的这一部分。请放宽或删除它。</translation>
    </message>
    <message>
        <source>Some lines of the list cannot be used, so nothing was changed. Correct them, or apply the rest alone.</source>
        <translation>列表中有无法使用的行，因此未作任何修改。请更正这些行，或只应用其余的行。</translation>
    </message>
    <message>
        <source>The first line must name the columns: device, and group or tags, and product where names repeat.</source>
        <translation>第一行必须写明列名：device，以及 group 或 tags；设备名有重复时还要有 product。</translation>
    </message>
    <message>
        <source>There are as many saved filters as can be kept. Delete one first.</source>
        <translation>已保存的筛选条件已达上限。请先删除一个。</translation>
    </message>
    <message>
        <source>The batch takes no further devices.</source>
        <translation>该批次不再接收其他设备。</translation>
    </message>
    <message>
        <source>Something about this batch needs your consent, so it was not started. Look through the checks, and accept what you mean.</source>
        <translation>此批次有需要您确认的事项，因此没有启动。请查看各项检查，并确认您的意图。</translation>
    </message>
    <message>
        <source>A batch of so many devices starts only when their number is given.</source>
        <translation>设备数量如此之多的批次，只有在给出设备数后才会启动。</translation>
    </message>
    <message>
        <source>Other devices than were reviewed would get the upgrade now, so nothing was started. Review them again.</source>
        <translation>现在将升级的设备与核对时不同，因此没有启动。请重新核对。</translation>
    </message>
    <message>
        <source>A batch that takes in later devices has no share of them: choose one or the other.</source>
        <translation>接纳后续设备的批次无法只取其中一定比例：请二选一。</translation>
    </message>
    <message>
        <source>A plan has 2 to 20 waves, or none at all.</source>
        <translation>计划可分 2 至 20 个波次，或不分波次。</translation>
    </message>
    <message>
        <source>A wave takes 1 to 2,000,000 devices, or 0.001 % to 99.999 % of them.</source>
        <translation>每个波次为 1 至 2,000,000 台设备，或 0.001 % 至 99.999 %。</translation>
    </message>
    <message>
        <source>The last wave takes the rest, and only the last. Write rest there, or percentages that add up to 100.</source>
        <translation>最后一个波次（且仅最后一个）为其余设备。请在最后写 rest，或让各百分比之和为 100。</translation>
    </message>
    <message>
        <source>This is not a wave. Write a percentage, a number of devices or rest, like: 1%, 10%, rest.</source>
        <translation>这不是波次。请写百分比、设备数或 rest，例如：1%, 10%, rest。</translation>
    </message>
    <message>
        <source>A gate asks for 1 % to 100 % successes and a soak of at most 7 days.</source>
        <translation>放行条件的成功率为 1 % 至 100 %，观察时间不超过 7 天。</translation>
    </message>
    <message>
        <source>A gate needs a condition: a share of successes, a soak time or an operator&apos;s release.</source>
        <translation>放行条件不能为空：请填写成功率、观察时间或由操作员放行。</translation>
    </message>
    <message>
        <source>This is not a condition of a gate. Write it like: success=95, soak=30m, manual.</source>
        <translation>这不是放行条件。写法例如：success=95, soak=30m, manual。</translation>
    </message>
    <message>
        <source>A growing pace takes a factor from 1.1 to 5 with one decimal, and steps of 1 to 1,000,000 devices.</source>
        <translation>递增速率的倍数为 1.1 至 5（一位小数），每级 1 至 1,000,000 台设备。</translation>
    </message>
    <message>
        <source>This is not a pace. Write it like: constant:500 or exponential:50,2,notified=1000.</source>
        <translation>这不是推送速率。写法例如：constant:500 或 exponential:50,2,notified=1000。</translation>
    </message>
    <message>
        <source>At most 1,000,000 downloads at once and 100,000 Mbit/s; 0 is no limit.</source>
        <translation>同时下载最多 1,000,000 个，带宽最多 100,000 Mbit/s；0 为不限。</translation>
    </message>
    <message>
        <source>A plan takes at most 14 maintenance windows.</source>
        <translation>一个计划最多有 14 个维护时段。</translation>
    </message>
    <message>
        <source>A maintenance window needs a day, and times from 00:00 to 23:59.</source>
        <translation>维护时段至少要有一天，时间为 00:00 至 23:59。</translation>
    </message>
    <message>
        <source>This computer knows no such time zone. Write it like: Europe/Berlin.</source>
        <translation>本机没有这个时区。写法例如：Europe/Berlin。</translation>
    </message>
    <message>
        <source>This is not a maintenance window. Write it like: Mon-Fri 22:00-04:00 Europe/Berlin.</source>
        <translation>这不是维护时段。写法例如：Mon-Fri 22:00-04:00 Europe/Berlin。</translation>
    </message>
    <message>
        <source>The end must be after the start and within two years.</source>
        <translation>结束时间必须晚于开始时间，且在两年之内。</translation>
    </message>
    <message>
        <source>There is no such wave to be released: it is open already, or another operator was faster.</source>
        <translation>没有可放行的这一波次：它已经开始，或其他操作员已先放行。</translation>
    </message>
    <message>
        <source>The end of the batch&apos;s plan has passed, so nothing more is sent. Start a new batch for these devices.</source>
        <translation>该批次计划的结束时间已过，不再推送。请为这些设备新建批次。</translation>
    </message>
    <message>
        <source>The waves before the last leave no device for it: make them smaller. They ask for more devices than there are.</source>
        <translation>前面的波次没有给最后一个波次留下设备，请改小：所需设备多于现有设备。</translation>
    </message>
    <message>
        <source>This batch began with an earlier version of the program, which kept no log of it.</source>
        <translation>此批次由较早版本的程序启动，该版本没有为其保存记录。</translation>
    </message>
    <message>
        <source>The rehearsal broke off. Your devices and your broker have no part in it.</source>
        <translation>演练中断。这与您的设备和代理无关。</translation>
    </message>
    <message>
        <source>Another rehearsal is running. Stop it first, or wait for its end.</source>
        <translation>另一场演练正在进行。请先停止它，或等它结束。</translation>
    </message>
    <message>
        <source>Not a rehearsal. Choose 1 to 100 percent of the devices, and 1 to 60 minutes.</source>
        <translation>演练的设置无效。请选择 1 到 100 % 的设备，以及 1 到 60 分钟。</translation>
    </message>
    <message>
        <source>The batch waits for its release, and stays as it was reviewed until then. Cancel it, and make another one, to change it.</source>
        <translation>批次正在等待放行，放行之前保持核对时的内容。如需更改，请取消后重新创建。</translation>
    </message>
    <message>
        <source>Whoever made the batch cannot release it: another operator has to.</source>
        <translation>批次的创建人不能放行，须由其他操作员放行。</translation>
    </message>
    <message>
        <source>Under the four eyes rule an operator needs a name.</source>
        <translation>启用双人复核时，操作员必须有名字。</translation>
    </message>
    <message>
        <source>The batch does not wait for a release: it was released already, or needs none.</source>
        <translation>该批次不在等待放行：它已放行，或无需放行。</translation>
    </message>
    <message>
        <source>A program that this needs was not found here: install mosquitto, the broker, and rollout-fleet, which belongs to this console.</source>
        <translation>这里找不到所需的程序：请安装 mosquitto（MQTT 服务器）和本控制台附带的 rollout-fleet。</translation>
    </message>
    <message>
        <source>A program that this needs did not start, or ended by itself. Try again.</source>
        <translation>所需的程序没有启动，或自行退出了。请重试。</translation>
    </message>
    <message>
        <source>This is no file of exported connections, or it is damaged. Nothing was taken from it.</source>
        <translation>这不是导出的连接文件，或文件已损坏。没有导入任何内容。</translation>
    </message>
    <message>
        <source>These connections were exported by a newer version of the program. Update this one, or export them again from an older one.</source>
        <translation>这些连接是由更新版本的程序导出的。请升级本程序，或用较旧的版本重新导出。</translation>
    </message>
    <message>
        <source>The passwords in this file are encrypted. Enter the passphrase they were exported with.</source>
        <translation>此文件中的密码已加密。请输入导出时使用的口令。</translation>
    </message>
    <message>
        <source>This is not the passphrase that the file was exported with, or the file was changed.</source>
        <translation>这不是导出此文件时的口令，或文件被改动过。</translation>
    </message>
    <message>
        <source>Too short to protect passwords. Use at least 12 characters.</source>
        <translation>太短，不足以保护密码。请至少使用 12 个字符。</translation>
    </message>
</context>
<context>
    <name>GateSentence</name>
    <message>
        <source>%1 of %2 with an outcome have succeeded</source>
        <comment>devices</comment>
        <translation>%2 台有结果的设备中 %1 台成功</translation>
    </message>
    <message>
        <source>%1, %2 % are needed</source>
        <translation>%1，要求 %2 %</translation>
    </message>
    <message>
        <source>Its devices are not finished yet: %1.</source>
        <translation>该波次的设备尚未全部完成：%1。</translation>
    </message>
    <message>
        <source>Too few have succeeded: %1.</source>
        <translation>成功的设备太少：%1。</translation>
    </message>
    <message>
        <source>The next wave cannot begin by itself any more, and waits for an operator: %1.</source>
        <translation>下一波已无法自动开始，等待操作员：%1。</translation>
    </message>
    <message>
        <source>The next wave begins %1 if nothing changes: %2.</source>
        <translation>若无变化，下一波将在%1开始：%2。</translation>
    </message>
    <message>
        <source>The next wave waits for an operator&apos;s release: %1.</source>
        <translation>下一波等待操作员放行：%1。</translation>
    </message>
    <message>
        <source>The next wave may begin: %1.</source>
        <translation>下一波可以开始：%1。</translation>
    </message>
</context>
<context>
    <name>PdfText</name>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
</context>
<context>
    <name>QueryText</name>
    <message>
        <source>a value is missing</source>
        <translation>缺少值</translation>
    </message>
    <message>
        <source>the closing quote is missing</source>
        <translation>缺少右引号</translation>
    </message>
    <message>
        <source>no such field; there are %1</source>
        <translation>没有该字段；可用字段：%1</translation>
    </message>
    <message>
        <source>no such state; there are idle, queued, notified, upgrading, silent</source>
        <translation>没有该状态；可用状态：idle、queued、notified、upgrading、silent</translation>
    </message>
    <message>
        <source>Not a filter: %1.</source>
        <translation>筛选条件无效：%1。</translation>
    </message>
    <message>
        <source>Not a filter at “%1”: %2.</source>
        <translation>筛选条件在“%1”处无效：%2。</translation>
    </message>
    <message>
        <source>no such outcome; there are succeeded, failed, cancelled, skipped, none</source>
        <translation>没有这种结果；可用的有 succeeded、failed、cancelled、skipped、none</translation>
    </message>
    <message>
        <source>not an age; write within 7d, &lt;2h, &gt;1d or = never</source>
        <translation>不是时长；请写 within 7d、&lt;2h、&gt;1d 或 = never</translation>
    </message>
    <message>
        <source>not a time; write 2026-11-23, 2026-11-23T14:30 or an age such as 7d</source>
        <translation>不是时间；请写 2026-11-23、2026-11-23T14:30 或 7d 这样的时长</translation>
    </message>
    <message>
        <source>a word or a condition is missing, such as version &lt; 2.0</source>
        <translation>缺少一个词或条件，例如 version &lt; 2.0</translation>
    </message>
    <message>
        <source>one version without a wildcard belongs here</source>
        <translation>此处应为一个不含通配符的版本</translation>
    </message>
    <message>
        <source>this field has no order; write = or !=</source>
        <translation>此字段没有大小之分；请写 = 或 !=</translation>
    </message>
    <message>
        <source>this parenthesis is not closed</source>
        <translation>此括号没有闭合</translation>
    </message>
    <message>
        <source>this parenthesis closes nothing</source>
        <translation>此括号没有对应的左括号</translation>
    </message>
    <message>
        <source>too many parentheses inside each other</source>
        <translation>括号嵌套过深</translation>
    </message>
    <message>
        <source>at most 4,096 characters</source>
        <translation>最多 4,096 个字符</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>Queued</source>
        <translation>待推送</translation>
    </message>
    <message>
        <source>Notified</source>
        <translation>已推送</translation>
    </message>
    <message>
        <source>Upgrading</source>
        <translation>升级中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>升级成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>升级失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>等待轮到</translation>
    </message>
    <message>
        <source>waits for the batch to run</source>
        <translation>等待批次执行</translation>
    </message>
    <message>
        <source>waits for the device to connect</source>
        <translation>等待设备上线</translation>
    </message>
    <message>
        <source>waits for its retry</source>
        <translation>等待重试</translation>
    </message>
    <message>
        <source>upgrade failed on the device</source>
        <translation>设备升级失败</translation>
    </message>
    <message>
        <source>download failed</source>
        <translation>下载失败</translation>
    </message>
    <message>
        <source>device rejected the file</source>
        <translation>设备校验文件失败</translation>
    </message>
    <message>
        <source>flashing failed</source>
        <translation>烧写失败</translation>
    </message>
    <message>
        <source>reported a wrong version</source>
        <translation>上报的版本不正确</translation>
    </message>
    <message>
        <source>fell back to the old version</source>
        <translation>回退到旧版本</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>升级超时</translation>
    </message>
    <message>
        <source>in another batch</source>
        <translation>已在其他批次中</translation>
    </message>
    <message>
        <source>cancelled by an operator</source>
        <translation>操作人取消</translation>
    </message>
    <message>
        <source>replaced by a newer batch</source>
        <translation>被更新的批次覆盖</translation>
    </message>
    <message>
        <source>already had this version</source>
        <translation>已是该版本</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>执行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证固件</translation>
    </message>
    <message>
        <source>Batch upgrade</source>
        <translation>批量升级</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>验证中</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已验证</translation>
    </message>
    <message>
        <source>Verification failed</source>
        <translation>验证失败</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>the batch&apos;s end had come</source>
        <translation>批次已到结束时间</translation>
    </message>
    <message>
        <source>Awaiting release</source>
        <translation>待放行</translation>
    </message>
</context>
<context>
    <name>console::AboutDialog</name>
    <message>
        <source>About Rollout Console</source>
        <translation>关于 Rollout Console</translation>
    </message>
    <message>
        <source>Version %1
MQTT by %2
Qt %3

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>版本 %1
MQTT 实现：%2
Qt %3

自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>console::AbsenceText</name>
    <message>
        <source>The batch of %1 is for another product.</source>
        <translation>%1 的批次面向其他产品。</translation>
    </message>
    <message>
        <source>The batch of %1 leaves it out by its list; a batch without that list would take it.</source>
        <translation>%1 的批次通过排除名单将其排除；不带该名单的批次会包含它。</translation>
    </message>
    <message>
        <source>It was not among the devices when the batch of %1 was made; another batch takes it.</source>
        <translation>创建 %1 的批次时它不在设备之列；另建批次即可包含它。</translation>
    </message>
    <message>
        <source>The batch of %1 is for listed devices, and it is not on the list.</source>
        <translation>%1 的批次面向名单中的设备，而它不在名单上。</translation>
    </message>
    <message>
        <source>The batch of %1 is for devices on other versions than the one it reports.</source>
        <translation>%1 的批次面向其他版本的设备，而非它上报的版本。</translation>
    </message>
    <message>
        <source>The batch of %1 is for a share of the devices, and it is not in it; a larger share would take it.</source>
        <translation>%1 的批次只面向一定比例的设备，它不在其中；更大的比例会包含它。</translation>
    </message>
    <message>
        <source>The batch of %1 is for devices that fulfil “%2”, and it does not.</source>
        <translation>%1 的批次面向满足“%2”的设备，而它不满足。</translation>
    </message>
    <message>
        <source>It joins the batch of %1 when it reports next.</source>
        <translation>它下次上报时将加入 %1 的批次。</translation>
    </message>
    <message>
        <source>No verified firmware is newer than what it runs.</source>
        <translation>没有比它当前运行的更新的已验证固件。</translation>
    </message>
    <message>
        <source>It runs %1; no firmware here is newer.</source>
        <translation>它运行 %1；这里没有更新的固件。</translation>
    </message>
    <message>
        <source>Firmware %1 is newer, but not verified on test devices yet.</source>
        <translation>固件 %1 更新，但尚未在测试设备上验证。</translation>
    </message>
    <message>
        <source>Firmware %1 is newer and verified, but no batch of it was started yet.</source>
        <translation>固件 %1 更新且已验证，但尚未启动其批次。</translation>
    </message>
    <message>
        <source>No firmware of its product was uploaded yet.</source>
        <translation>尚未上传其产品的固件。</translation>
    </message>
</context>
<context>
    <name>console::ActivityPage</name>
    <message>
        <source>Open batch</source>
        <translation>打开批次</translation>
    </message>
    <message>
        <source>Open device</source>
        <translation>打开设备</translation>
    </message>
    <message>
        <source>Open firmware</source>
        <translation>打开固件</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>暂无记录</translation>
    </message>
    <message>
        <source>Every order and every decision of the engine appears here, with its reason.</source>
        <translation>每次操作和引擎的每个决定都会连同原因显示在这里。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>console::ActivityPanel</name>
    <message>
        <source>Decided by the engine</source>
        <translation>由引擎决定</translation>
    </message>
    <message>
        <source>Ordered by %1</source>
        <translation>操作人：%1</translation>
    </message>
    <message>
        <source>Open batch</source>
        <translation>打开批次</translation>
    </message>
    <message>
        <source>Open device</source>
        <translation>打开设备</translation>
    </message>
    <message>
        <source>Open firmware</source>
        <translation>打开固件</translation>
    </message>
    <message>
        <source>What the device sent</source>
        <translation>设备发送的内容</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Topic: %1</source>
        <translation>主题：%1</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>上报：%1</translation>
    </message>
</context>
<context>
    <name>console::ActivityTableModel</name>
    <message>
        <source>engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
</context>
<context>
    <name>console::AlertBell</name>
    <message numerus="yes">
        <source>%n new alert(s)</source>
        <translation>
            <numerusform>%n 条新提醒</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts, quiet</source>
        <translation>提醒（安静）</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>%1: only what halted or failed is told</source>
        <translation>%1：只提醒叫停或失败的事</translation>
    </message>
    <message>
        <source>Nothing has happened since the start.</source>
        <translation>启动以来没有发生什么。</translation>
    </message>
    <message>
        <source>&amp;Quiet: only what halted or failed</source>
        <translation>安静：只提醒叫停或失败(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>console::AlertCard</name>
    <message>
        <source>Not told in quiet mode</source>
        <translation>安静模式下不提醒</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Quiet mode</source>
        <translation>安静模式</translation>
    </message>
    <message>
        <source>Tell only what halted or failed</source>
        <translation>只提醒叫停或失败的事</translation>
    </message>
    <message>
        <source>Tell about</source>
        <translation>提醒内容</translation>
    </message>
    <message>
        <source>Broker lost for</source>
        <translation>与 MQTT 服务器断开超过</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Disk space below</source>
        <translation>磁盘空间低于</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Show them as notifications of the desktop</source>
        <translation>同时显示为桌面通知</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>托盘</translation>
    </message>
    <message>
        <source>Keep an icon in the tray</source>
        <translation>在托盘中保留图标</translation>
    </message>
    <message>
        <source>This desktop has no place for notifications. They stand at the bell in the status bar.</source>
        <translation>这个桌面没有通知区域。提醒会显示在状态栏的铃铛处。</translation>
    </message>
</context>
<context>
    <name>console::AlertText</name>
    <message>
        <source>The certificate %1 has expired: the broker may refuse the connection.</source>
        <translation>证书 %1 已过期：MQTT 服务器可能拒绝连接。</translation>
    </message>
    <message>
        <source>The certificate %1 expires today.</source>
        <translation>证书 %1 今天到期。</translation>
    </message>
    <message numerus="yes">
        <source>The certificate %1 expires in %n day(s). Renew it in time.</source>
        <translation>
            <numerusform>证书 %1 将在 %n 天后到期。请及时更新。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 passed its verification.</source>
        <translation>%1 已通过验证。</translation>
    </message>
    <message>
        <source>The batch of %1 has finished: %2 of %3 succeeded.</source>
        <translation>%1 的批次已完成：%3中有 %2 台成功。</translation>
    </message>
    <message>
        <source>The batch of %1 halted by itself: %2 of %3 failed or fell silent.</source>
        <translation>%1 的批次已自动叫停：%3中有 %2 台失败或无响应。</translation>
    </message>
    <message>
        <source>The verification of %1 failed.</source>
        <translation>%1 的验证失败。</translation>
    </message>
    <message>
        <source>No connection to %1 for %2.</source>
        <translation>与 %1 断开已达 %2。</translation>
    </message>
    <message>
        <source>Only %1 are free on the workspace&apos;s disk. Without space nothing can be recorded, and nothing is sent.</source>
        <translation>工作区所在磁盘仅剩 %1。没有空间就无法记录，也不会再推送。</translation>
    </message>
    <message>
        <source>Batch finished</source>
        <translation>批次完成</translation>
    </message>
    <message>
        <source>Batch halted</source>
        <translation>批次叫停</translation>
    </message>
    <message>
        <source>Verification failed</source>
        <translation>验证失败</translation>
    </message>
    <message>
        <source>Broker lost</source>
        <translation>与 MQTT 服务器断开</translation>
    </message>
    <message>
        <source>Saving failed</source>
        <translation>保存失败</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>磁盘将满</translation>
    </message>
    <message>
        <source>Certificate expires</source>
        <translation>证书到期</translation>
    </message>
</context>
<context>
    <name>console::ApproveDialog</name>
    <message>
        <source>Release the batch of %1?</source>
        <translation>放行 %1 的批次？</translation>
    </message>
    <message>
        <source>%1 get %2, %3 at most.</source>
        <translation>%1将升级到 %2，最多 %3。</translation>
    </message>
    <message>
        <source>Made by %1, %2.</source>
        <translation>创建人 %1，%2。</translation>
    </message>
    <message>
        <source>Released by</source>
        <translation>放行人</translation>
    </message>
    <message>
        <source>Released &amp;by</source>
        <translation>放行人(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Release to %1</source>
        <translation>向%1放行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep waiting</source>
        <translation>继续等待(&amp;K)</translation>
    </message>
    <message>
        <source>Type the name of whoever releases it.</source>
        <translation>请输入放行人的名字。</translation>
    </message>
    <message>
        <source>%1 made the batch; somebody else has to release it.</source>
        <translation>该批次由 %1 创建，须由其他人放行。</translation>
    </message>
    <message>
        <source>No device waits for it any more.</source>
        <translation>已没有设备在等待它。</translation>
    </message>
</context>
<context>
    <name>console::BatchList</name>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Copy batch &amp;id</source>
        <translation>复制批次 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>升级批次</translation>
    </message>
    <message>
        <source>Which batches</source>
        <translation>显示哪些批次</translation>
    </message>
    <message>
        <source>Scheduled, running and paused batches</source>
        <translation>计划中、执行中和已暂停的批次</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>全部(&amp;A)</translation>
    </message>
    <message>
        <source>Ended batches too</source>
        <translation>包括已结束的批次</translation>
    </message>
    <message>
        <source>No batches yet</source>
        <translation>暂无升级批次</translation>
    </message>
    <message>
        <source>No open batches</source>
        <translation>没有未结束的批次</translation>
    </message>
    <message>
        <source>Every batch has ended. Choose All to see them.</source>
        <translation>所有批次都已结束。选择“全部”即可查看。</translation>
    </message>
    <message>
        <source>A batch sends one verified firmware to many devices, at a rate you choose, and shows what became of each.</source>
        <translation>升级批次按设定的速率，将一个已验证的固件推送给多台设备，并显示每台设备的升级结果。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <comment>batches that have not ended</comment>
        <translation>未结束(&amp;O)</translation>
    </message>
    <message>
        <source>R&amp;esume…</source>
        <translation>恢复(&amp;E)…</translation>
    </message>
    <message>
        <source>The batch has ended.</source>
        <translation>该批次已结束。</translation>
    </message>
    <message>
        <source>The batch has not started; cancel it instead.</source>
        <translation>该批次尚未开始，请改为取消。</translation>
    </message>
</context>
<context>
    <name>console::BatchPage</name>
    <message>
        <source>‹ &amp;Batches</source>
        <translation>‹ 升级批次(&amp;B)</translation>
    </message>
    <message>
        <source>Pause at once</source>
        <translation>立即暂停</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Part of a device name</source>
        <translation>设备名称的一部分</translation>
    </message>
    <message>
        <source>Search devices of this batch</source>
        <translation>搜索本批次的设备</translation>
    </message>
    <message>
        <source>Devices by state</source>
        <translation>各状态设备数</translation>
    </message>
    <message>
        <source>Verification of %1 on %2</source>
        <translation>验证固件 %1（%2）</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source> · by %1</source>
        <translation> · 创建人 %1</translation>
    </message>
    <message>
        <source> · %1</source>
        <translation> · %1</translation>
    </message>
    <message>
        <source>The batch has ended.</source>
        <translation>批次已结束。</translation>
    </message>
    <message>
        <source>The batch has not started; cancel it instead.</source>
        <translation>批次尚未开始，可以直接取消。</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Sends on to the %1 that are queued</source>
        <translation>继续推送给待推送的 %1</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>取消(&amp;C)…</translation>
    </message>
    <message>
        <source>Ends the batch for all devices that are not finished</source>
        <translation>对所有未完成的设备结束本批次</translation>
    </message>
    <message>
        <source>The batch was cancelled.</source>
        <translation>批次已取消。</translation>
    </message>
    <message>
        <source>No device has failed.</source>
        <translation>没有升级失败的设备。</translation>
    </message>
    <message>
        <source>&amp;Retry failed…</source>
        <translation>重试失败设备(&amp;R)…</translation>
    </message>
    <message>
        <source>Queues the %1 that failed again</source>
        <translation>将升级失败的 %1重新加入待推送</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>当前：%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>&amp;Queued</source>
        <translation>待推送(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Upgrading</source>
        <translation>升级中(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Succeeded</source>
        <translation>升级成功(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Failed</source>
        <translation>升级失败(&amp;F)</translation>
    </message>
    <message>
        <source>P&amp;lan</source>
        <translation>升级计划(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>%1 will not get the upgrade.</source>
        <translation>%1将不会收到升级。</translation>
    </message>
    <message>
        <source>%1 %2 got the notice already and may still upgrade: a notice cannot be called back.</source>
        <translation>%1%2已收到通知，仍可能升级：通知无法撤回。</translation>
    </message>
    <message>
        <source>Cancel the batch of %1?</source>
        <translation>取消“%1”升级批次？</translation>
    </message>
    <message>
        <source>&amp;Cancel batch</source>
        <translation>取消批次(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>继续执行(&amp;K)</translation>
    </message>
    <message>
        <source>The batch was cancelled. Devices that were notified already may still upgrade.</source>
        <translation>批次已取消。已推送通知的设备仍可能升级。</translation>
    </message>
    <message>
        <source>Retry %1?</source>
        <translation>重试 %1？</translation>
    </message>
    <message>
        <source>They are queued again with fresh attempts and get %1 by the batch&apos;s rate.</source>
        <translation>这些设备将重新进入待推送，重试次数重新计算，并按批次的推送速率收到 %1。</translation>
    </message>
    <message>
        <source>&amp;Retry %1</source>
        <translation>重试 %1(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Leave as they are</source>
        <translation>保持现状(&amp;L)</translation>
    </message>
    <message>
        <source>%1 queued again.</source>
        <translation>%1已重新进入待推送。</translation>
    </message>
    <message>
        <source>Cancel %1 in this batch?</source>
        <translation>取消本批次中的 %1？</translation>
    </message>
    <message>
        <source>The batch goes on for all others. A device that got the notice already may still upgrade.</source>
        <translation>其他设备继续升级。已收到通知的设备仍可能升级。</translation>
    </message>
    <message>
        <source>&amp;Cancel %1</source>
        <translation>取消 %1(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>%1 cancelled.</source>
        <translation>%1已取消。</translation>
    </message>
    <message>
        <source>The rate is now %1.</source>
        <translation>推送速率已改为%1。</translation>
    </message>
    <message>
        <source>R&amp;esume…</source>
        <translation>恢复(&amp;E)…</translation>
    </message>
    <message>
        <source>Ca&amp;ncelled and skipped</source>
        <translation>已取消和已跳过(&amp;N)</translation>
    </message>
    <message>
        <source>No further device joins this batch.</source>
        <translation>不再有设备加入此批次。</translation>
    </message>
    <message>
        <source>Only devices that matched at its start are in it.</source>
        <translation>此批次只包含启动时符合条件的设备。</translation>
    </message>
    <message>
        <source>Take &amp;no further devices</source>
        <translation>不再接收设备(&amp;N)</translation>
    </message>
    <message>
        <source>Devices that match later do not join any more; it completes when the others have ended</source>
        <translation>之后符合条件的设备不再加入；其余设备结束后批次即完成</translation>
    </message>
    <message>
        <source>This is an earlier time. Go back to now first.</source>
        <translation>这是较早的时刻。请先回到现在。</translation>
    </message>
    <message>
        <source>As it was at %1</source>
        <translation>%1 时的情形</translation>
    </message>
    <message>
        <source>Begin wave %1 with %2?</source>
        <translation>开始第 %1 波（%2）？</translation>
    </message>
    <message>
        <source>&amp;Begin wave %1</source>
        <translation>开始第 %1 波(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Keep waiting</source>
        <translation>继续等待(&amp;K)</translation>
    </message>
    <message>
        <source>Wave %1 has begun.</source>
        <translation>第 %1 波已开始。</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>No further notice is sent. Devices that are upgrading go on.</source>
        <translation>不再发送通知。正在升级的设备继续进行。</translation>
    </message>
    <message>
        <source> · released by %1</source>
        <translation> · 放行人 %1</translation>
    </message>
    <message>
        <source>The batch stays as it was reviewed until it is released.</source>
        <translation>批次在放行之前保持核对时的内容。</translation>
    </message>
    <message>
        <source>Change r&amp;ate and times…</source>
        <translation>更改速率和时间(&amp;A)…</translation>
    </message>
    <message>
        <source>The batch was cancelled. Nothing of it had been sent.</source>
        <translation>批次已取消，尚未推送任何内容。</translation>
    </message>
    <message>
        <source>The batch has its new times and rate.</source>
        <translation>批次已采用新的时间和速率。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>console::BatchTableModel</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备数</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>升级成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>升级失败</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>创建人</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>预计 %1</translation>
    </message>
</context>
<context>
    <name>console::BatchWizard</name>
    <message>
        <source>New batch</source>
        <translation>新建升级批次</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>1   Scope</source>
        <translation>1   升级范围</translation>
    </message>
    <message>
        <source>2   Strategy</source>
        <translation>2   升级策略</translation>
    </message>
    <message>
        <source>3   Review</source>
        <translation>3   确认</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 · %2 · module %3 · %4</source>
        <translation>%1 · %2 · 模块 %3 · %4</translation>
    </message>
    <message>
        <source>F&amp;irmware</source>
        <translation>固件(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation>暂无设备</translation>
    </message>
    <message>
        <source>Counting devices…</source>
        <translation>正在统计设备…</translation>
    </message>
    <message>
        <source>%1 of %2 devices</source>
        <translation>%1 / %2 台设备</translation>
    </message>
    <message>
        <source>No devices</source>
        <translation>没有设备</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未统计</translation>
    </message>
    <message>
        <source>No device is left to upgrade.</source>
        <translation>没有需要升级的设备。</translation>
    </message>
    <message>
        <source>The batch is being started.</source>
        <translation>正在启动批次。</translation>
    </message>
    <message>
        <source>The devices are still being counted.</source>
        <translation>仍在统计设备。</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>升级范围</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>升级策略</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>This is the first step.</source>
        <translation>这是第一步。</translation>
    </message>
    <message>
        <source>&amp;Start on %1</source>
        <translation>开始升级 %1(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始升级(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Submit for release to %1</source>
        <translation>提交放行：%1(&amp;S)</translation>
    </message>
    <message>
        <source>Nothing is sent before another operator has released it</source>
        <translation>其他操作员放行之前不会推送任何内容</translation>
    </message>
</context>
<context>
    <name>console::BatchesPage</name>
    <message>
        <source>No firmware is verified yet. Verify one on test devices in Firmware first.</source>
        <translation>还没有已验证的固件。请先在“固件”页用测试设备验证。</translation>
    </message>
    <message>
        <source>&amp;New batch…</source>
        <translation>新建批次(&amp;N)…</translation>
    </message>
    <message>
        <source>Send a verified firmware to devices</source>
        <translation>将已验证的固件发送到设备</translation>
    </message>
</context>
<context>
    <name>console::ChartCard</name>
    <message>
        <source>Show as chart</source>
        <translation>显示为图表</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>&amp;Save picture…</source>
        <translation>保存图片(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Save picture of this chart</source>
        <translation>保存此图表的图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png);;SVG drawings (*.svg)</source>
        <translation>PNG 图片 (*.png);;SVG 图形 (*.svg)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
</context>
<context>
    <name>console::ChipList</name>
    <message>
        <source>Chosen devices</source>
        <translation>已选设备</translation>
    </message>
    <message>
        <source>Click a device or press Delete to take it away</source>
        <translation>点击设备或按 Delete 键可移除</translation>
    </message>
</context>
<context>
    <name>console::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Find an action, page, device, firmware or batch</source>
        <translation>查找操作、页面、设备、固件或批次</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing has this in its name.</source>
        <translation>没有名称包含此内容的项目。</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter goes there, Escape closes</source>
        <translation>上下键选择，回车前往，Esc 关闭</translation>
    </message>
</context>
<context>
    <name>console::ConnectionTestView</name>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancel test</source>
        <translation>取消测试</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>正在测试连接…</translation>
    </message>
    <message>
        <source>The connection does not work yet.</source>
        <translation>连接尚不可用。</translation>
    </message>
    <message>
        <source>The connection works, with %1.</source>
        <translation>连接正常，使用 %1。</translation>
    </message>
</context>
<context>
    <name>console::ConsoleWindow</name>
    <message>
        <source>Firmware of %1</source>
        <translation>%1 的固件</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>批次 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>The settings could not be read, so the usual ones are in use. Connections have to be entered again; what was there is kept as %1.</source>
        <translation>无法读取设置，现使用默认设置。连接需要重新输入；原来的内容保存为 %1。</translation>
    </message>
</context>
<context>
    <name>console::CsvPicker</name>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>正在读取列表</translation>
    </message>
    <message>
        <source>Choose a list of devices</source>
        <translation>选择设备列表</translation>
    </message>
    <message>
        <source>Lists of devices (*.csv *.txt);;All files (*)</source>
        <translation>设备列表 (*.csv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading was stopped. No device is listed.</source>
        <translation>已停止读取，列表中没有设备。</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>A CSV file, one device name in the first column, or in a column headed deviceName. Drop it here or choose it.</source>
        <translation>CSV 文件，每行一个设备名称，放在第一列或标题为 deviceName 的列。可拖放到此处，也可选择文件。</translation>
    </message>
    <message>
        <source>%1: %2 usable, %3 rejected of %4 lines.</source>
        <translation>%1：共 %4 行，%2可用，%3 行被拒绝。</translation>
    </message>
    <message>
        <source>The first %1 are shown; all %2 are saved.</source>
        <translation>显示前 %1 行；保存时包含全部 %2 行。</translation>
    </message>
    <message>
        <source>Save rejected lines</source>
        <translation>保存被拒绝的行</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Rejected lines saved as %1.</source>
        <translation>被拒绝的行已保存为 %1。</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation>粘贴列表</translation>
    </message>
    <message>
        <source>Device names from the clipboard, one on each line</source>
        <translation>剪贴板中的设备名，每行一个</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>剪贴板中没有文本。</translation>
    </message>
    <message>
        <source>The pasted list</source>
        <translation>粘贴的列表</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Save rejected lines…</source>
        <translation>保存被拒绝的行…</translation>
    </message>
</context>
<context>
    <name>console::DemoBanner</name>
    <message>
        <source>Stop the demo</source>
        <translation>停止演示</translation>
    </message>
    <message>
        <source>Remove the demo connection</source>
        <translation>移除演示连接</translation>
    </message>
    <message>
        <source>Starting the demo: a broker and %1 on this computer…</source>
        <translation>正在启动演示：本机上的一个 MQTT 服务器和 %1…</translation>
    </message>
    <message>
        <source>The demo has stopped. %1</source>
        <translation>演示已停止。%1</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>This workspace shows a demo fleet, which is not running now.</source>
        <translation>此工作区显示的是演示设备，当前没有运行。</translation>
    </message>
    <message>
        <source>Demo fleet: %1, all simulated.</source>
        <translation>演示设备：%1，均为模拟。</translation>
    </message>
    <message>
        <source>They are connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Next: a newer firmware for them.</source>
        <translation>下一步：给它们一个更新的固件。</translation>
    </message>
    <message>
        <source>Upload the demo firmware…</source>
        <translation>上传演示固件…</translation>
    </message>
    <message>
        <source>Next: try it on a test device or two.</source>
        <translation>下一步：在一两台测试设备上试用。</translation>
    </message>
    <message>
        <source>Verify it…</source>
        <translation>验证固件…</translation>
    </message>
    <message>
        <source>The test devices are upgrading…</source>
        <translation>测试设备正在升级…</translation>
    </message>
    <message>
        <source>It works. Next: send it to all of them.</source>
        <translation>验证通过。下一步：推送给全部设备。</translation>
    </message>
    <message>
        <source>Start a batch…</source>
        <translation>发起批次…</translation>
    </message>
    <message>
        <source>%1 of %2 have upgraded.</source>
        <translation>%2中已有 %1 台升级成功。</translation>
    </message>
    <message>
        <source>Watch the batch</source>
        <translation>查看批次</translation>
    </message>
    <message>
        <source>Done: %1 of %2 have upgraded. Now your own broker.</source>
        <translation>完成：%2中已有 %1 台升级成功。接下来连接自己的 MQTT 服务器。</translation>
    </message>
    <message>
        <source>Look at the batch</source>
        <translation>查看批次</translation>
    </message>
</context>
<context>
    <name>console::DemoGuide</name>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Stop the demo?</source>
        <translation>停止演示？</translation>
    </message>
    <message>
        <source>The simulated devices and their broker end. What they did stays in this workspace to look at.</source>
        <translation>模拟设备及其 MQTT 服务器将结束。它们的记录会留在此工作区中供查看。</translation>
    </message>
    <message>
        <source>&amp;Stop the demo</source>
        <translation>停止演示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keep it running</source>
        <translation>继续运行(&amp;K)</translation>
    </message>
</context>
<context>
    <name>console::DeviceChoiceModel</name>
    <message>
        <source>not reported</source>
        <translation>未上报</translation>
    </message>
    <message>
        <source>At most %1 devices can be chosen.</source>
        <translation>最多可选 %1 台设备。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近上报</translation>
    </message>
</context>
<context>
    <name>console::DevicePanel</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>none reported</source>
        <translation>未上报</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近上报</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次上报</translation>
    </message>
    <message>
        <source>Last outcome</source>
        <translation>上次结果</translation>
    </message>
    <message>
        <source>%1 → %2: %3</source>
        <translation>%1 → %2：%3</translation>
    </message>
    <message>
        <source>Reported version %1</source>
        <translation>上报版本 %1</translation>
    </message>
    <message>
        <source>Reported version %1 of module %2</source>
        <translation>上报模块 %2 的版本 %1</translation>
    </message>
    <message>
        <source>Notice sent</source>
        <translation>已发送升级通知</translation>
    </message>
    <message>
        <source>Broker: nobody is subscribed</source>
        <translation>MQTT 服务器：无人订阅</translation>
    </message>
    <message>
        <source>Broker acknowledged the notice</source>
        <translation>MQTT 服务器已确认通知</translation>
    </message>
    <message>
        <source>Download began</source>
        <translation>开始下载</translation>
    </message>
    <message>
        <source>Reported progress %1</source>
        <translation>上报进度 %1</translation>
    </message>
    <message>
        <source>(retained)</source>
        <translation>（保留消息）</translation>
    </message>
    <message>
        <source>No messages since the console started.</source>
        <translation>控制台启动后没有收到消息。</translation>
    </message>
    <message>
        <source>Versions by module</source>
        <translation>各模块版本</translation>
    </message>
    <message>
        <source>Upgrades</source>
        <translation>升级记录</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Last messages</source>
        <translation>最近消息</translation>
    </message>
    <message>
        <source>Open batch</source>
        <translation>打开批次</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1起</translation>
    </message>
    <message>
        <source>Broker refused the notice: %1</source>
        <translation>MQTT 服务器拒绝了通知：%1</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>console::DevicePicker</name>
    <message>
        <source>Search devices</source>
        <translation>搜索设备</translation>
    </message>
    <message>
        <source>Part of a device name</source>
        <translation>设备名称的一部分</translation>
    </message>
    <message>
        <source>Devices to choose from</source>
        <translation>可选设备</translation>
    </message>
    <message>
        <source>%1 of at most %2 chosen</source>
        <translation>已选 %1 台，最多 %2 台</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>已选 %1 台</translation>
    </message>
    <message>
        <source>The first %1 of %2 devices are listed; type more of the name to find the others</source>
        <translation>共 %2 台设备，列出前 %1 台；输入更完整的名称可查找其余设备</translation>
    </message>
    <message>
        <source>No device found</source>
        <translation>没有找到设备</translation>
    </message>
    <message>
        <source>%1 listed</source>
        <translation>列出 %1 台</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>console::DeviceTableModel</name>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>模块数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近上报</translation>
    </message>
    <message>
        <source>Last outcome</source>
        <translation>上次结果</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次上报</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>console::DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation>暂无设备</translation>
    </message>
    <message>
        <source>They appear here when they report a version to /ota/device/inform/…. &lt;a href=&quot;help&quot;&gt;How to point devices here&lt;/a&gt;</source>
        <translation>设备向 /ota/device/inform/… 上报版本后会显示在这里。&lt;a href=&quot;help&quot;&gt;如何让设备接入&lt;/a&gt;</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Open batch</source>
        <translation>打开批次</translation>
    </message>
    <message>
        <source>Filter by version %1</source>
        <translation>按版本 %1 筛选</translation>
    </message>
    <message>
        <source>Filter by product %1</source>
        <translation>按产品 %1 筛选</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>&amp;Group and tags…</source>
        <translation>分组和标签(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Import groups and tags…</source>
        <translation>导入分组和标签(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;xport groups and tags…</source>
        <translation>导出分组和标签(&amp;X)…</translation>
    </message>
    <message>
        <source>Select devices first; Ctrl+A takes all.</source>
        <translation>请先选择设备；Ctrl+A 全选。</translation>
    </message>
    <message>
        <source>Changed group or tags of %1.</source>
        <translation>已修改 %1的分组或标签。</translation>
    </message>
    <message>
        <source>Import groups and tags</source>
        <translation>导入分组和标签</translation>
    </message>
    <message>
        <source>Lists of devices (*.csv *.txt);;All files (*)</source>
        <translation>设备列表 (*.csv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export groups and tags</source>
        <translation>导出分组和标签</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Wrote groups and tags of %1 to %2.</source>
        <translation>已将 %1的分组和标签写入 %2。</translation>
    </message>
    <message>
        <source>Find devices</source>
        <translation>查找设备</translation>
    </message>
    <message>
        <source>Export in&amp;ventory…</source>
        <translation>导出设备清单(&amp;V)…</translation>
    </message>
    <message>
        <source>The inventory is being written.</source>
        <translation>正在写入设备清单。</translation>
    </message>
    <message>
        <source>The filter leaves no device to write down.</source>
        <translation>筛选没有留下任何可写入的设备。</translation>
    </message>
    <message>
        <source>Export inventory</source>
        <translation>导出设备清单</translation>
    </message>
    <message>
        <source>Writing the inventory…</source>
        <translation>正在写入设备清单…</translation>
    </message>
    <message>
        <source>Inventory of %1 saved as %2.</source>
        <translation>%1的清单已保存为 %2。</translation>
    </message>
</context>
<context>
    <name>console::EndFields</name>
    <message>
        <source>At</source>
        <comment>a time</comment>
        <translation>于</translation>
    </message>
    <message>
        <source>The batch ends at a time</source>
        <translation>批次在指定时间结束</translation>
    </message>
    <message>
        <source>End time</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>到结束时</translation>
    </message>
    <message>
        <source>let open ones finish, cancel the rest</source>
        <translation>进行中的继续完成，其余取消</translation>
    </message>
    <message>
        <source>cancel all that are not finished</source>
        <translation>取消所有未完成的</translation>
    </message>
</context>
<context>
    <name>console::EnvironmentText</name>
    <message>
        <source>none</source>
        <comment>colour</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>青</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>琥珀</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>紫</translation>
    </message>
</context>
<context>
    <name>console::ExportBar</name>
    <message>
        <source>&amp;Save devices as CSV…</source>
        <translation>将设备保存为 CSV(&amp;S)…</translation>
    </message>
    <message>
        <source>Saving the devices…</source>
        <translation>正在保存设备…</translation>
    </message>
    <message>
        <source>Save devices of this batch</source>
        <translation>保存此批次的设备</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>%1 saved as %2.</source>
        <translation>%1已保存为 %2。</translation>
    </message>
    <message>
        <source>Save re&amp;port…</source>
        <translation>保存报告(&amp;P)…</translation>
    </message>
    <message>
        <source>Save &amp;dossier…</source>
        <translation>保存档案(&amp;D)…</translation>
    </message>
    <message>
        <source>A file is being saved.</source>
        <translation>正在保存一个文件。</translation>
    </message>
    <message>
        <source>What happened in this batch, to read and to print</source>
        <translation>此批次的经过，供阅读和打印</translation>
    </message>
    <message>
        <source>All that is known of this batch in a file that shows when it was changed</source>
        <translation>此批次的全部已知信息，保存为一旦被改动即可发现的文件</translation>
    </message>
    <message>
        <source>Save report about this batch</source>
        <translation>保存此批次的报告</translation>
    </message>
    <message>
        <source>Web pages (*.html);;PDF files (*.pdf)</source>
        <translation>网页 (*.html);;PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>正在写入报告…</translation>
    </message>
    <message>
        <source>Report about %1 saved as %2.</source>
        <translation>关于%1的报告已保存为 %2。</translation>
    </message>
    <message>
        <source>Save dossier of this batch</source>
        <translation>保存此批次的档案</translation>
    </message>
    <message>
        <source>Dossiers (*.jsonl)</source>
        <translation>档案 (*.jsonl)</translation>
    </message>
    <message>
        <source>Writing the dossier…</source>
        <translation>正在写入档案…</translation>
    </message>
    <message>
        <source>Dossier saved as %1. Its seal, also in Activity: %2</source>
        <translation>档案已保存为 %1。其封签（活动记录中也有）：%2</translation>
    </message>
</context>
<context>
    <name>console::FileField</name>
    <message>
        <source>Choose a PEM file</source>
        <translation>选择 PEM 文件</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer *.key);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
</context>
<context>
    <name>console::FilterBar</name>
    <message>
        <source>%1 changed, sort again</source>
        <translation>%1 台有变化，重新排序</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Filter: a name, or version &lt; 2.4 and tag = beta, seen within 7d, …</source>
        <translation>筛选：设备名，或 version &lt; 2.4 and tag = beta、seen within 7d 等</translation>
    </message>
    <message>
        <source>Sa&amp;ved filters</source>
        <translation>已保存的筛选(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Save this filter…</source>
        <translation>保存此筛选(&amp;S)…</translation>
    </message>
    <message>
        <source>There is no filter to be saved.</source>
        <translation>没有可保存的筛选条件。</translation>
    </message>
    <message>
        <source>&amp;Delete “%1”</source>
        <translation>删除“%1”(&amp;D)</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>%1, %2 selected</source>
        <translation>%1，已选 %2</translation>
    </message>
</context>
<context>
    <name>console::FindingList</name>
    <message>
        <source>&amp;Type the number of devices to start:</source>
        <translation>输入设备数以启动(&amp;T)：</translation>
    </message>
    <message>
        <source>Number of devices</source>
        <translation>设备数</translation>
    </message>
    <message>
        <source>I know, and mean it</source>
        <translation>我知道，并且确认</translation>
    </message>
    <message>
        <source>Tick the warning to go on.</source>
        <translation>勾选该警告后继续。</translation>
    </message>
    <message>
        <source>Tick the warnings to go on.</source>
        <translation>勾选各项警告后继续。</translation>
    </message>
    <message>
        <source>Type %1 to start.</source>
        <translation>输入 %1 以启动。</translation>
    </message>
    <message>
        <source>The batch has %1, another number is typed.</source>
        <translation>批次有 %1，输入的是另一个数。</translation>
    </message>
</context>
<context>
    <name>console::FindingText</name>
    <message>
        <source>%1: an upgrade to %2 by another batch is open. It is cancelled there, unless the device is already upgrading.</source>
        <translation>%1：另一批次中到 %2 的升级尚未结束。它将在那里被取消，除非设备已在升级中。</translation>
    </message>
    <message>
        <source>%1: an upgrade to %2 by another batch is open. Here they fail at once.</source>
        <translation>%1：另一批次中到 %2 的升级尚未结束。在此批次中它们会立即失败。</translation>
    </message>
    <message>
        <source>The upgrade notice cannot be sent as it is; below it says why.</source>
        <translation>升级通知无法按现状发送；原因见下方。</translation>
    </message>
    <message>
        <source>Firmware %1 is not verified. Verify it on test devices first.</source>
        <translation>固件 %1 未验证。请先在测试设备上验证。</translation>
    </message>
    <message>
        <source>No device reports version %1 now.</source>
        <translation>目前没有设备上报版本 %1。</translation>
    </message>
    <message>
        <source>The list of those to be left out (%1) names none of these devices.</source>
        <translation>排除名单（%1）中没有这些设备。</translation>
    </message>
    <message>
        <source>An earlier batch of this firmware stopped by itself, with %1 failed.</source>
        <translation>此固件的先前批次曾自动停止，当时 %1 失败。</translation>
    </message>
    <message>
        <source>Nothing stops this batch by itself, and it has %1. The strategy offers rules that do.</source>
        <translation>此批次有 %1，却没有任何规则使其自动停止。升级策略中提供此类规则。</translation>
    </message>
    <message>
        <source>%1 of those named report %2 already and are left out.</source>
        <translation>指定的设备中有 %1 已上报 %2，将被排除。</translation>
    </message>
    <message>
        <source>%1 of those named belong to another product than %2 and are left out.</source>
        <translation>指定的设备中有 %1 不属于产品 %2，将被排除。</translation>
    </message>
    <message>
        <source>%1 never reported a version of module %2. Perhaps they do not have it.</source>
        <translation>%1 从未上报模块 %2 的版本。它们可能没有该模块。</translation>
    </message>
    <message>
        <source>%1 failed to upgrade to this very firmware before.</source>
        <translation>%1 曾升级到此固件失败。</translation>
    </message>
    <message>
        <source>A downgrade for %1 on newer versions, up to %2.</source>
        <translation>对运行更新版本（最高 %2）的 %1 来说是降级。</translation>
    </message>
    <message>
        <source>No device on the versions of %1 has fetched this firmware yet. Perhaps they cannot: see what is said about the notice below.</source>
        <translation>与其中 %1 版本相同的设备都还没有下载过此固件。它们可能无法下载：请看下方对通知的说明。</translation>
    </message>
    <message>
        <source>%1 not heard of for 30 days: the upgrade waits until they report again.</source>
        <translation>%1 已有 30 天没有消息：它们再次上报后才会升级。</translation>
    </message>
    <message>
        <source>No test device had the versions of %1: %2.</source>
        <translation>没有测试设备运行过其中 %1 的版本：%2。</translation>
    </message>
    <message>
        <source>%1 would not be chosen by the plan any more: their version or their marks have changed since.</source>
        <translation>%1已不再符合计划的范围：其版本或标记后来有变化。</translation>
    </message>
</context>
<context>
    <name>console::FirmwarePage</name>
    <message>
        <source>Select a firmware first.</source>
        <translation>请先选择固件。</translation>
    </message>
    <message>
        <source>It is being verified right now.</source>
        <translation>该固件正在验证中。</translation>
    </message>
    <message>
        <source>It is verified already.</source>
        <translation>该固件已验证。</translation>
    </message>
    <message>
        <source>Verify it on test devices first: it was never tried on one.</source>
        <translation>请先在测试设备上验证固件：该固件从未试用过。</translation>
    </message>
    <message>
        <source>Its verification is still running.</source>
        <translation>该固件仍在验证中。</translation>
    </message>
    <message>
        <source>Its verification failed. Verify it again with success first.</source>
        <translation>该固件验证失败。请先重新验证并通过。</translation>
    </message>
    <message>
        <source>Try it on a few test devices</source>
        <translation>在少量测试设备上试用</translation>
    </message>
    <message>
        <source>Send it to many devices</source>
        <translation>推送给大量设备</translation>
    </message>
    <message>
        <source>A batch of it is still open.</source>
        <translation>该固件还有未结束的批次。</translation>
    </message>
    <message>
        <source>Takes it out of the list; its batches stay</source>
        <translation>从列表中移除；其升级批次保留</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>删除 %1？</translation>
    </message>
    <message>
        <source>It is no longer offered for batches. Its batches and its verification stay on record, and its version label stays taken for other files.</source>
        <translation>该固件将不再可用于升级批次。其批次和验证记录会保留，版本号也不能再用于其他文件。</translation>
    </message>
    <message>
        <source>&amp;Delete firmware</source>
        <translation>删除固件(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>&amp;Upload firmware…</source>
        <translation>上传固件(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Verify…</source>
        <translation>验证固件(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Batch upgrade…</source>
        <translation>批量升级(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>No firmware yet</source>
        <translation>暂无固件</translation>
    </message>
    <message>
        <source>Upload a file and say which version devices report when they run it. Drop a file anywhere on this page to begin.</source>
        <translation>上传文件，并填写设备运行它时上报的版本。将文件拖放到本页任意位置即可开始。</translation>
    </message>
    <message>
        <source>Upload a file, or drop it on this page</source>
        <translation>上传文件，或将其拖放到此页面</translation>
    </message>
</context>
<context>
    <name>console::FirmwarePanel</name>
    <message>
        <source>The notice is being made…</source>
        <translation>正在生成升级通知…</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证固件</translation>
    </message>
    <message>
        <source>What every device gets</source>
        <translation>设备收到的消息</translation>
    </message>
    <message>
        <source>Open as a batch</source>
        <translation>作为批次打开</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1, %2 (%3 bytes)</source>
        <translation>%1，%2（%3 字节）</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>上传时间</translation>
    </message>
    <message>
        <source>Signed with</source>
        <translation>签名算法</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Custom info</source>
        <translation>自定义信息</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
</context>
<context>
    <name>console::FirmwareTableModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>上传时间</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次数</translation>
    </message>
</context>
<context>
    <name>console::FirstStartPage</name>
    <message>
        <source>Folder of a workspace, or an empty one for a new workspace</source>
        <translation>工作区文件夹，或用于新工作区的空文件夹</translation>
    </message>
    <message>
        <source>How would you like to begin?</source>
        <translation>您想怎样开始？</translation>
    </message>
    <message>
        <source>Rollout Console sends firmware to devices over an MQTT broker of yours, watches what they report, and stops when it goes wrong.</source>
        <translation>Rollout Console 通过您的 MQTT 服务器向设备推送固件，观察设备的上报，并在出问题时停下来。</translation>
    </message>
    <message>
        <source>Try a demo fleet</source>
        <translation>试用演示设备</translation>
    </message>
    <message>
        <source>A broker and 50 simulated devices on this computer, with a firmware to send to them. Everything works as with real ones, and nothing leaves this computer.</source>
        <translation>在本机运行一个 MQTT 服务器和 50 台模拟设备，并附带可推送的固件。一切与真实设备相同，数据不会离开本机。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Start the &amp;demo</source>
        <translation>启动演示(&amp;D)</translation>
    </message>
    <message>
        <source>The demo is being started.</source>
        <translation>正在启动演示。</translation>
    </message>
    <message>
        <source>This workspace is in use. Open an empty one for the demo.</source>
        <translation>此工作区已在使用。请打开一个空的工作区来演示。</translation>
    </message>
    <message>
        <source>Connect to a broker</source>
        <translation>连接 MQTT 服务器</translation>
    </message>
    <message>
        <source>Say where your broker is and how to log in, test the connection step by step, and see your devices as they report.</source>
        <translation>填写 MQTT 服务器的地址和登录方式，逐步测试连接，设备一上报就能看到。</translation>
    </message>
    <message>
        <source>Set up a &amp;connection…</source>
        <translation>设置连接(&amp;C)…</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>A folder with the devices, firmware and batches of earlier work, or an empty one for a new workspace.</source>
        <translation>包含以往设备、固件和批次的文件夹，或用于新工作区的空文件夹。</translation>
    </message>
    <message>
        <source>&amp;Open a folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Look around first</source>
        <translation>先随便看看(&amp;L)</translation>
    </message>
</context>
<context>
    <name>console::ForecastCard</name>
    <message>
        <source>Devices done: in 10, 50 and 90 of 100 cases so many or fewer</source>
        <translation>完成的设备：100 次中 10、50、90 次不超过此数</translation>
    </message>
    <message>
        <source>Forecasting…</source>
        <translation>正在预测…</translation>
    </message>
    <message>
        <source>No forecast: %1</source>
        <translation>无法预测：%1</translation>
    </message>
    <message>
        <source>10 of 100</source>
        <translation>100 次中 10 次</translation>
    </message>
    <message>
        <source>50 of 100</source>
        <translation>100 次中 50 次</translation>
    </message>
    <message>
        <source>90 of 100</source>
        <translation>100 次中 90 次</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Devices done: in 10, 50 and 90 of 100 cases so many or fewer; dotted, in the rehearsal</source>
        <translation>完成的设备：100 次中 10、50、90 次不超过此数；点线为演练</translation>
    </message>
    <message>
        <source>Wave begins</source>
        <translation>波次开始</translation>
    </message>
</context>
<context>
    <name>console::ForecastText</name>
    <message>
        <source>%1: more than %2</source>
        <translation>%1：超过 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: all, no rule stops it</source>
        <translation>%1：全部，没有规则会叫停</translation>
    </message>
    <message>
        <source>Devices that a build would reach before it is halted, by the share that it fails on: %1.</source>
        <translation>按固件的失败比例，叫停前会收到它的设备：%1。</translation>
    </message>
    <message>
        <source>%1 (± %2)</source>
        <translation>%1（± %2）</translation>
    </message>
    <message>
        <source>No device is left to upgrade.</source>
        <translation>没有可升级的设备。</translation>
    </message>
    <message>
        <source>None of the devices is expected to end within a week.</source>
        <translation>预计一周内没有设备会完成。</translation>
    </message>
    <message>
        <source>%1 of the devices that can be reached are done by %2, in 8 of 10 cases between %3 and %4.</source>
        <translation>能联系上的设备中 %1 在 %2 前完成，十有八次在 %3 到 %4 之间。</translation>
    </message>
    <message>
        <source>About %1 will not answer within a week.</source>
        <translation>约 %1一周内不会响应。</translation>
    </message>
    <message>
        <source>The downloads take up to %1 a second.</source>
        <translation>下载流量最高每秒 %1。</translation>
    </message>
    <message>
        <source>No earlier batch tells how the devices behave: this is assumed.</source>
        <translation>没有更早的批次说明设备的表现：按假定值计算。</translation>
    </message>
    <message>
        <source>Based on what earlier batches tell of %1 of %2.</source>
        <translation>依据更早批次中 %2里 %1 台的表现。</translation>
    </message>
    <message>
        <source>%1: not by itself</source>
        <translation>%1：不会自动开始</translation>
    </message>
    <message>
        <source>Waves begin about: %1.</source>
        <translation>各波次预计开始时间：%1。</translation>
    </message>
</context>
<context>
    <name>console::GeneralSettings</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>&amp;Operator name</source>
        <translation>操作人名称(&amp;O)</translation>
    </message>
    <message>
        <source>Stands in Activity beside what you order.</source>
        <translation>在“活动记录”中标明操作人。</translation>
    </message>
    <message>
        <source>this computer&apos;s user</source>
        <translation>本机用户</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>The&amp;me</source>
        <translation>主题(&amp;M)</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>Names are taken as they are typed: this guards against slips, not against malice. Verifications need none.</source>
        <translation>名字以输入为准：这可防止疏忽，不能防止恶意。验证无需放行。</translation>
    </message>
    <message>
        <source>E&amp;xtra release</source>
        <translation>双人复核(&amp;X)</translation>
    </message>
    <message>
        <source>Four eyes: a batch waits until another operator releases it</source>
        <translation>批次须由其他操作员放行后才开始</translation>
    </message>
</context>
<context>
    <name>console::HaltFields</name>
    <message>
        <source>Usual share of failures in percent</source>
        <translation>平时的失败比例（百分比）</translation>
    </message>
    <message>
        <source>W&amp;hen</source>
        <translation>当(&amp;H)</translation>
    </message>
    <message>
        <source>Failed devices</source>
        <translation>升级失败的设备</translation>
    </message>
    <message>
        <source>devices have failed</source>
        <translation>台设备已失败</translation>
    </message>
    <message>
        <source>Failed share in percent</source>
        <translation>失败比例（百分比）</translation>
    </message>
    <message>
        <source>% have failed, once</source>
        <translation>% 已失败，且至少</translation>
    </message>
    <message>
        <source>Devices that have ended</source>
        <translation>已结束的设备数</translation>
    </message>
    <message>
        <source>have ended</source>
        <translation>台已结束</translation>
    </message>
    <message>
        <source>When more fail than the &amp;usual</source>
        <translation>失败明显多于平时(&amp;U)</translation>
    </message>
    <message>
        <source>Wh&amp;en</source>
        <translation>当(&amp;E)</translation>
    </message>
    <message>
        <source>%1 is assumed: no batch of this product has ended yet.</source>
        <translation>%1 为假定值：该产品还没有结束的批次。</translation>
    </message>
    <message numerus="yes">
        <source>%1 by history: %2 of %3 failed in %n batch(es).</source>
        <translation>
            <numerusform>历史值 %1：%n 个批次中，%3有 %2 台失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 It is looked at for all devices, for each version and for each group.</source>
        <translation>%1分别就全部设备、各版本和各分组判断。</translation>
    </message>
</context>
<context>
    <name>console::HaltText</name>
    <message>
        <source>Halted: %1 of %2 that were sent the upgrade failed or fell silent, as many as the plan allows.</source>
        <translation>已自动叫停：已推送的 %2中有 %1 台失败或无响应，达到计划允许的数量。</translation>
    </message>
    <message>
        <source>Halted: %1 of %2 that ended failed or fell silent, a greater share than the plan allows.</source>
        <translation>已自动叫停：已结束的 %2中有 %1 台失败或无响应，超过计划允许的比例。</translation>
    </message>
    <message>
        <source>Halted: %1 of %2 that were sent the upgrade failed or fell silent, more than usual; most of them came from version %3.</source>
        <translation>已自动叫停：已推送的 %2中有 %1 台失败或无响应，多于平时；其中大多来自版本 %3。</translation>
    </message>
    <message>
        <source>Halted: %1 of %2 that were sent the upgrade failed or fell silent, more than usual.</source>
        <translation>已自动叫停：已推送的 %2中有 %1 台失败或无响应，多于平时。</translation>
    </message>
    <message>
        <source>Halted: of the devices that come from version %3, %1 of %2 failed or fell silent, more than usual.</source>
        <translation>已自动叫停：来自版本 %3 的 %2中有 %1 台失败或无响应，多于平时。</translation>
    </message>
    <message>
        <source>when clearly more fail than the usual %1</source>
        <translation>失败明显多于平时的 %1 时</translation>
    </message>
    <message>
        <source>at %1 failed</source>
        <translation>失败达 %1时</translation>
    </message>
    <message>
        <source>at %1 % of those that ended, from %2 on</source>
        <translation>已结束设备中失败达 %1 %（至少 %2结束后）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Halted: of the devices in group %3, %1 of %2 failed or fell silent, more than usual.</source>
        <translation>已自动叫停：分组 %3 的 %2中有 %1 台失败或无响应，多于平时。</translation>
    </message>
</context>
<context>
    <name>console::HelpWindow</name>
    <message>
        <source>en</source>
        <extracomment>The folder of the help pages in this language: en or zh_CN.</extracomment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;Search the guide</source>
        <translation>搜索指南(&amp;S)</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>没有页面包含这些文字。</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
</context>
<context>
    <name>console::HistoryView</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
</context>
<context>
    <name>console::MainWindow</name>
    <message numerus="yes">
        <source>%n running batch(es)</source>
        <translation>
            <numerusform>%n 个批次执行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unseen problem(s)</source>
        <translation>
            <numerusform>%n 个未查看的问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Production environment</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>&amp;About Rollout Console</source>
        <translation>关于 Rollout Console(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>升级批次</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Opening the workspace…</source>
        <translation>正在打开工作区…</translation>
    </message>
    <message>
        <source>%1 read. Devices and batches appear when all of it is here.</source>
        <translation>已读取 %1。全部读完后显示设备和批次。</translation>
    </message>
    <message>
        <source>&amp;Find anything…</source>
        <translation>查找任意内容(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>F&amp;irst steps</source>
        <translation>第一步(&amp;I)</translation>
    </message>
</context>
<context>
    <name>console::MarksDialog</name>
    <message>
        <source>&amp;Group</source>
        <translation>分组(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Add tags</source>
        <translation>添加标签(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove tags</source>
        <translation>移除标签(&amp;R)</translation>
    </message>
    <message>
        <source>A&amp;pply to %1</source>
        <translation>应用到 %1(&amp;P)</translation>
    </message>
    <message>
        <source>Group and tags</source>
        <translation>分组和标签</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>无分组</translation>
    </message>
    <message>
        <source>beta, night shift</source>
        <translation>beta, 夜班</translation>
    </message>
    <message>
        <source>With commas between them.</source>
        <translation>用逗号分隔。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Correct what is marked first.</source>
        <translation>请先更正标出的内容。</translation>
    </message>
    <message>
        <source>Nothing is to be changed yet.</source>
        <translation>还没有要修改的内容。</translation>
    </message>
</context>
<context>
    <name>console::MarksImport</name>
    <message>
        <source>Save re&amp;jected lines…</source>
        <translation>保存被拒绝的行(&amp;J)…</translation>
    </message>
    <message>
        <source>Import groups and tags</source>
        <translation>导入分组和标签</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>正在读取列表</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>The list is being read.</source>
        <translation>正在读取列表。</translation>
    </message>
    <message>
        <source>%1 was not read. Nothing was changed.</source>
        <translation>%1 未能读取。未作任何修改。</translation>
    </message>
    <message>
        <source>There is nothing to apply.</source>
        <translation>没有可应用的内容。</translation>
    </message>
    <message>
        <source>%1: %2 usable, %3 rejected of %4 lines.</source>
        <translation>%1：共 %4 行，%2可用，%3 行被拒绝。</translation>
    </message>
    <message>
        <source>&amp;Apply to %1</source>
        <translation>应用到 %1(&amp;A)</translation>
    </message>
    <message>
        <source>Save rejected lines</source>
        <translation>保存被拒绝的行</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
</context>
<context>
    <name>console::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Program menu</source>
        <translation>程序菜单</translation>
    </message>
    <message>
        <source>Help, about, quit</source>
        <translation>帮助、关于、退出</translation>
    </message>
</context>
<context>
    <name>console::NoticeBar</name>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>console::NoticeView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the payload</source>
        <translation>复制消息内容</translation>
    </message>
    <message>
        <source>Copy the exact payload</source>
        <translation>复制完整的消息内容</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>消息内容</translation>
    </message>
    <message>
        <source>%1 bytes to %2</source>
        <translation>%1 字节，发送到 %2</translation>
    </message>
</context>
<context>
    <name>console::OutcomeCards</name>
    <message>
        <source>Outcomes over time</source>
        <translation>升级结果趋势</translation>
    </message>
    <message>
        <source>Failures by reason</source>
        <translation>失败原因分布</translation>
    </message>
    <message>
        <source>No device has finished yet.</source>
        <translation>尚无设备完成升级。</translation>
    </message>
    <message>
        <source>%1 succeeded, %2 failed since %3</source>
        <translation>自 %3 起 %1 台成功，%2 台失败</translation>
    </message>
</context>
<context>
    <name>console::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备总数</translation>
    </message>
    <message>
        <source>Upgrading now</source>
        <translation>正在升级</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要关注</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本分布</translation>
    </message>
    <message>
        <source>Adoption</source>
        <translation>版本趋势</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最近一天</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>最近一周</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation>暂无设备</translation>
    </message>
    <message>
        <source>They appear here when they report a version to /ota/device/inform/…. &lt;a href=&quot;help&quot;&gt;How to point devices here&lt;/a&gt;</source>
        <translation>设备向 /ota/device/inform/… 上报版本后会显示在这里。&lt;a href=&quot;help&quot;&gt;如何让设备接入&lt;/a&gt;</translation>
    </message>
    <message>
        <source>%1 seen in the last 24 h</source>
        <translation>最近 24 小时 %1 台有上报</translation>
    </message>
    <message>
        <source>in all batches</source>
        <translation>所有批次合计</translation>
    </message>
    <message>
        <source>silent, failed or suspicious</source>
        <translation>无响应、失败或可疑</translation>
    </message>
    <message>
        <source>On the newest version</source>
        <translation>已是最新版本</translation>
    </message>
    <message>
        <source>On %1, the newest</source>
        <translation>已是最新版本 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 台，共 %2</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>device</source>
        <translation>台设备</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>台设备</translation>
    </message>
</context>
<context>
    <name>console::PaceFields</name>
    <message>
        <source>How the rate grows</source>
        <translation>速率如何递增</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Grows with the notified</source>
        <translation>随已通知设备递增</translation>
    </message>
    <message>
        <source>Grows with the succeeded</source>
        <translation>随成功设备递增</translation>
    </message>
    <message>
        <source>Growth factor</source>
        <translation>递增倍数</translation>
    </message>
    <message>
        <source>times </source>
        <comment>a factor</comment>
        <translation>倍数 </translation>
    </message>
    <message>
        <source>Devices a step</source>
        <translation>每级设备数</translation>
    </message>
    <message>
        <source>after every </source>
        <comment>number of devices</comment>
        <translation>每满 </translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Downloads at once</source>
        <translation>同时下载数</translation>
    </message>
    <message>
        <source>downloads at once</source>
        <translation>个同时下载</translation>
    </message>
    <message>
        <source>Limit the downloads</source>
        <translation>限制同时下载</translation>
    </message>
    <message>
        <source>Limit the bandwidth</source>
        <translation>限制带宽</translation>
    </message>
    <message>
        <source>Mbit a second</source>
        <translation>每秒 Mbit</translation>
    </message>
    <message>
        <source>Mbit/s on the average</source>
        <translation>Mbit/s（平均）</translation>
    </message>
</context>
<context>
    <name>console::PassphraseDialog</name>
    <message>
        <source>Export connections</source>
        <translation>导出连接</translation>
    </message>
    <message>
        <source>Import connections</source>
        <translation>导入连接</translation>
    </message>
    <message>
        <source>Host, user and certificates&apos; places are written as they are. Passwords are left out, unless you choose a passphrase to encrypt them with. Private keys stay where they are.</source>
        <translation>主机、用户名和证书路径按原样写入。除非设置口令加密，否则不包含密码。私钥留在原处。</translation>
    </message>
    <message>
        <source>The passwords in this file are encrypted with a passphrase.</source>
        <translation>此文件中的密码已用口令加密。</translation>
    </message>
    <message>
        <source>&amp;Passphrase, or nothing</source>
        <translation>口令，可留空(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase &amp;again</source>
        <translation>再次输入口令(&amp;A)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use at least %1 characters.</source>
        <translation>请至少使用 %1 个字符。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Enter the passphrase.</source>
        <translation>请输入口令。</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Export without passwords</source>
        <translation>导出，不含密码(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export with passwords</source>
        <translation>导出，含密码(&amp;E)</translation>
    </message>
</context>
<context>
    <name>console::PasswordDialog</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>&amp;Password of %1 on %2</source>
        <translation>%1 在 %2 上的密码(&amp;P)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Enter the password first</source>
        <translation>请先输入密码</translation>
    </message>
</context>
<context>
    <name>console::PlanText</name>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>all devices of %1</source>
        <translation>产品 %1 的全部设备</translation>
    </message>
    <message>
        <source>listed devices of %1</source>
        <translation>产品 %1 的指定设备</translation>
    </message>
    <message>
        <source>%1 listed devices of %2</source>
        <translation>产品 %2 的 %1 台指定设备</translation>
    </message>
    <message>
        <source>devices of %1 that report %2</source>
        <translation>产品 %1 中上报版本为 %2 的设备</translation>
    </message>
    <message>
        <source>%1 of the devices of %2</source>
        <translation>产品 %2 中 %1 的设备</translation>
    </message>
    <message>
        <source>%1 of the devices of %2 that report %3</source>
        <translation>产品 %2 中上报版本为 %3 的设备的 %1</translation>
    </message>
    <message>
        <source>%1 devices a minute</source>
        <translation>每分钟 %1 台设备</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 after the first progress report</source>
        <translation>首次上报进度后 %1</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>once, %1</source>
        <translation>1 次，%1</translation>
    </message>
    <message>
        <source>up to %1 times, %2</source>
        <translation>最多 %1 次，%2</translation>
    </message>
    <message>
        <source>keep the older upgrade; the device fails in this batch</source>
        <translation>保留原有升级；设备在本批次中记为升级失败</translation>
    </message>
    <message>
        <source>replace the older upgrade, except while it is upgrading</source>
        <translation>覆盖原有升级；升级中的设备除外</translation>
    </message>
    <message>
        <source>Send %1 to %2: %3, %4</source>
        <translation>向 %2推送 %1：%3，%4</translation>
    </message>
    <message>
        <source>starting now</source>
        <translation>立即开始</translation>
    </message>
    <message>
        <source>starting %1</source>
        <translation>%1 开始</translation>
    </message>
    <message>
        <source>pushing takes a minute or less</source>
        <translation>推送用时不超过 1 分钟</translation>
    </message>
    <message>
        <source>pushing takes about %1</source>
        <translation>推送用时约 %1</translation>
    </message>
    <message>
        <source>%1, %2; %3.</source>
        <translation>%1，%2；%3。</translation>
    </message>
    <message>
        <source>Not readable as UTF-8</source>
        <translation>不是有效的 UTF-8 文本</translation>
    </message>
    <message>
        <source>Broken line: a quote is not closed</source>
        <translation>行不完整：引号未闭合</translation>
    </message>
    <message>
        <source>Line is too long</source>
        <translation>行过长</translation>
    </message>
    <message>
        <source>Not a device name</source>
        <translation>不是设备名称</translation>
    </message>
    <message>
        <source>No such device has reported yet</source>
        <translation>该设备从未上报</translation>
    </message>
    <message>
        <source>Belongs to another product</source>
        <translation>属于其他产品</translation>
    </message>
    <message>
        <source>Named already on an earlier line</source>
        <translation>与前面的行重复</translation>
    </message>
    <message>
        <source>The download link is not a valid http or https address. Set the public URL in Settings.</source>
        <translation>下载链接不是有效的 http 或 https 地址。请在“设置”中设置对外地址。</translation>
    </message>
    <message>
        <source>The download link has %1 characters; from 255 on old devices overflow. Shorten the public URL in Settings.</source>
        <translation>下载链接有 %1 个字符；达到 255 个字符时旧设备会溢出。请在“设置”中缩短对外地址。</translation>
    </message>
    <message>
        <source>The download link names port %1. C SDKs ignore it and ask port 80 or 443.</source>
        <translation>下载链接指定了端口 %1。C SDK 会忽略它，改用 80 或 443 端口。</translation>
    </message>
    <message>
        <source>The download link points at %1, which only this computer can reach.</source>
        <translation>下载链接指向 %1，只有本机可以访问。</translation>
    </message>
    <message>
        <source>Signed with SHA-256 only: devices with C SDK 3.2 ignore the notice.</source>
        <translation>仅使用 SHA-256 签名：使用 C SDK 3.2 的设备会忽略该通知。</translation>
    </message>
    <message>
        <source>The notice has %1 bytes; small devices expect less than 1,024.</source>
        <translation>升级通知有 %1 字节；小型设备要求少于 1,024 字节。</translation>
    </message>
    <message>
        <source>The notice has %1 bytes; C SDK 3.2 discards it from 2,048 on.</source>
        <translation>升级通知有 %1 字节；达到 2,048 字节时 C SDK 3.2 会丢弃它。</translation>
    </message>
    <message>
        <source>The module is called like a key of the notice (%1). Old devices would read the wrong value.</source>
        <translation>模块与升级通知中的字段 %1 同名。旧设备会读到错误的值。</translation>
    </message>
    <message>
        <source>The custom info goes last, in extData.</source>
        <translation>自定义信息放在最后，位于 extData 中。</translation>
    </message>
    <message>
        <source>Starts %1</source>
        <translation>%1 开始</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation>%1 结束</translation>
    </message>
    <message>
        <source>ETA unknown yet</source>
        <translation>预计完成时间未知</translation>
    </message>
    <message>
        <source>%1 a minute · ETA %2</source>
        <translation>每分钟 %1 台 · 预计 %2 完成</translation>
    </message>
    <message>
        <source>Halted</source>
        <translation>已自动叫停</translation>
    </message>
    <message>
        <source>Not a group or tags: 1 to 64 characters each, tags with | between them</source>
        <translation>不是有效的分组或标签：每个 1 到 64 个字符，标签之间用 | 分隔</translation>
    </message>
    <message>
        <source>Several products have a device of this name; add a column product</source>
        <translation>多个产品都有这个名称的设备；请添加 product 列</translation>
    </message>
    <message>
        <source>%1, without %2 on a list</source>
        <translation>%1，不含列表中的 %2</translation>
    </message>
    <message>
        <source>devices of %1 that match %2 now or later</source>
        <translation>%1 中现在或之后符合 %2 的设备</translation>
    </message>
    <message>
        <source>devices of %1 that match %2</source>
        <translation>%1 中符合 %2 的设备</translation>
    </message>
    <message>
        <source>No device of the product matches “%1”.</source>
        <translation>该产品没有设备符合“%1”。</translation>
    </message>
    <message>
        <source>No device that matches what stands before it matches “%1” too.</source>
        <translation>符合前面条件的设备中，没有一台同时符合“%1”。</translation>
    </message>
    <message>
        <source>%1 of the devices of %2 that match %3</source>
        <translation>%2 中匹配 %3 的设备的 %1</translation>
    </message>
    <message>
        <source>%1, times %2 after every %3 notified</source>
        <translation>%1，每通知 %3 台乘以 %2</translation>
    </message>
    <message>
        <source>%1, times %2 after every %3 succeeded</source>
        <translation>%1，每成功 %3 台乘以 %2</translation>
    </message>
    <message>
        <source>%1, at most %2 downloads at once</source>
        <translation>%1，最多 %2 个同时下载</translation>
    </message>
    <message>
        <source>%1, at most %2 Mbit/s</source>
        <translation>%1，最多 %2 Mbit/s</translation>
    </message>
    <message>
        <source>%1, then all that are not finished are cancelled</source>
        <translation>%1，届时取消所有未完成的</translation>
    </message>
    <message>
        <source>%1, then no further notice is sent and open ones finish</source>
        <translation>%1，届时不再推送，进行中的继续完成</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>%1 % must succeed</source>
        <translation>成功率 %1 %</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>a time to watch</comment>
        <translation>观察 %1</translation>
    </message>
    <message>
        <source>an operator releases</source>
        <translation>操作员放行</translation>
    </message>
    <message>
        <source>the rest</source>
        <translation>其余设备</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation>%1，然后 %2</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>一次全部</translation>
    </message>
    <message>
        <source>%1 %2 first, in %3 waves.</source>
        <translation>%1先推送 %2，共 %3 波。</translation>
    </message>
    <message>
        <source>Window closed · opens %1</source>
        <translation>不在维护时段 · %1 开始</translation>
    </message>
    <message>
        <source>Wave %1 of %2</source>
        <translation>第 %1 波（共 %2 波）</translation>
    </message>
    <message>
        <source>ETA %1</source>
        <translation>预计 %1 完成</translation>
    </message>
    <message>
        <source>%1 · ETA %2</source>
        <translation>%1 · 预计 %2 完成</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Target version</source>
        <translation>目标版本</translation>
    </message>
    <message>
        <source>%1 of module %2</source>
        <translation>%1（模块 %2）</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>升级范围</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>推送速率</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>波次</translation>
    </message>
    <message>
        <source>Maintenance windows</source>
        <translation>维护时段</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时时间</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Device in another batch</source>
        <translation>设备已在其他批次中</translation>
    </message>
    <message>
        <source>Stops by itself</source>
        <translation>自动叫停</translation>
    </message>
    <message>
        <source>Flagged silent after</source>
        <translation>无响应判定时间</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>启动时间</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Batch id</source>
        <translation>批次 ID</translation>
    </message>
    <message>
        <source>how long that takes, with waves, windows and limits, the forecast says</source>
        <translation>在波次、维护时段和上限之下需多久，见预测</translation>
    </message>
    <message>
        <source>Waits for its release</source>
        <translation>等待放行</translation>
    </message>
    <message>
        <source>Starts at once</source>
        <translation>即将开始</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>needs none</source>
        <translation>无需放行</translation>
    </message>
</context>
<context>
    <name>console::PlanView</name>
    <message>
        <source>Plan</source>
        <translation>升级计划</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>console::ProductionGuard</name>
    <message>
        <source>This is a production environment. Type its name, %1, to start the batch there.</source>
        <translation>这是生产环境。请输入其名称 %1，才能在那里启动批次。</translation>
    </message>
    <message>
        <source>Type the name of the production environment: %1.</source>
        <translation>请输入生产环境的名称：%1。</translation>
    </message>
</context>
<context>
    <name>console::ProfileForm</name>
    <message>
        <source>kept in the keychain</source>
        <translation>保存在密钥链中</translation>
    </message>
    <message>
        <source>asked each time</source>
        <translation>每次询问</translation>
    </message>
    <message>
        <source>There is no keychain on this computer.</source>
        <translation>本机没有密钥链。</translation>
    </message>
    <message>
        <source>Give the profile a name.</source>
        <translation>请为连接配置命名。</translation>
    </message>
    <message>
        <source>Enter the broker&apos;s name or address.</source>
        <translation>请输入 MQTT 服务器的名称或地址。</translation>
    </message>
    <message>
        <source>Enter the broker&apos;s port.</source>
        <translation>请输入 MQTT 服务器的端口。</translation>
    </message>
    <message>
        <source>Choose 10 to 1,200 seconds.</source>
        <translation>请选择 10 到 1,200 秒。</translation>
    </message>
    <message>
        <source>Enter a client id, at most 23 letters and digits for old brokers.</source>
        <translation>请输入客户端 ID；旧的 MQTT 服务器最多支持 23 个字母和数字。</translation>
    </message>
    <message>
        <source>A password needs a user name.</source>
        <translation>设置密码时需要用户名。</translation>
    </message>
    <message>
        <source>A private key needs its certificate.</source>
        <translation>设置私钥时需要对应的证书。</translation>
    </message>
    <message>
        <source>A certificate needs its private key.</source>
        <translation>设置证书时需要对应的私钥。</translation>
    </message>
    <message>
        <source>Enter a user name first</source>
        <translation>请先输入用户名</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>C&amp;A file</source>
        <translation>CA 文件(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>Client &amp;id</source>
        <translation>客户端 ID(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>环境(&amp;E)</translation>
    </message>
    <message>
        <source>Use T&amp;LS</source>
        <translation>使用 TLS(&amp;L)</translation>
    </message>
    <message>
        <source>Use TLS</source>
        <translation>使用 TLS</translation>
    </message>
    <message>
        <source>Keep the password in this computer&apos;s keychain</source>
        <translation>将密码保存在本机的密钥链中</translation>
    </message>
    <message>
        <source>This is a production environment</source>
        <translation>这是生产环境</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>none: anonymous</source>
        <translation>无：匿名</translation>
    </message>
    <message>
        <source>this computer&apos;s authorities</source>
        <translation>本机信任的证书颁发机构</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>for example staging</source>
        <translation>例如：预发布</translation>
    </message>
    <message>
        <source>Stays the same, so that the broker keeps reports while the console is closed.</source>
        <translation>保持不变，控制台关闭期间 MQTT 服务器才会保留上报。</translation>
    </message>
    <message>
        <source>Client certi&amp;ficate</source>
        <translation>客户端证书(&amp;F)</translation>
    </message>
    <message>
        <source>Private ke&amp;y</source>
        <translation>私钥(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Keep alive</source>
        <translation>保活间隔(&amp;K)</translation>
    </message>
    <message>
        <source>Production is always red</source>
        <translation>生产环境始终为红色</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Stands in the window title, with a line in its colour under it.</source>
        <translation>显示在窗口标题中，标题下有对应颜色的线。</translation>
    </message>
    <message>
        <source>Its line is red, and a batch starts only when its name is typed.</source>
        <translation>其线为红色，且须输入名称才能启动批次。</translation>
    </message>
</context>
<context>
    <name>console::ProfileSettings</name>
    <message>
        <source>New connection</source>
        <translation>新连接</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>%1 的副本</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>删除“%1”？</translation>
    </message>
    <message>
        <source>The connection&apos;s settings are removed. Devices and batches stay.</source>
        <translation>将删除该连接的设置。设备和升级批次会保留。</translation>
    </message>
    <message>
        <source>Delete connection</source>
        <translation>删除连接</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Disconnect first: this connection is in use</source>
        <translation>请先断开：该连接正在使用</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Save and re&amp;connect</source>
        <translation>保存并重新连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>Broker connections</source>
        <translation>MQTT 服务器连接</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制连接</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation>暂无连接</translation>
    </message>
    <message>
        <source>Add one to reach the broker your devices report to.</source>
        <translation>请添加连接，以接入设备上报所用的 MQTT 服务器。</translation>
    </message>
    <message>
        <source>No connection is saved yet</source>
        <translation>还没有保存的连接</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>console::ProfileTransfer</name>
    <message>
        <source>Export connections</source>
        <translation>导出连接</translation>
    </message>
    <message>
        <source>Connections (*.json)</source>
        <translation>连接 (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) exported, with their passwords.</source>
        <translation>
            <numerusform>已导出 %n 个连接，含密码。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) exported, without passwords.</source>
        <translation>
            <numerusform>已导出 %n 个连接，不含密码。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import connections</source>
        <translation>导入连接</translation>
    </message>
    <message>
        <source>Connections (*.json);;All files (*)</source>
        <translation>连接 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>已导入：%1。</translation>
    </message>
    <message>
        <source>There is no keychain on this computer, so their passwords are asked for each time.</source>
        <translation>这台电脑没有密钥链，因此每次都会询问密码。</translation>
    </message>
    <message>
        <source>Not on this computer, choose them anew: %1.</source>
        <translation>本机没有以下文件，请重新选择：%1。</translation>
    </message>
</context>
<context>
    <name>console::RateDialog</name>
    <message>
        <source>Devices a minute</source>
        <translation>每分钟设备数</translation>
    </message>
    <message>
        <source>How many devices a minute get the notice?</source>
        <translation>每分钟向多少台设备推送通知？</translation>
    </message>
    <message>
        <source>devices a minute, 1 to 10,000</source>
        <translation>台设备/分钟，1 到 10,000</translation>
    </message>
    <message>
        <source>Change rate and times</source>
        <translation>更改速率和时间</translation>
    </message>
    <message>
        <source>When may it be sent?</source>
        <translation>什么时候可以推送？</translation>
    </message>
    <message>
        <source>When does the batch end?</source>
        <translation>批次什么时候结束？</translation>
    </message>
    <message>
        <source>%1 still to be notified follow the new times. What has been cancelled by an end stays cancelled.</source>
        <translation>尚待推送的%1按新的时间进行。已因到期取消的不会恢复。</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>更改(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep as it is</source>
        <translation>保持不变(&amp;K)</translation>
    </message>
</context>
<context>
    <name>console::RawBytes</name>
    <message>
        <source>First %1 of %2 bytes</source>
        <translation>前 %1 字节，共 %2 字节</translation>
    </message>
</context>
<context>
    <name>console::ReasonBars</name>
    <message>
        <source>Failures by reason</source>
        <translation>失败原因分布</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No device has failed.</source>
        <translation>没有升级失败的设备。</translation>
    </message>
</context>
<context>
    <name>console::RefusalText</name>
    <message>
        <source>implementation specific error</source>
        <translation>服务端实现特定错误</translation>
    </message>
    <message>
        <source>not authorized</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>invalid topic name</source>
        <translation>主题名无效</translation>
    </message>
    <message>
        <source>packet identifier in use</source>
        <translation>报文标识符已被占用</translation>
    </message>
    <message>
        <source>packet too large</source>
        <translation>报文过大</translation>
    </message>
    <message>
        <source>quota exceeded</source>
        <translation>超出配额</translation>
    </message>
    <message>
        <source>invalid payload format</source>
        <translation>载荷格式无效</translation>
    </message>
    <message>
        <source>unspecified error</source>
        <translation>未说明的错误</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>console::RehearsalCard</name>
    <message>
        <source>as the forecast assumes</source>
        <translation>如预测所设</translation>
    </message>
    <message>
        <source>all well</source>
        <translation>全部正常</translation>
    </message>
    <message>
        <source>some fail</source>
        <translation>部分失败</translation>
    </message>
    <message>
        <source>some are bricked</source>
        <translation>部分变砖</translation>
    </message>
    <message>
        <source>some are away</source>
        <translation>部分不在线</translation>
    </message>
    <message>
        <source>all well, on slow links</source>
        <translation>全部正常，但链路很慢</translation>
    </message>
    <message>
        <source>&amp;Virtual devices behave</source>
        <translation>虚拟设备的表现(&amp;V)</translation>
    </message>
    <message>
        <source>Virtual devices behave</source>
        <translation>虚拟设备的表现</translation>
    </message>
    <message>
        <source>Percent of them</source>
        <translation>其中的百分比</translation>
    </message>
    <message>
        <source>Progress of the rehearsal</source>
        <translation>演练进度</translation>
    </message>
    <message>
        <source>Stop t&amp;he rehearsal</source>
        <translation>停止演练(&amp;H)</translation>
    </message>
    <message>
        <source>Re&amp;hearse</source>
        <translation>演练(&amp;H)</translation>
    </message>
    <message>
        <source>The devices are still being counted.</source>
        <translation>仍在统计设备。</translation>
    </message>
    <message>
        <source>The same plan, on a broker and devices that exist only on this computer and only for this. Your own devices and your broker have no part in it.</source>
        <translation>同一计划，在只为此而存在于本机的代理和设备上运行。与您自己的设备和代理无关。</translation>
    </message>
    <message>
        <source>The rehearsal was stopped.</source>
        <translation>演练已停止。</translation>
    </message>
    <message>
        <source>The rehearsal is being prepared…</source>
        <translation>正在准备演练…</translation>
    </message>
    <message>
        <source>How long it takes</source>
        <translation>所需时间</translation>
    </message>
    <message>
        <source>takes about %1</source>
        <translation>约需 %1</translation>
    </message>
</context>
<context>
    <name>console::RehearsalText</name>
    <message>
        <source>%1 of the devices that can be reached in time were never done.</source>
        <translation>可及时联系到的设备中，始终未达到 %1 完成。</translation>
    </message>
    <message>
        <source>%1 of the devices that can be reached in time were done after %2.</source>
        <translation>可及时联系到的设备中，%1 在 %2 后完成。</translation>
    </message>
    <message>
        <source>%1 of the devices that can be reached in time were done after %2: within the forecast, which says %3 to %4 for 8 of 10 cases.</source>
        <translation>可及时联系到的设备中，%1 在 %2 后完成：在预测范围内，预测为 10 次中 8 次需 %3 到 %4。</translation>
    </message>
    <message>
        <source>%1 of the devices that can be reached in time were done after %2: earlier than the forecast, which says %3 to %4 for 8 of 10 cases.</source>
        <translation>可及时联系到的设备中，%1 在 %2 后完成：早于预测，预测为 10 次中 8 次需 %3 到 %4。</translation>
    </message>
    <message>
        <source>%1 of the devices that can be reached in time were done after %2: later than the forecast, which says %3 to %4 for 8 of 10 cases.</source>
        <translation>可及时联系到的设备中，%1 在 %2 后完成：晚于预测，预测为 10 次中 8 次需 %3 到 %4。</translation>
    </message>
    <message>
        <source>Succeeded: %1, failed: %2, lost: %3, not ended: %4.</source>
        <translation>成功：%1，失败：%2，失联：%3，未结束：%4。</translation>
    </message>
    <message>
        <source>A halt rule stopped it when %1 of %2 virtual devices had failed; %3 had been given the build by then.</source>
        <translation>当 %2 台虚拟设备中有 %1 台失败时，停止规则使其停止；届时已有 %3 收到该固件。</translation>
    </message>
    <message>
        <source>It ended with wave %1: the gate behind it waits for an operator, or can not be met.</source>
        <translation>它止于第 %1 波：其后的放行条件等待操作员，或无法满足。</translation>
    </message>
    <message>
        <source>It was ended after %1: the others would take much longer.</source>
        <translation>它在 %1 后结束：其余设备需要长得多的时间。</translation>
    </message>
    <message>
        <source>Virtual devices: %1, one for each of the plan&apos;s.</source>
        <translation>虚拟设备：%1，与计划中的设备一一对应。</translation>
    </message>
    <message>
        <source>Virtual devices: %1, which stand for %2; rate, limits and counted failures are as much lower.</source>
        <translation>虚拟设备：%1，代表 %2；速率、上限和按数计的失败同比减小。</translation>
    </message>
    <message>
        <source>Pushing is shortened to one part in %1.</source>
        <translation>推送时间缩短为 %1 分之一。</translation>
    </message>
    <message>
        <source>The clock runs %1 times as fast: a second here is %2 of the plan. What this computer itself needs counts as many times.</source>
        <translation>时钟快 %1 倍：此处一秒相当于计划中的 %2。本机自身所需的时间也按同样倍数计入。</translation>
    </message>
    <message>
        <source>The clock runs as it does.</source>
        <translation>时钟按原速运行。</translation>
    </message>
    <message>
        <source>A broker, a console and virtual devices of its own are started…</source>
        <translation>正在启动演练专用的代理、控制台和虚拟设备…</translation>
    </message>
    <message>
        <source>The build is verified on one more virtual device…</source>
        <translation>正在另一台虚拟设备上验证固件…</translation>
    </message>
    <message>
        <source>It has run for %1 of the plan.</source>
        <translation>已运行了计划中的 %1。</translation>
    </message>
    <message>
        <source>It takes about %1 here.</source>
        <translation>在本机约需 %1。</translation>
    </message>
</context>
<context>
    <name>console::RejectedLines</name>
    <message>
        <source>Rejected lines</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>console::ReleaseBar</name>
    <message>
        <source>Waiting for release by somebody other than %1. Nothing is sent before.</source>
        <translation>等待 %1 以外的人放行。放行之前不会推送任何内容。</translation>
    </message>
    <message>
        <source>App&amp;rove…</source>
        <translation>放行(&amp;R)…</translation>
    </message>
    <message>
        <source>This is an earlier time. Go back to now first.</source>
        <translation>这是较早的时刻。请先回到现在。</translation>
    </message>
    <message>
        <source>Looking at the batch once more…</source>
        <translation>正在重新核对批次…</translation>
    </message>
    <message>
        <source>Looks at the batch once more, then releases it</source>
        <translation>重新核对批次，然后放行</translation>
    </message>
    <message>
        <source>Released by %1.</source>
        <translation>已由 %1 放行。</translation>
    </message>
</context>
<context>
    <name>console::ReplayBar</name>
    <message>
        <source>&amp;Look back…</source>
        <translation>回看(&amp;L)…</translation>
    </message>
    <message>
        <source>Shows this batch as it was at any time, and tries other halt rules on it</source>
        <translation>显示此批次在任意时刻的情形，并可试用其他停止规则</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Try other &amp;halt rules</source>
        <translation>试用其他停止规则(&amp;H)</translation>
    </message>
    <message>
        <source>Back to &amp;now</source>
        <translation>回到现在(&amp;N)</translation>
    </message>
    <message>
        <source>The log of the batch is being read.</source>
        <translation>正在读取批次记录。</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>With these rules the batch would not have stopped.</source>
        <translation>按这些规则，批次不会停止。</translation>
    </message>
    <message>
        <source>With these rules the batch would have stopped at %1, after %2 had failed or fallen silent.</source>
        <translation>按这些规则，批次会在 %1 停止，此前 %2 失败或无响应。</translation>
    </message>
</context>
<context>
    <name>console::ResumeQuestion</name>
    <message>
        <source>Resume the batch of %1?</source>
        <translation>恢复 %1 的升级批次？</translation>
    </message>
    <message>
        <source>%1 still to be notified get %2, %3 at most.</source>
        <translation>将向尚待推送的%1推送 %2，最快%3。</translation>
    </message>
    <message>
        <source>&amp;Resume on %1</source>
        <translation>恢复推送到%1(&amp;R)</translation>
    </message>
    <message>
        <source>Stay &amp;paused</source>
        <translation>保持暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Up to %1 get %2, %3 at most: those still to be notified, and those that had not begun to download when it was halted. The failures so far count as known: only new ones halt it again.</source>
        <translation>最多向%1推送 %2，最快%3：包括尚待推送的设备，以及叫停时尚未开始下载的设备。目前的失败视为已知：只有新的失败才会再次叫停。</translation>
    </message>
    <message>
        <source>&amp;Resume on up to %1</source>
        <translation>恢复推送，最多%1(&amp;R)</translation>
    </message>
</context>
<context>
    <name>console::ReviewStep</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>升级策略</translation>
    </message>
    <message>
        <source>What every device gets</source>
        <translation>设备收到的消息</translation>
    </message>
    <message>
        <source>Get the upgrade</source>
        <translation>将收到升级</translation>
    </message>
    <message>
        <source>of %1 of the product</source>
        <translation>产品共有 %1</translation>
    </message>
    <message>
        <source>Are in another batch</source>
        <translation>已在其他批次中</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不升级</translation>
    </message>
    <message>
        <source>Report %1 already</source>
        <translation>已上报 %1</translation>
    </message>
    <message>
        <source>Report another version</source>
        <translation>上报了其他版本</translation>
    </message>
    <message>
        <source>Never reported a version of this module</source>
        <translation>从未上报该模块的版本</translation>
    </message>
    <message>
        <source>Outside the %1</source>
        <translation>不在 %1 的灰度范围内</translation>
    </message>
    <message>
        <source>Belong to another product</source>
        <translation>属于其他产品</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>推送速率</translation>
    </message>
    <message>
        <source>Pushing takes</source>
        <translation>推送用时</translation>
    </message>
    <message>
        <source>a minute or less</source>
        <translation>不超过 1 分钟</translation>
    </message>
    <message>
        <source>about %1 at this rate</source>
        <translation>按此速率约 %1</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时时间</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Device in another batch</source>
        <translation>设备已在其他批次中</translation>
    </message>
    <message>
        <source>Stops by itself</source>
        <translation>自动叫停</translation>
    </message>
    <message>
        <source>Do not match the filter</source>
        <translation>不符合筛选条件</translation>
    </message>
    <message>
        <source>join when they match</source>
        <translation>符合时加入</translation>
    </message>
    <message>
        <source>Are on the list of those to be left out</source>
        <translation>在排除列表中</translation>
    </message>
    <message>
        <source>Sho&amp;w the devices…</source>
        <translation>查看设备(&amp;W)…</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>启动之前</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>波次</translation>
    </message>
    <message>
        <source>Wave %1 of %2</source>
        <translation>第 %1 波（共 %2 波）</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation>%1，之后要求：%2</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Maintenance windows</source>
        <translation>维护时段</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>as long as waves, windows and limits make it</source>
        <translation>取决于波次、维护时段和上限</translation>
    </message>
    <message>
        <source>By the forecast</source>
        <translation>按预测</translation>
    </message>
    <message>
        <source>%1 are done by %2</source>
        <translation>%1 在 %2 前完成</translation>
    </message>
</context>
<context>
    <name>console::SaveFilterDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Save filter</source>
        <translation>保存筛选(&amp;S)</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Kept in this workspace, for everyone who works with it:</source>
        <translation>保存在此工作区，供所有使用者使用：</translation>
    </message>
    <message>
        <source>Takes the place of the filter of this name.</source>
        <translation>将替换同名的筛选条件。</translation>
    </message>
    <message>
        <source>Type a name first.</source>
        <translation>请先输入名称。</translation>
    </message>
</context>
<context>
    <name>console::SavingBar</name>
    <message>
        <source>Progress of saving</source>
        <translation>保存进度</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Stopped; %1 was not written.</source>
        <translation>已停止；未写入 %1。</translation>
    </message>
</context>
<context>
    <name>console::ScopeStep</name>
    <message>
        <source>Every device of the product that does not report the target version yet.</source>
        <translation>产品中尚未上报目标版本的所有设备。</translation>
    </message>
    <message>
        <source>&amp;All devices</source>
        <translation>全部设备(&amp;A)</translation>
    </message>
    <message>
        <source>By &amp;source version</source>
        <translation>按待升级版本号(&amp;S)</translation>
    </message>
    <message>
        <source>A &amp;percentage</source>
        <translation>灰度升级(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Devices I choose</source>
        <translation>定向升级(&amp;D)</translation>
    </message>
    <message>
        <source>A &amp;list from a file</source>
        <translation>从文件导入设备列表(&amp;L)</translation>
    </message>
    <message>
        <source>Percentage of devices</source>
        <translation>设备百分比</translation>
    </message>
    <message>
        <source>of the devices</source>
        <translation>的设备</translation>
    </message>
    <message>
        <source>Rounded down, at least one device. The same percentage always means the same devices, and a larger one includes them.</source>
        <translation>向下取整，至少一台设备。同一百分比总是对应相同的设备，更大的百分比包含这些设备。</translation>
    </message>
    <message>
        <source>Tick versions to take the percentage of their devices only.</source>
        <translation>勾选版本后，只从这些版本的设备中按百分比选取。</translation>
    </message>
    <message>
        <source>Choose at least one device.</source>
        <translation>请至少选择一台设备。</translation>
    </message>
    <message>
        <source>Tick at least one version.</source>
        <translation>请至少勾选一个版本。</translation>
    </message>
    <message>
        <source>The list is still being read.</source>
        <translation>仍在读取列表。</translation>
    </message>
    <message>
        <source>Choose a list with at least one usable device.</source>
        <translation>请选择至少包含一台可用设备的列表。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>version &lt; 2.4 and (tag = beta or group = &quot;Lab 1&quot;)</source>
        <translation>version &lt; 2.4 and (tag = beta or group = &quot;Lab 1&quot;)</translation>
    </message>
    <message>
        <source>They join when they enrol, report another version or get a tag, at the same rate and under the same rules, until you close the batch to them.</source>
        <translation>设备首次上报、上报其他版本或获得标签时加入，遵循相同的速率和规则，直到您停止接收。</translation>
    </message>
    <message>
        <source>Leave &amp;out devices on a list</source>
        <translation>排除列表中的设备(&amp;O)</translation>
    </message>
    <message>
        <source>Choose the list of devices to leave out, or untick it.</source>
        <translation>请选择要排除的设备列表，或取消勾选。</translation>
    </message>
    <message>
        <source>Correct the filter first.</source>
        <translation>请先更正筛选条件。</translation>
    </message>
    <message>
        <source>Type a filter.</source>
        <translation>请输入筛选条件。</translation>
    </message>
    <message>
        <source>&amp;Take in devices that match later</source>
        <translation>接收之后符合条件的设备(&amp;T)</translation>
    </message>
    <message>
        <source>Those that &amp;match a filter</source>
        <translation>符合筛选条件的设备(&amp;M)</translation>
    </message>
    <message>
        <source>Devices that match later have no share yet.</source>
        <translation>后续匹配的设备尚无比例可言。</translation>
    </message>
    <message>
        <source>Sa&amp;ved</source>
        <translation>已保存(&amp;V)</translation>
    </message>
    <message>
        <source>Percentage of those that match</source>
        <translation>匹配设备的百分比</translation>
    </message>
    <message>
        <source>of them</source>
        <translation>的匹配设备</translation>
    </message>
</context>
<context>
    <name>console::ServerSettings</name>
    <message>
        <source>Only programs on this computer can download from there.</source>
        <translation>只有本机的程序可以从该地址下载。</translation>
    </message>
    <message>
        <source>Correct the marked fields first</source>
        <translation>请先更正标出的字段</translation>
    </message>
    <message>
        <source>Restarts the file server</source>
        <translation>将重启文件服务器</translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>Devices would look for the file on themselves: use an address they can reach.</source>
        <translation>设备会在自己身上查找文件：请使用设备可以访问的地址。</translation>
    </message>
    <message>
        <source>Devices with the C SDK ignore a port and ask port 80. Use port 80 or a reverse proxy for them.</source>
        <translation>使用 C SDK 的设备会忽略端口，改用 80 端口。请为其使用 80 端口或反向代理。</translation>
    </message>
    <message>
        <source>File server</source>
        <translation>文件服务器</translation>
    </message>
    <message>
        <source>0.0.0.0 means every address of this computer.</source>
        <translation>0.0.0.0 表示本机的所有地址。</translation>
    </message>
    <message>
        <source>Public &amp;base address</source>
        <translation>对外地址(&amp;B)</translation>
    </message>
    <message>
        <source>What download links begin with, as devices reach it.</source>
        <translation>下载链接的开头，即设备访问文件服务器所用的地址。</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>http://&lt;this computer&gt;:&lt;port&gt;</source>
        <translation>http://&lt;本机&gt;:&lt;端口&gt;</translation>
    </message>
    <message>
        <source>Not running.</source>
        <translation>未运行。</translation>
    </message>
    <message>
        <source>Listening on %1, port %2. Links begin with %3.</source>
        <translation>正在监听 %1，端口 %2。链接以 %3 开头。</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>使用端口 %1</translation>
    </message>
    <message>
        <source>Use any free port</source>
        <translation>使用任意空闲端口</translation>
    </message>
    <message>
        <source>Listen on address</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <comment>file server</comment>
        <translation>端口(&amp;R)</translation>
    </message>
    <message>
        <source>Sa&amp;ve file server</source>
        <translation>保存文件服务器设置(&amp;V)</translation>
    </message>
    <message>
        <source>Links point to %1, but only programs on this computer reach this address. That is right behind a reverse proxy; else use an address that devices reach.</source>
        <translation>链接指向 %1，但只有本机程序能访问此地址。若前面有反向代理则无妨；否则请使用设备能访问的地址。</translation>
    </message>
</context>
<context>
    <name>console::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Saved. Links given out from now on use the new address.</source>
        <translation>已保存。此后发出的链接使用新地址。</translation>
    </message>
    <message>
        <source>Let one operator start batches alone?</source>
        <translation>允许一名操作员单独启动批次？</translation>
    </message>
    <message>
        <source>Batches that wait for their release go on waiting for a second operator. The change stands in Activity with your name.</source>
        <translation>正在等待放行的批次仍须由另一名操作员放行。此更改会连同您的名字记入活动日志。</translation>
    </message>
    <message>
        <source>&amp;Let one operator start</source>
        <translation>允许单独启动(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Keep four eyes</source>
        <translation>保持双人复核(&amp;K)</translation>
    </message>
</context>
<context>
    <name>console::ShortcutModel</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>console::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>无按键(&amp;N)</translation>
    </message>
    <message>
        <source>As &amp;usual</source>
        <translation>恢复默认(&amp;U)</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;All as usual</source>
        <translation>全部恢复默认(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save keys</source>
        <translation>保存按键(&amp;S)</translation>
    </message>
    <message>
        <source>%1 is needed for typing. Add Ctrl or Alt, or take a function key.</source>
        <translation>%1 用于输入文字。请加上 Ctrl 或 Alt，或使用功能键。</translation>
    </message>
    <message>
        <source>%1 copies, pastes, selects or undoes everywhere. Choose another key.</source>
        <translation>%1 在各处用于复制、粘贴、全选或撤销。请选择其他按键。</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” (%3). Choose another key, or take it away there first.</source>
        <translation>%1 已分配给“%2”（%3）。请选择其他按键，或先在那里移除。</translation>
    </message>
</context>
<context>
    <name>console::SidePanel</name>
    <message>
        <source>Close the panel (Esc)</source>
        <translation>关闭面板（Esc）</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
</context>
<context>
    <name>console::StatesBar</name>
    <message>
        <source>Devices by state</source>
        <translation>各状态设备数</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of them silent</source>
        <translation>其中 %1 台无响应</translation>
    </message>
</context>
<context>
    <name>console::StatusStrip</name>
    <message>
        <source>%1 reports/s</source>
        <translation>%1 条上报/秒</translation>
    </message>
    <message>
        <source>%1 reports since the start, %2 rejected</source>
        <translation>启动以来 %1 条上报，拒绝 %2 条</translation>
    </message>
    <message>
        <source>store failed</source>
        <translation>存储失败</translation>
    </message>
    <message>
        <source>store %1 ms</source>
        <translation>存储 %1 毫秒</translation>
    </message>
    <message>
        <source>How long the last save took</source>
        <translation>最近一次保存的用时</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them in Activity</source>
        <translation>在“活动记录”中查看</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Choose a broker connection in Settings.</source>
        <translation>请在“设置”中选择 MQTT 服务器连接。</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Connected by %1 since %2</source>
        <translation>自 %2 起通过 %1 连接</translation>
    </message>
    <message>
        <source>MQTT 5 over TLS</source>
        <translation>MQTT 5（TLS）</translation>
    </message>
    <message>
        <source>MQTT 3.1.1 over TLS</source>
        <translation>MQTT 3.1.1（TLS）</translation>
    </message>
    <message>
        <source>MQTT 5</source>
        <translation>MQTT 5</translation>
    </message>
    <message>
        <source>MQTT 3.1.1</source>
        <translation>MQTT 3.1.1</translation>
    </message>
    <message>
        <source>%1: no connection, next try at %2</source>
        <translation>%1：无连接，%2 重试</translation>
    </message>
    <message>
        <source>files off</source>
        <translation>文件服务未运行</translation>
    </message>
    <message>
        <source>The file server is not running.</source>
        <translation>文件服务器未运行。</translation>
    </message>
    <message numerus="yes">
        <source>files :%1, %n download(s)</source>
        <translation>
            <numerusform>文件服务 :%1，%n 个下载</numerusform>
        </translation>
    </message>
    <message>
        <source>files :%1</source>
        <translation>文件服务 :%1</translation>
    </message>
    <message>
        <source>Links begin with %1</source>
        <translation>链接以 %1 开头</translation>
    </message>
    <message>
        <source>files failed</source>
        <translation>文件服务出错</translation>
    </message>
    <message>
        <source>1 report/s</source>
        <translation>1 条上报/秒</translation>
    </message>
    <message>
        <source>1 report since the start, %1 rejected</source>
        <translation>启动以来 1 条上报，拒绝 %1 条</translation>
    </message>
    <message>
        <source>Links begin with %1; only programs on this computer reach the file server, see Settings</source>
        <translation>链接以 %1 开头；只有本机程序能访问文件服务器，参见“设置”</translation>
    </message>
</context>
<context>
    <name>console::StrategyStep</name>
    <message>
        <source>&amp;Rate</source>
        <translation>推送速率(&amp;R)</translation>
    </message>
    <message>
        <source>1 to 10,000. It can be changed while the batch runs.</source>
        <translation>1 到 10,000。批次执行期间可以修改。</translation>
    </message>
    <message>
        <source>&amp;Timeout</source>
        <translation>设备升级超时时间(&amp;T)</translation>
    </message>
    <message>
        <source>1 to 1,440 min. Without a timeout a device may take as long as it needs.</source>
        <translation>1 到 1,440 分钟。不设置超时时间时，设备升级用时不受限制。</translation>
    </message>
    <message>
        <source>Retr&amp;y</source>
        <translation>升级失败重试(&amp;Y)</translation>
    </message>
    <message>
        <source>After a failure the device reported, or a wrong version. A timeout or a cancel is final.</source>
        <translation>在设备上报失败或版本不正确后重试。超时和取消不再重试。</translation>
    </message>
    <message>
        <source>Start ti&amp;me</source>
        <translation>升级时间(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Device in another batch</source>
        <translation>设备已在其他批次中(&amp;D)</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>推送速率</translation>
    </message>
    <message>
        <source>devices a minute</source>
        <translation>台设备/分钟</translation>
    </message>
    <message>
        <source>Retry count</source>
        <translation>重试次数</translation>
    </message>
    <message>
        <source>Do not retry</source>
        <translation>不重试</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>1 次</translation>
    </message>
    <message>
        <source>Up to %1 times</source>
        <translation>最多 %1 次</translation>
    </message>
    <message>
        <source>Retry interval</source>
        <translation>重试间隔</translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation>定时升级(&amp;A)</translation>
    </message>
    <message>
        <source>Start time</source>
        <translation>升级时间</translation>
    </message>
    <message>
        <source>&amp;Keep the other upgrade</source>
        <translation>保留原有升级(&amp;K)</translation>
    </message>
    <message>
        <source>Re&amp;place it</source>
        <translation>覆盖原有升级(&amp;P)</translation>
    </message>
    <message>
        <source>The older upgrade goes on. Here the device fails at once, with the reason “in another batch”.</source>
        <translation>原有升级继续。设备在本批次中立即升级失败，原因为“已在其他批次中”。</translation>
    </message>
    <message>
        <source>The older upgrade is cancelled and this one takes its turn. A device that is upgrading already is never interrupted.</source>
        <translation>取消原有升级，改为执行本次升级。升级中的设备不会被打断。</translation>
    </message>
    <message>
        <source>There is no retry to wait for.</source>
        <translation>未设置重试，无需间隔。</translation>
    </message>
    <message>
        <source>The retry would come after the timeout. Choose a shorter interval or a longer timeout.</source>
        <translation>重试将晚于超时时间。请缩短重试间隔或延长超时时间。</translation>
    </message>
    <message>
        <source>No&amp;w</source>
        <translation>立即升级(&amp;W)</translation>
    </message>
    <message>
        <source>Pauses at once and takes back what was not fetched yet. The first rule stops a sound build in 1 batch of 1,000.</source>
        <translation>立即暂停，并收回尚未下载的链接。第一条规则对正常固件的误停概率为每 1,000 个批次 1 次。</translation>
    </message>
    <message>
        <source>Stop by itse&amp;lf</source>
        <translation>自动叫停(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Growth and limits</source>
        <translation>递增与限制(&amp;G)</translation>
    </message>
    <message>
        <source>A device counts as a download from its notice until it reports 100 %, ends or falls silent.</source>
        <translation>设备从收到通知起，到报告 100 %、结束或无响应为止，计为一个下载。</translation>
    </message>
    <message>
        <source>Wa&amp;ves</source>
        <translation>波次(&amp;V)</translation>
    </message>
    <message>
        <source>The next wave begins when the devices of those before it have their outcome, enough of them succeeded, and that held for its time. Silent devices are no successes.</source>
        <translation>之前波次的设备都有结果、成功足够多并保持规定的时间后，下一波才开始。无响应的设备不算成功。</translation>
    </message>
    <message>
        <source>Wind&amp;ows</source>
        <translation>维护时段(&amp;O)</translation>
    </message>
    <message>
        <source>Nothing is sent outside of them. Several with “;” between them, with the name of a time zone: Mon-Fri 22:00-04:00 Europe/Berlin</source>
        <translation>时段之外不推送。多个时段用“;”隔开，可写时区名：Mon-Fri 22:00-04:00 Europe/Berlin</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>How many at a time</source>
        <translation>一次多少台</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>When a device does not succeed</source>
        <translation>设备未成功时</translation>
    </message>
</context>
<context>
    <name>console::SupportRow</name>
    <message>
        <source>&amp;Save support bundle…</source>
        <translation>保存支持包(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Without hosts and names</source>
        <translation>不含主机和名称(&amp;W)</translation>
    </message>
    <message>
        <source>Versions, settings, state and log for somebody who helps. No passwords, keys or links, and nothing that devices wrote.</source>
        <translation>供协助者查看的版本、设置、状态和日志。不含密码、密钥或链接，也不含设备写入的内容。</translation>
    </message>
    <message>
        <source>Without hosts and names</source>
        <translation>不含主机和名称</translation>
    </message>
    <message>
        <source>Save support bundle</source>
        <translation>保存支持包</translation>
    </message>
    <message>
        <source>Archives (*.tar)</source>
        <translation>归档 (*.tar)</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>正在保存。</translation>
    </message>
    <message numerus="yes">
        <source>Saved, with %n file(s) in it. Look inside before you send it.</source>
        <translation>
            <numerusform>已保存，含 %n 个文件。发送前请先查看内容。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TableView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Go to row</source>
        <translation>转到行</translation>
    </message>
    <message>
        <source>&amp;Row, 1 to %1</source>
        <translation>行号(&amp;R)，1 至 %1</translation>
    </message>
    <message>
        <source>Go to row…</source>
        <translation>转到行…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Copy with headers</source>
        <translation>复制（含表头）</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>console::TargetListModel</name>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近上报</translation>
    </message>
</context>
<context>
    <name>console::TargetsDialog</name>
    <message>
        <source>Devices that get the upgrade</source>
        <translation>将要升级的设备</translation>
    </message>
    <message>
        <source>Search devices</source>
        <translation>搜索设备</translation>
    </message>
    <message>
        <source>Part of a device name</source>
        <translation>设备名称的一部分</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>console::TaskList</name>
    <message>
        <source>Queued devices</source>
        <translation>待推送的设备</translation>
    </message>
    <message>
        <source>Upgrading devices</source>
        <translation>升级中的设备</translation>
    </message>
    <message>
        <source>Succeeded devices</source>
        <translation>升级成功的设备</translation>
    </message>
    <message>
        <source>Failed devices</source>
        <translation>升级失败的设备</translation>
    </message>
    <message>
        <source>No device is in this state.</source>
        <translation>没有处于该状态的设备。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>重新排序</translation>
    </message>
    <message>
        <source>Copy &amp;name</source>
        <translation>复制名称(&amp;N)</translation>
    </message>
    <message>
        <source>Show &amp;device</source>
        <translation>查看设备(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Retry this device</source>
        <translation>重试该设备(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Retry %1 devices…</source>
        <translation>重试 %1 台设备(&amp;R)…</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Cancelled and skipped devices</source>
        <translation>已取消和已跳过的设备</translation>
    </message>
    <message>
        <source>It has not failed.</source>
        <translation>该设备没有升级失败。</translation>
    </message>
    <message>
        <source>The batch was cancelled.</source>
        <translation>该批次已取消。</translation>
    </message>
    <message>
        <source>It has ended here already.</source>
        <translation>该设备在本批次中已结束。</translation>
    </message>
    <message>
        <source>1 changed, sort a&amp;gain</source>
        <translation>1 台有变化，重新排序(&amp;G)</translation>
    </message>
    <message>
        <source>%1 changed, sort a&amp;gain</source>
        <translation>%1 台有变化，重新排序(&amp;G)</translation>
    </message>
    <message>
        <source>C&amp;ancel this device…</source>
        <translation>取消该设备(&amp;A)…</translation>
    </message>
    <message>
        <source>C&amp;ancel %1 devices…</source>
        <translation>取消 %1 台设备(&amp;A)…</translation>
    </message>
</context>
<context>
    <name>console::TaskTableModel</name>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>From version</source>
        <translation>升级前版本</translation>
    </message>
    <message>
        <source>Current version</source>
        <translation>当前版本</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>升级进度</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>执行情况</translation>
    </message>
    <message>
        <source>the notice may still arrive</source>
        <translation>通知仍可能送达</translation>
    </message>
    <message>
        <source>reported %1</source>
        <translation>已上报 %1</translation>
    </message>
    <message>
        <source>download began</source>
        <translation>开始下载</translation>
    </message>
    <message>
        <source>reported progress</source>
        <translation>已上报进度</translation>
    </message>
    <message>
        <source>nobody was subscribed</source>
        <translation>无人订阅</translation>
    </message>
    <message>
        <source>broker has the notice</source>
        <translation>MQTT 服务器已收到通知</translation>
    </message>
    <message>
        <source>notice sent, not yet acknowledged</source>
        <translation>通知已发送，尚未确认</translation>
    </message>
    <message>
        <source>served %1 of %2</source>
        <translation>已发出 %1 / %2</translation>
    </message>
    <message>
        <source>served %1</source>
        <translation>已发出 %1</translation>
    </message>
    <message>
        <source>refused by the broker (%1)</source>
        <translation>被 MQTT 服务器拒绝（%1）</translation>
    </message>
</context>
<context>
    <name>console::TimeTableModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>console::TimeoutField</name>
    <message>
        <source>&amp;Fail a device</source>
        <translation>超时判为失败(&amp;F)</translation>
    </message>
    <message>
        <source>Timeout in minutes</source>
        <translation>超时时间（分钟）</translation>
    </message>
    <message>
        <source>min after its first progress report</source>
        <translation>分钟（从首次上报进度起计时）</translation>
    </message>
</context>
<context>
    <name>console::TrafficAction</name>
    <message>
        <source>Follow messages…</source>
        <translation>跟踪消息…</translation>
    </message>
    <message>
        <source>What devices and console say to each other, as it comes</source>
        <translation>设备与控制台之间的实时消息</translation>
    </message>
</context>
<context>
    <name>console::TrafficDialog</name>
    <message>
        <source>Messages of %1</source>
        <translation>%1 的消息</translation>
    </message>
    <message>
        <source>Part of a device name, topic or payload</source>
        <translation>设备名、主题或内容的一部分</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>筛选消息</translation>
    </message>
    <message>
        <source>JSON and text</source>
        <translation>JSON 和文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>How payloads are shown</source>
        <translation>内容的显示方式</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>跟随(&amp;F)</translation>
    </message>
    <message>
        <source>Keep the newest in sight</source>
        <translation>始终显示最新消息</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%2 条消息中的 %1 条</translation>
    </message>
    <message>
        <source>%1. Some came too fast to be shown.</source>
        <translation>%1。部分消息来得太快，未能显示。</translation>
    </message>
    <message>
        <source>Nothing has come since the console started. New messages appear here by themselves.</source>
        <translation>控制台启动以来还没有消息。新消息会自动出现在这里。</translation>
    </message>
</context>
<context>
    <name>console::TrafficText</name>
    <message>
        <source>(retained)</source>
        <translation>（保留消息）</translation>
    </message>
</context>
<context>
    <name>console::UploadDialog</name>
    <message>
        <source>Upload firmware</source>
        <translation>上传固件</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Drop a file anywhere on this window, or choose it.</source>
        <translation>将文件拖放到本窗口任意位置，或选择文件。</translation>
    </message>
    <message>
        <source>Product key</source>
        <translation>ProductKey</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>产品(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Module</source>
        <translation>模块(&amp;M)</translation>
    </message>
    <message>
        <source>“default” is the whole device.</source>
        <translation>“default”表示整个设备。</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>版本号(&amp;V)</translation>
    </message>
    <message>
        <source>Exactly as devices report it: 1 to 64 letters, digits, dots, dashes or underscores.</source>
        <translation>与设备上报的完全一致：1 到 64 个字母、数字、点、短横线或下划线。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>For people; devices do not see it.</source>
        <translation>供人识别；设备看不到。</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名算法</translation>
    </message>
    <message>
        <source>Goes to every device in extData. Leave it empty if devices do not expect it.</source>
        <translation>通过 extData 推送给每台设备。设备不需要时请留空。</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>备注(&amp;O)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>Upload progress</source>
        <translation>上传进度</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>上传(&amp;U)</translation>
    </message>
    <message>
        <source>%1. Drop another file to replace it.</source>
        <translation>%1。拖入其他文件可替换。</translation>
    </message>
    <message>
        <source>Every device understands MD5.</source>
        <translation>所有设备都支持 MD5。</translation>
    </message>
    <message>
        <source>Devices with old SDKs (C SDK 3.2) ignore notices without MD5.</source>
        <translation>使用旧 SDK（C SDK 3.2）的设备会忽略没有 MD5 的通知。</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>正在读取文件。</translation>
    </message>
    <message>
        <source>Choose a firmware file</source>
        <translation>选择固件文件</translation>
    </message>
    <message>
        <source>Firmware (*.bin *.img *.dav *.tar *.gz *.zip *.gzip *.apk *.xz *.pack);;All files (*)</source>
        <translation>固件 (*.bin *.img *.dav *.tar *.gz *.zip *.gzip *.apk *.xz *.pack);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>The upload was stopped. Nothing was added.</source>
        <translation>上传已停止，没有添加任何固件。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1，约剩 %2</translation>
    </message>
    <message>
        <source>Custom &amp;info</source>
        <translation>自定义信息(&amp;I)</translation>
    </message>
    <message>
        <source>S&amp;top upload</source>
        <translation>停止上传(&amp;T)</translation>
    </message>
</context>
<context>
    <name>console::VerificationDialog</name>
    <message>
        <source>Verify %1</source>
        <translation>验证固件 %1</translation>
    </message>
    <message>
        <source>Test devices for %1</source>
        <translation>%1 的测试设备</translation>
    </message>
    <message>
        <source>Choose 1 to %1 devices of %2. They get the firmware at once. It is verified only when every one of them reports %3.</source>
        <translation>从产品 %2 中选择 1 到 %1 台设备。这些设备会立即收到固件。只有全部设备都上报 %3，固件才算已验证。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>验证固件(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Verify on %1</source>
        <translation>在 %1上验证固件(&amp;V)</translation>
    </message>
    <message>
        <source>The verification is being started.</source>
        <translation>正在启动验证。</translation>
    </message>
    <message>
        <source>Choose at least one test device.</source>
        <translation>请至少选择一台测试设备。</translation>
    </message>
</context>
<context>
    <name>console::VerificationView</name>
    <message>
        <source>Not verified yet. Batches become possible when the firmware has worked on test devices.</source>
        <translation>未验证。固件在测试设备上升级成功后，才能批量升级。</translation>
    </message>
    <message>
        <source>Running: %1 of %2 succeeded so far. It passes only if all do.</source>
        <translation>执行中：共 %2，目前 %1 台成功。全部成功才能通过。</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2 had succeeded.</source>
        <translation>已取消：共 %2，取消前 %1 台成功。</translation>
    </message>
    <message>
        <source>Passed on %1.</source>
        <translation>在 %1上验证通过。</translation>
    </message>
    <message>
        <source>Not passed: %1 of %2 succeeded.</source>
        <translation>未通过：共 %2，%1 台成功。</translation>
    </message>
    <message>
        <source>Someone</source>
        <translation>未知操作人</translation>
    </message>
    <message>
        <source>Started by %1, %2</source>
        <translation>%1 于 %2 启动</translation>
    </message>
    <message>
        <source>Started by %1, %2; ended %3</source>
        <translation>%1 于 %2 启动；%3 结束</translation>
    </message>
</context>
<context>
    <name>console::VersionPicker</name>
    <message>
        <source>Source versions</source>
        <translation>待升级版本号</translation>
    </message>
    <message>
        <source>Version reported now</source>
        <translation>当前上报的版本</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备数</translation>
    </message>
    <message>
        <source>No device of this product has reported a version of this module yet.</source>
        <translation>该产品还没有设备上报该模块的版本。</translation>
    </message>
    <message>
        <source>This is the target version: these devices have it already.</source>
        <translation>这是目标版本：这些设备已是该版本。</translation>
    </message>
</context>
<context>
    <name>console::VersionTableModel</name>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>console::WaveBar</name>
    <message>
        <source>Wave %1 of %2.</source>
        <translation>第 %1 波，共 %2 波。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>wave 1 of 2, then what it waits for</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Begin &amp;wave %1…</source>
        <translation>开始第 %1 波(&amp;W)…</translation>
    </message>
    <message>
        <source>The batch has not started.</source>
        <translation>批次尚未开始。</translation>
    </message>
    <message>
        <source>Sends to the next %1, whatever the gate says</source>
        <translation>不论放行条件，向接下来的 %1 推送</translation>
    </message>
    <message>
        <source>%1 %2 get the notice next.</source>
        <comment>what the gate says, then how many devices</comment>
        <translation>%1接下来 %2 将收到通知。</translation>
    </message>
</context>
<context>
    <name>console::WaveFields</name>
    <message>
        <source>All at once</source>
        <translation>一次全部</translation>
    </message>
    <message>
        <source>In waves</source>
        <translation>分波次</translation>
    </message>
    <message>
        <source>Add a wave</source>
        <translation>添加波次</translation>
    </message>
    <message>
        <source>Wave %1: the rest</source>
        <translation>第 %1 波：其余设备</translation>
    </message>
    <message>
        <source>A plan has at most 20 waves.</source>
        <translation>一个计划最多 20 个波次。</translation>
    </message>
    <message>
        <source>Wave %1:</source>
        <translation>第 %1 波：</translation>
    </message>
    <message>
        <source>Size of wave %1</source>
        <translation>第 %1 波的大小</translation>
    </message>
    <message>
        <source>A percentage like 1% or a number of devices like 100</source>
        <translation>百分比（如 1%）或设备数（如 100）</translation>
    </message>
    <message>
        <source>Successes after wave %1 in percent</source>
        <translation>第 %1 波之后要求的成功率（百分比）</translation>
    </message>
    <message>
        <source>until </source>
        <translation>直到 </translation>
    </message>
    <message>
        <source> % succeed</source>
        <translation> % 成功</translation>
    </message>
    <message>
        <source>whatever succeeds</source>
        <translation>不限成功率</translation>
    </message>
    <message>
        <source>Minutes to watch after wave %1</source>
        <translation>第 %1 波之后的观察分钟数</translation>
    </message>
    <message>
        <source>for </source>
        <translation>观察 </translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>go on at once</source>
        <translation>立即继续</translation>
    </message>
    <message>
        <source>and released</source>
        <translation>且经放行</translation>
    </message>
    <message>
        <source>An operator releases the wave after wave %1</source>
        <translation>第 %1 波之后由操作员放行</translation>
    </message>
    <message>
        <source>Remove wave %1</source>
        <translation>删除第 %1 波</translation>
    </message>
</context>
<context>
    <name>console::WhyText</name>
    <message>
        <source>The batch starts %1.</source>
        <translation>%1启动批次。</translation>
    </message>
    <message>
        <source>The batch is paused.</source>
        <translation>批次已暂停。</translation>
    </message>
    <message>
        <source>It waits for its turn by the batch&apos;s rate.</source>
        <translation>等待轮到该设备：批次按推送速率发送通知。</translation>
    </message>
    <message>
        <source>Nobody was subscribed to its upgrade topic when the notice was sent %1. It is sent again when the device reports.</source>
        <translation>%1推送通知时，没有客户端订阅该设备的升级 Topic。设备上报后会再次推送。</translation>
    </message>
    <message>
        <source>Nobody was subscribed to its upgrade topic when the notice was sent %1. It is sent again %2.</source>
        <translation>%1推送通知时，没有客户端订阅该设备的升级 Topic。%2再次推送。</translation>
    </message>
    <message>
        <source>The broker refused the notice %1. It is sent again %2.</source>
        <translation>%1 MQTT 服务器拒绝了通知。%2再次推送。</translation>
    </message>
    <message>
        <source>Attempt %1 of %2 failed; the next one comes %3.</source>
        <translation>第 %1 次尝试失败（共 %2 次）；%3开始下一次。</translation>
    </message>
    <message>
        <source>The notice left %1; the broker has not acknowledged it yet.</source>
        <translation>%1已发出通知；MQTT 服务器尚未确认。</translation>
    </message>
    <message>
        <source>The broker took the notice %1; the device has not answered yet.</source>
        <translation>%1 MQTT 服务器收到了通知；设备尚未响应。</translation>
    </message>
    <message>
        <source>The broker took the notice %1 and the device has been silent since. It may be offline, or ignore the notice.</source>
        <translation>%1 MQTT 服务器收到了通知，此后设备一直没有响应。设备可能离线，或忽略了通知。</translation>
    </message>
    <message>
        <source>It began the download %1 (%2 served) but reported no progress yet.</source>
        <translation>%1开始下载（服务器已发出 %2），但尚未上报进度。</translation>
    </message>
    <message>
        <source>It is upgrading; its last sign came %1.</source>
        <translation>正在升级；%1收到最近一次消息。</translation>
    </message>
    <message>
        <source>It reported 100 % %1. It has succeeded when it reports the target version.</source>
        <translation>%1上报进度 100 %。设备上报目标版本后才算升级成功。</translation>
    </message>
    <message>
        <source>It reported %1, which is neither the old nor the target version. It fails %2 unless the target version comes.</source>
        <translation>设备上报的 %1 既不是旧版本，也不是目标版本。若未上报目标版本，%2判定为升级失败。</translation>
    </message>
    <message>
        <source>It reported 100 %, then the old version %1 again. It fails %2 unless it moves on.</source>
        <translation>设备上报进度 100 % 后，又上报了旧版本 %1。若仍无进展，%2判定为升级失败。</translation>
    </message>
    <message>
        <source>It reported the target version %1.</source>
        <translation>%1上报了目标版本。</translation>
    </message>
    <message>
        <source>It reported the target version already, so nothing was sent.</source>
        <translation>设备已上报目标版本，因此没有推送。</translation>
    </message>
    <message>
        <source>The device reported that the upgrade failed (step -1).</source>
        <translation>设备上报升级失败（step -1）。</translation>
    </message>
    <message>
        <source>The device could not download the file (step -2); %1 had been served.</source>
        <translation>设备下载文件失败（step -2）；服务器已发出 %1。</translation>
    </message>
    <message>
        <source>The device rejected the file: its digest did not match (step -3).</source>
        <translation>设备校验文件失败：摘要不符（step -3）。</translation>
    </message>
    <message>
        <source>The device could not write the file (step -4).</source>
        <translation>设备烧写失败（step -4）。</translation>
    </message>
    <message>
        <source>It reported %1, which is neither the old nor the target version.</source>
        <translation>设备上报的 %1 既不是旧版本，也不是目标版本。</translation>
    </message>
    <message>
        <source>It reported 100 %, then came back with the old version %1.</source>
        <translation>设备上报进度 100 % 后，又回到旧版本 %1。</translation>
    </message>
    <message>
        <source>It did not finish in the time the plan allows.</source>
        <translation>设备没有在升级计划的超时时间内完成升级。</translation>
    </message>
    <message>
        <source>It already had an upgrade of this module in another batch.</source>
        <translation>设备的该模块已在其他批次中升级。</translation>
    </message>
    <message>
        <source>Cancelled before the notice was sent.</source>
        <translation>通知发送前已取消。</translation>
    </message>
    <message>
        <source>Cancelled, but the notice was out already: the device may still upgrade.</source>
        <translation>已取消，但通知已发出：设备仍可能升级。</translation>
    </message>
    <message>
        <source>A newer batch took over.</source>
        <translation>已由更新的批次接管。</translation>
    </message>
    <message>
        <source>%1 It times out %2.</source>
        <translation>%1%2超时。</translation>
    </message>
    <message>
        <source>It reported %1 %2.</source>
        <translation>%2上报进度 %1。</translation>
    </message>
    <message>
        <source>It has not moved since it reported %1 %2.</source>
        <translation>%2上报进度 %1 后没有进展。</translation>
    </message>
    <message>
        <source>It did not finish in the time the plan allows; it stood at %1.</source>
        <translation>设备没有在升级计划的超时时间内完成升级；停在 %1。</translation>
    </message>
    <message>
        <source>The broker refused the notice %1: %2. It is sent again %3.</source>
        <translation>%1 MQTT 服务器拒绝了通知：%2。%3再次推送。</translation>
    </message>
    <message>
        <source>The batch&apos;s end had come before its turn.</source>
        <translation>轮到它之前，批次已到结束时间。</translation>
    </message>
    <message>
        <source>It is in wave %1 of %2; wave %3 is open. %4</source>
        <translation>它在第 %1 波（共 %2 波）；目前进行到第 %3 波。%4</translation>
    </message>
    <message>
        <source>Outside the maintenance window, nothing is sent. It opens %1.</source>
        <translation>不在维护时段内，不推送。%1开始。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) are downloading, as many as the plan allows at once.</source>
        <translation>
            <numerusform>%Ln 台设备正在下载，已达计划允许的同时下载数。</numerusform>
        </translation>
    </message>
    <message>
        <source>It reported 100 % %1. It has succeeded when it reports the target version; silent until %2, it counts as suspect.</source>
        <translation>设备于%1上报 100 %。上报目标版本后即为成功；若到%2仍无响应，则视为可疑。</translation>
    </message>
    <message>
        <source>It has its download and has been silent since %1, longer than devices take to come back. It counts as suspect until it reports.</source>
        <translation>设备已下载完成，自%1起一直无响应，超过设备通常恢复所需的时间。在它上报之前视为可疑。</translation>
    </message>
    <message>
        <source>The broker is not connected: nothing is sent, and no answer of the device can be heard.</source>
        <translation>未连接 Broker：不会推送任何内容，也收不到设备的响应。</translation>
    </message>
    <message>
        <source>The batch was halted %1, before the device began its download. Its link works again when the batch is resumed.</source>
        <translation>批次于%1自动停止，当时设备尚未开始下载。恢复批次后其下载链接重新有效。</translation>
    </message>
    <message>
        <source>The batch waits until somebody other than %1 releases it.</source>
        <translation>批次正在等待 %1 以外的人放行。</translation>
    </message>
</context>
<context>
    <name>console::WindowFields</name>
    <message>
        <source>Only in</source>
        <translation>仅在</translation>
    </message>
    <message>
        <source>Only in maintenance windows</source>
        <translation>仅在维护时段内</translation>
    </message>
    <message>
        <source>Maintenance windows</source>
        <translation>维护时段</translation>
    </message>
    <message>
        <source>Open now, until %1.</source>
        <translation>现在开放，至 %1。</translation>
    </message>
    <message>
        <source>Closed now; opens %1.</source>
        <translation>现在关闭；%1 开放。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Rollout Console cannot start</source>
        <translation>Rollout Console 无法启动</translation>
    </message>
    <message>
        <source>What happened last could not be saved. %1</source>
        <translation>最近发生的内容未能保存。%1</translation>
    </message>
    <message>
        <source>Rollout Console</source>
        <translation>Rollout Console</translation>
    </message>
</context>
</TS>
