<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>console::AlertBell</name>
    <message numerus="yes">
        <source>%n new alert(s)</source>
        <translation>
            <numerusform>%n new alert</numerusform>
            <numerusform>%n new alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlertText</name>
    <message numerus="yes">
        <source>The certificate %1 expires in %n day(s). Renew it in time.</source>
        <translation>
            <numerusform>The certificate %1 expires in %n day. Renew it in time.</numerusform>
            <numerusform>The certificate %1 expires in %n days. Renew it in time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::HaltFields</name>
    <message numerus="yes">
        <source>%1 by history: %2 of %3 failed in %n batch(es).</source>
        <translation>
            <numerusform>%1 by history: %2 of %3 failed in %n batch.</numerusform>
            <numerusform>%1 by history: %2 of %3 failed in %n batches.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::MainWindow</name>
    <message numerus="yes">
        <source>%n running batch(es)</source>
        <translation>
            <numerusform>%n running batch</numerusform>
            <numerusform>%n running batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unseen problem(s)</source>
        <translation>
            <numerusform>%n unseen problem</numerusform>
            <numerusform>%n unseen problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ProfileTransfer</name>
    <message numerus="yes">
        <source>%n connection(s) exported, with their passwords.</source>
        <translation>
            <numerusform>%n connection exported, with its password.</numerusform>
            <numerusform>%n connections exported, with their passwords.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) exported, without passwords.</source>
        <translation>
            <numerusform>%n connection exported, without its password.</numerusform>
            <numerusform>%n connections exported, without passwords.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::StatusStrip</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>files :%1, %n download(s)</source>
        <translation>
            <numerusform>files :%1, %n download</numerusform>
            <numerusform>files :%1, %n downloads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::SupportRow</name>
    <message numerus="yes">
        <source>Saved, with %n file(s) in it. Look inside before you send it.</source>
        <translation>
            <numerusform>Saved, with %n file in it. Look inside before you send it.</numerusform>
            <numerusform>Saved, with %n files in it. Look inside before you send it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::WhyText</name>
    <message numerus="yes">
        <source>%Ln device(s) are downloading, as many as the plan allows at once.</source>
        <translation>
            <numerusform>%Ln device is downloading, as many as the plan allows at once.</numerusform>
            <numerusform>%Ln devices are downloading, as many as the plan allows at once.</numerusform>
        </translation>
    </message>
</context>
</TS>
