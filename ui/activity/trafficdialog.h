// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace console {

/// The OTA traffic of a device, of a batch or of all, as it comes: a filter, a switch that keeps the newest in sight,
/// JSON or hex. Asks twice a second while it is open; keeps the newest 2,000 messages. Never modal; deletes itself when
/// closed. GUI thread.
class TrafficDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr qsizetype mostKept = 2000;

    TrafficDialog(Commands& commands, std::shared_ptr<const FleetNames> names, const TrafficQuery& query,
        const QString& subject, QWidget* parent = nullptr);

private:
    void build();
    void ask();
    void take(const TrafficPage& page);
    void append(const QList<TrafficMessage>& messages);
    void writeAll();
    void showCounts();

    Commands& m_commands;
    std::shared_ptr<const FleetNames> m_names;
    TrafficQuery m_query;
    QList<TrafficMessage> m_messages; ///< oldest first
    qsizetype m_shown = 0;
    bool m_asking = false;
    bool m_skipped = false;
    QTimer m_timer;
    QLineEdit* m_filter;
    QComboBox* m_format;
    QCheckBox* m_follow;
    QPlainTextEdit* m_text;
    QLabel* m_counts;
};

} // namespace console
