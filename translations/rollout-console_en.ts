<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
