// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/rehearsalwire.h"

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace console {

inline constexpr const char* rehearsalFolderPrefix = "rollout-rehearsal-";

/// A rehearsal's process, as the console sees it. It ends when the object does: its input is closed then, which is also
/// what it sees when this process is killed. One thread with an event loop.
class RehearsalChild : public QObject
{
    Q_OBJECT

public:
    explicit RehearsalChild(QObject* parent = nullptr);
    ~RehearsalChild() override;

    /// The order's programs and folder are found here. Errors: ProgramMissing, WriteFailed.
    [[nodiscard]] Result<void> start(RehearsalOrder order);
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

signals:
    void told(const console::Rehearsal& state);
    void failed(const console::Error& error);
    void ended(); ///< after told() with the stage Ended, or failed()

private:
    void read();
    void finished();
    void conclude(const std::optional<Error>& error);

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_buffer;
    QByteArray m_complaints; ///< the end of them
    bool m_isOver = false;
};

} // namespace console
