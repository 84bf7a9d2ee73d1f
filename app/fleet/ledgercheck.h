// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <utility>

class QIODevice;

namespace console {

/// What a ledger says about one module of one device in the end.
struct LedgerEntry
{
    QString outcome
        = QStringLiteral("idle"); ///< that of the last upgrade; "unfinished" while it runs, "idle" without any. Acting
    ///< upon a copy of a notice whose upgrade has ended, refused by the platform (410), is no other upgrade
    QString before; ///< outcome of the upgrade before, to the same target; empty = there was none
    QString version; ///< reported last
    QString installed; ///< by the last upgrade that got that far; empty = never
    QString target; ///< of the last upgrade
    int attempts = 0; ///< notices acted upon, silence included
    bool refused = false; ///< the last download, with 410: the platform no longer offers it
    bool progressed = false; ///< the last attempt told the platform of a step
};

/// Reads a ledger back (see Ledger). Pure but for the device it reads.
class LedgerCheck
{
public:
    void read(QIODevice& file);
    /// Of the file of this path, every device's module `default`, by device name; empty where it cannot be read.
    [[nodiscard]] static QMap<QString, LedgerEntry> defaultModules(const QString& path);

    [[nodiscard]] const QMap<std::pair<QString, QString>, LedgerEntry>& entries() const { return m_entries; }
    [[nodiscard]] int lines() const { return m_lines; }
    /// Lines that are no entries. A cut last line, as a kill leaves it, is not counted.
    [[nodiscard]] int brokenLines() const { return m_brokenLines; }
    /// "device,module,outcome,version,attempts", a header line first, in the order of names.
    [[nodiscard]] QByteArray toCsv() const;

private:
    void take(const QByteArray& line, bool isWhole);

    QMap<std::pair<QString, QString>, LedgerEntry> m_entries;
    int m_lines = 0;
    int m_brokenLines = 0;
};

} // namespace console
