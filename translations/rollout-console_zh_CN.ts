<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Rollout Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1
MQTT by %2
Qt %3

Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Open batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every order and every decision of the engine appears here, with its reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityPanel</name>
    <message>
        <source>Decided by the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the device sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityTableModel</name>
    <message>
        <source>engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityText</name>
    <message>
        <source>%1 devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the batch of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added firmware %1, version %2, for product %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted firmware %1, version %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started the verification of %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started a batch: %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled a batch: %1 to %2, at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled %1; tasks cancelled: %2, notices that may still arrive: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the rate of %1 from %2 to %3 devices a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retried %1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled %1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed settings: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification of %1 passed on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification of %1 failed: %2 succeeded, %3 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed the batch of %1: %2 succeeded, %3 failed, %4 skipped, %5 cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed in %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 timed out in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is silent since its notice in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was taken over by a newer batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of firmware %1, version %2, is not the one that was added. Nothing of it is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reported %2 after its task had ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started %1 by its schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reported for the first time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reported for the first time, beginning with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected a report on %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected %1 reports, the last on %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reported progress %2 without a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not subscribed when its notice came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to broker %1:%2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost the broker: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports may be missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write to the database: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database can be written again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serving firmware files on %1:%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot serve firmware files: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console %1 started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchList</name>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy batch &amp;id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled, running and paused batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended batches too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No batches yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch sends one verified firmware to many devices, at a rate you choose, and shows what became of each of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every batch has ended. Choose All to see them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>‹ &amp;Batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures by reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a device name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search devices of this batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification of %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ETA unknown yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 a minute · ETA %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch has not started; cancel it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends on to the %1 that are queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further notice is sent (Ctrl+.). Devices that are upgrading go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the batch for all devices that are not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device has failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Retry failed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queues the %1 that failed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change r&amp;ate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Upgrading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca&amp;ncelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;lan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will not get the upgrade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 got the notice already and may still upgrade: a notice cannot be called back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the batch of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch was cancelled. Devices that were notified already may still upgrade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are queued again with fresh attempts and get %1 by the batch&apos;s rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Retry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 queued again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel %1 in this batch?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch goes on for all others. A device that got the notice already may still upgrade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is now %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchTableModel</name>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchWizard</name>
    <message>
        <source>New batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1   Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2   Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3   Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · module %3 · %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;irmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device is left to upgrade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch is being started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The devices are still being counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchesPage</name>
    <message>
        <source>Send a verified firmware to devices (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No firmware is verified yet. Verify one on test devices in Firmware first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New batch…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CellText</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Show as chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChipList</name>
    <message>
        <source>Chosen devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a device or press Delete to take it away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionTestView</name>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection does not work yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CsvPicker</name>
    <message>
        <source>Choose &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save rejected lines…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a list of devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of devices (*.csv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading was stopped. No device is listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CSV file, one device name in the first column, or in a column headed deviceName. Drop it here or choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 usable, %3 rejected of %4 lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 are shown; all %2 are saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save rejected lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected lines saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeviceChoiceModel</name>
    <message>
        <source>not reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 devices can be chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicePanel</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported version %1 of module %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broker: nobody is subscribed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broker acknowledged the notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported progress %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(retained)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No messages since the console started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions by module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upgrades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicePicker</name>
    <message>
        <source>Search devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a device name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices to choose from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of at most %2 chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2 devices are listed; type more of the name to find the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeviceTableModel</name>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, silent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They appear here when they report a version to /ota/device/inform/…. &lt;a href=&quot;help&quot;&gt;How to point devices here&lt;/a&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by product %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the console. Try again; if it stays, restart the console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This no longer exists. Refresh the view and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a product key. Use 1 to 32 letters, digits, “_”, “.” or “-”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a device name. Use 1 to 32 letters, digits, “-”, “_”, “@”, “.” or “:”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a module name. Use 1 to 64 letters, digits, “.”, “-” or “_”, and none of the protocol&apos;s own words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a version label. Use 1 to 64 letters, digits, “.”, “-” or “_”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a usable name. Use 1 to 40 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topic is not one of the update protocol&apos;s. Check what the device publishes to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is too large and was ignored. Check the device&apos;s software.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is nested too deeply and was ignored. Check the device&apos;s software.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is not valid JSON and was ignored. Check the device&apos;s software.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value in the report has the wrong type, so it was ignored. Check the device&apos;s software.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report lacks a required field and was ignored. Check the device&apos;s software.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the console&apos;s own answer to a pull. Nothing needs to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not exist any more. Choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read. Check its permissions, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large. Choose a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file changed while it was read. Wait until it is complete, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written. Check the folder&apos;s permissions and its free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This product and module already have that version with other contents. Choose another version label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This firmware has not passed its verification. Verify it on test devices first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This firmware is being verified. Wait for the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This firmware has already passed its verification. Start a batch upgrade instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored file no longer matches its digest, so its batches were paused. Upload the firmware again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch that has not ended uses this firmware. Cancel the batch or wait until it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is too long. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a usable address. Write it as http://host or https://host, without a trailing slash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download links would be 255 characters or longer, which devices cut off. Use a shorter public address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notice would exceed what devices can receive. Shorten the custom info or the public address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not an address of this computer. Use 0.0.0.0 for all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program uses this port. Choose another port, or stop that program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file server could not start. Check the listen address and port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile is incomplete. Fill in the marked fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No computer of that name was found. Check the host name and this computer&apos;s DNS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker&apos;s host cannot be reached. Check the network, a VPN or a firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing accepts connections there. Check the port, and that the broker is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host did not answer in time. Check the address, the port and a firewall between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A certificate or key file cannot be used. It must be PEM, and the key must belong to the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker&apos;s certificate has expired or is not valid yet. Renew it, or correct this computer&apos;s clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker&apos;s certificate comes from an authority that is not trusted here. Choose its CA file in the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is for another name. Use the host name it was issued for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encrypted connection could be agreed on. Check that this port speaks TLS, and whether the broker wants a client certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker did not answer the login. Check that this port speaks MQTT, with or without TLS as set here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker speaks neither MQTT 5 nor MQTT 3.1.1. Update the broker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker rejects this client id. Choose another in the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker is not available at the moment. The console tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker rejects the user name or the password. Check both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker does not let this user connect. Check the user name, the password and the broker&apos;s access list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker refused the login. Look into the broker&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker refuses the subscription to device reports. Allow the /ota/device/… topics in its access list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the broker was lost. The console connects again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program connected with the same client id. Give each console a client id of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message was larger than allowed, and the connection was closed. Check what is published to the broker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side broke the MQTT protocol. Check that this port belongs to an MQTT broker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected to a broker. Connect first, in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile needs its password. Enter it to connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain on this computer, so the password is asked for each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s database is damaged, and nothing was overwritten. Restore a backup, or start with another workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace was written by a newer version of the console. Update the console, or use another workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s database cannot be written. Check the folder&apos;s permissions and its free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes cannot be saved at the moment, so nothing is sent to devices. Check the disk; the console tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another console holds this workspace. Use that one, or close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace folder cannot be written. Check its permissions, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan means no device. Widen the scope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share must be from 0.001 % to 100 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate must be from 1 to 10,000 devices per minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timeout must be from 1 to 1,440 minutes, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries may be 0, 1, 2 or 5, at intervals of 0, 10, 30, 60 or 1,440 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start time has passed. Choose a later one, or start now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start time is more than 7 days ahead. Choose an earlier one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch has already ended. Start a new one, or retry its failed devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch is not running, so it cannot be paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch is not paused, so it cannot be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device of this batch has failed, so there is nothing to retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The devices belong to another product than the firmware. Choose devices of the firmware&apos;s product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is not a text file. Save it as CSV in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is too large. Split it: at most 100 MB and 1,000,000 rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list names no devices. The first column must hold device names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence, then facts in brackets</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reach the port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt with TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to the broker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscribe to device reports</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose a PEM file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>%1 changed, sort again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: a name, or version:2.4.*  state:upgrading  outcome:failed  seen:&gt;1d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirmwarePage</name>
    <message>
        <source>Select a firmware first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being verified right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is verified already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify it on test devices first: it was never tried on one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its verification is still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its verification failed. Verify it again with success first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it on a few test devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it to many devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch of it is still open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes it out of the list; its batches stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no longer offered for batches. Its batches and its verification stay on record, and its version label stays taken for other files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Upload firmware…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload a file, or drop it on this page (Ctrl+U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Batch upgrade…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No firmware yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload a file and say which version devices report when they run it. Drop a file anywhere on this page to begin.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirmwarePanel</name>
    <message>
        <source>The notice is being made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What every device gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open as a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 (%3 bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MD5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirmwareTableModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneralSettings</name>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Operator name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in Activity beside what you order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer&apos;s user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n running batch(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unseen problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Production environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Rollout Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About, quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeView</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the exact payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutcomeCurve</name>
    <message>
        <source>Outcomes over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 succeeded, %2 failed since %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device has finished yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upgrading now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adoption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They appear here when they report a version to /ota/device/inform/…. &lt;a href=&quot;help&quot;&gt;How to point devices here&lt;/a&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 seen in the last 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in all batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent, failed or suspicious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the newest version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On %1, the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password of %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanText</name>
    <message>
        <source>1 device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all devices of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listed devices of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listed devices of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devices of %1 that report %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the devices of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the devices of %2 that report %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 devices a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 after the first progress report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>once, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to %1 times, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the older upgrade; the device fails in this batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replace the older upgrade, except while it is upgrading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send %1 to %2: %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pushing takes a minute or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pushing takes about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2; %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not readable as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken line: a quote is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a device name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such device has reported yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belongs to another product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named already on an earlier line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download link is not a valid http or https address. Set the public URL in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download link has %1 characters; from 255 on old devices overflow. Shorten the public URL in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download link names port %1. C SDKs ignore it and ask port 80 or 443.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download link points at %1, which only this computer can reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with SHA-256 only: devices with C SDK 3.2 ignore the notice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notice has %1 bytes; small devices expect less than 1,024.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notice has %1 bytes; C SDK 3.2 discards it from 2,048 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module is called like a key of the notice (%1). Old devices would read the wrong value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The custom info goes last, in extData.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of module %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device in another batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged silent after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>kept in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the profile a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the broker&apos;s name or address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the broker&apos;s port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 10 to 1,200 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a client id, at most 23 letters and digits for old brokers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password needs a user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A private key needs its certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A certificate needs its private key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a user name first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;A file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client cer&amp;tificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client &amp;id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep ali&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use T&amp;LS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the password in this computer&apos;s keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a production environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: anonymous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer&apos;s authorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example staging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in the window title. Production also draws a red line under it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays the same, so that the broker keeps reports while the console is closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileSettings</name>
    <message>
        <source>New connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection&apos;s settings are removed. Devices and batches stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect first: this connection is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and re&amp;connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broker connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one to reach the broker your devices report to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueryText</name>
    <message>
        <source>a value is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the closing quote is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such field; there are %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such state; there are idle, queued, notified, upgrading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such outcome; there are succeeded, failed, cancelled, skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an age; write &lt;2h, &gt;1d or never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a filter: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a filter at “%1”: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RateDialog</name>
    <message>
        <source>Change rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Change rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many devices a minute get the notice?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devices a minute, 1 to 10,000</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonBars</name>
    <message>
        <source>Failures by reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device has failed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewStep</name>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What every device gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the upgrade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 of the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are in another batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report %1 already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report another version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never reported a version of this module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belong to another product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pushing takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a minute or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 at this rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device in another batch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScopeStep</name>
    <message>
        <source>Every device of the product that does not report the target version yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;source version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &amp;percentage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Devices I choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &amp;list from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentage of devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounded down, at least one device. The same percentage always means the same devices, and a larger one includes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick versions to take the percentage of their devices only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a list with at least one usable device.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServerSettings</name>
    <message>
        <source>Only programs on this computer can download from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the marked fields first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarts the file server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices would look for the file on themselves: use an address they can reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices with the C SDK ignore a port and ask port 80. Use port 80 or a reverse proxy for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen on &amp;address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.0.0.0 means every address of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <comment>file server</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public &amp;base address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What download links begin with, as devices reach it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any free one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>http://&lt;this computer&gt;:&lt;port&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;file server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening on %1, port %2. Links begin with %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Links given out from now on use the new address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the panel (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upgrading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the batch to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the device to connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for its retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upgrade failed on the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>download failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device rejected the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flashing failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported a wrong version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fell back to the old version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in another batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled by an operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaced by a newer batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>already had this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch upgrade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatesBar</name>
    <message>
        <source>Devices by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of them silent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>%1 reports/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reports since the start, %2 rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>store failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>store %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the last save took</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show them in Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a broker connection in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected by %1 since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MQTT 5 over TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MQTT 3.1.1 over TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MQTT 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MQTT 3.1.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no connection, next try at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file server is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>files :%1, %n download(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>files :%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links begin with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepDelegate</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrategyStep</name>
    <message>
        <source>&amp;Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 10,000. It can be changed while the batch runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 1,440 min. Without a timeout a device may take as long as it needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retr&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a failure the device reported, or a wrong version. A timeout or a cancel is final.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start ti&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Device in another batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devices a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fail a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min after its first progress report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to %1 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the other upgrade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;place it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The older upgrade goes on. Here the device fails at once, with the reason “in another batch”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The older upgrade is cancelled and this one takes its turn. A device that is upgrading already is never interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no retry to wait for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The retry would come after the timeout. Choose a shorter interval or a longer timeout.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskList</name>
    <message>
        <source>Queued devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upgrading devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device is in this state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 changed, &amp;sort again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed, &amp;sort again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Retry this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Retry %1 devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca&amp;ncel this device…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca&amp;ncel %1 devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskTableModel</name>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the notice may still arrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downloading %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downloaded %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>download began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody was subscribed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broker has the notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notice sent, not yet acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeTableModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UploadDialog</name>
    <message>
        <source>Upload firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file anywhere on this window, or choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“default” is the whole device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly as devices report it: 1 to 64 letters, digits, dots, dashes or underscores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For people; devices do not see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ustom info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to every device in extData. Leave it empty if devices do not expect it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;D5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Drop another file to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every device understands MD5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices with old SDKs (C SDK 3.2) ignore notices without MD5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a firmware file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firmware (*.bin *.img *.dav *.tar *.gz *.zip *.gzip *.apk *.xz *.pack);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %, about %2 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The upload was stopped. Nothing was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerificationDialog</name>
    <message>
        <source>Verify %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test devices for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 1 to %1 devices of %2. They get the firmware at once. It is verified only when every one of them reports %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fail a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min after its first progress report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The verification is being started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one test device.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerificationView</name>
    <message>
        <source>Not verified yet. Batches become possible when the firmware has worked on test devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running: %1 of %2 succeeded so far. It passes only if all do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2 had succeeded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not passed: %1 of %2 succeeded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by %1, %2; ended %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionPicker</name>
    <message>
        <source>Source versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version reported now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device of this product has reported a version of this module yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the target version: these devices have it already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionTableModel</name>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyText</name>
    <message>
        <source>The batch is scheduled; it starts %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was subscribed to its upgrade topic %1. The notice is sent again when it reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was subscribed to its upgrade topic %1. The notice is sent again %2, or when it reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker refused the notice %1. It is sent again %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %1 of %2 failed; the next one begins %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notice was handed to the broker %1; the broker has not acknowledged it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker took the notice %1; the device has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device has not answered since the notice %1. It may be offline, or ignore notices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download began %1, %2 are served; no progress report yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported %1 % %2 and stands still since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported 100 % %1. It counts as succeeded once it reports the new version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported %1 %2, which is neither the old nor the new version. This is judged %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After 100 % it reported the old version %1 %2. This is judged %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is upgrading; its last sign came %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is upgrading: %1 % %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for its turn: the batch sends notices at its rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported the new version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It had the version already; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device said that the upgrade failed (step -1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device said that the download failed (step -2); %1 were served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device rejected the file: its digest did not match (step -3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device could not write the file (step -4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported %1, which is neither the old nor the new version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported 100 %, then came back with the old version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not finish within the time limit of the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It had an open task in another batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its task was cancelled before anything was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its task was cancelled, but the notice may still arrive: the device may upgrade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer batch took it over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::WhyText</name>
    <message>
        <source>The batch starts %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for its turn by the batch&apos;s rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was subscribed to its upgrade topic when the notice was sent %1. It is sent again when the device reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was subscribed to its upgrade topic when the notice was sent %1. It is sent again %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker refused the notice %1. It is sent again %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %1 of %2 failed; the next one comes %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notice left %1; the broker has not acknowledged it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker took the notice %1; the device has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker took the notice %1 and the device has been silent since. It may be offline, or ignore the notice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It began the download %1 (%2 served) but reported no progress yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is upgrading; its last sign came %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported %1 % %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not moved since it reported %1 % %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported 100 % %1. It has succeeded when it reports the target version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported %1, which is neither the old nor the target version. It fails %2 unless the target version comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported 100 %, then the old version %1 again. It fails %2 unless it moves on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported the target version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported the target version already, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device reported that the upgrade failed (step -1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device could not download the file (step -2); %1 had been served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device rejected the file: its digest did not match (step -3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device could not write the file (step -4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported %1, which is neither the old nor the target version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported 100 %, then came back with the old version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not finish in the time the plan allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not finish in the time the plan allows; it stood at %1 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It already had an upgrade of this module in another batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled before the notice was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled, but the notice was out already: the device may still upgrade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer batch took over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It times out %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Rollout Console cannot start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
