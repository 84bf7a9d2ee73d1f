// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/reckoning.h"

#include "app/fleet/ledgercheck.h"
#include "app/fleet/verdict.h"

#include <QMap>
#include <QSet>

namespace console {

Reckoning reckon(const QList<TaskAccount>& accounts, const QString& ledgerFile)
{
    const QMap<QString, LedgerEntry> ledger = LedgerCheck::defaultModules(ledgerFile);
    QStringList different;
    QMap<QString, int> counts;
    QSet<QString> devices;
    for (const TaskAccount& account : accounts) {
        const LedgerEntry entry = ledger.value(account.device);
        const QString word = outcomeWord(account.task);
        const QString right = rightWord(entry, account.task, account.batch);
        devices.insert(account.device);
        if (word != right)
            different.append(QStringLiteral("%1: the console says %2; the device: %3, so it should be %4")
                                 .arg(account.device, word, entry.outcome, right));
        if (account.batch.kind == BatchKind::Upgrade && account.task.state != TaskState::Skipped)
            ++counts[word == entry.outcome ? word : QStringLiteral("%1 (%2)").arg(entry.outcome, word)];
    }
    Reckoning result;
    result.devices = static_cast<int>(devices.size());
    if (!different.isEmpty())
        result.error = QStringLiteral("%1 outcomes differ from the ledger: %2")
                           .arg(different.size())
                           .arg(different.mid(0, 5).join(u"; "));
    QStringList words;
    for (auto count = counts.begin(); count != counts.end(); ++count)
        words.append(QStringLiteral("%1 %2").arg(*count).arg(count.key()));
    result.summary = words.join(u", ");
    return result;
}

QStringList silentDevices(const QString& ledgerFile)
{
    QStringList silent;
    const QMap<QString, LedgerEntry> ledger = LedgerCheck::defaultModules(ledgerFile);
    for (auto entry = ledger.cbegin(); entry != ledger.cend(); ++entry) {
        if (entry->outcome == QLatin1StringView("silent"))
            silent.append(entry.key());
    }
    return silent;
}

} // namespace console
