// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/rehearsal/rehearsalsample.h"

#include <QDir>
#include <QFile>

namespace console {

void putProgramsOnPath()
{
    qputenv("PATH", qgetenv("ROLLOUT_BIN") + ':' + qgetenv("PATH"));
}

RehearsalOrder sampleOrder(const QString& folder, quint32 devices, const RehearsalWish& wish, const Plan& plan)
{
    RehearsalOrder order;
    QFile file(folder + QStringLiteral("/image.bin"));
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray(50'000, 'x'));
    order.firmware = { file.fileName(), QStringLiteral("sample"), QStringLiteral("a1Sample"), QStringLiteral("default"),
        QStringLiteral("2.0"), SignMethod::Md5, {}, {} };
    ForecastInput input;
    input.batch.id = BatchId{ 1 };
    input.batch.firmware = FirmwareId{ 2 };
    input.batch.plan = plan;
    input.devices = devices;
    input.firmwareSize = 50'000;
    input.now = 1'790'000'000'000;
    order.script = rehearsalScript(input, wish);
    order.devices = devices;
    for (const VirtualDevice& device : order.script.devices)
        order.targets.push_back(
            { QStringLiteral("unit%1").arg(device.place), { { QStringLiteral("default"), QStringLiteral("1.0") } },
                device.place % 2 == 0 ? QStringLiteral("even") : QString(),
                device.place == 1 ? QStringList{ QStringLiteral("lab") } : QStringList() });
    return order;
}

QList<qint64> processesWith(const QString& text)
{
    QList<qint64> found;
    const QStringList all = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString& name : all) {
        bool isNumber = false;
        const qint64 id = name.toLongLong(&isNumber);
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(name));
        if (isNumber && file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8()))
            found.append(id);
    }
    return found;
}

} // namespace console
