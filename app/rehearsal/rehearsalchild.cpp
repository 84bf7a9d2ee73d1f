// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsalchild.h"

#include "app/rehearsal/rehearsalbroker.h"

#include <QDir>

namespace console {

namespace {

constexpr int politeMs = 15'000; ///< for a whole console, its broker and its devices to end
constexpr int endMs = 5'000;
constexpr qsizetype lastWords = 300;

} // namespace

RehearsalChild::RehearsalChild(QObject* parent)
    : QObject(parent)
    , m_folder(QDir::tempPath() + u'/' + QLatin1StringView(rehearsalFolderPrefix) + QStringLiteral("XXXXXX"))
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &RehearsalChild::read);
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] {
        m_complaints += m_process.readAllStandardError();
        m_complaints = m_complaints.right(lastWords);
    });
    connect(&m_process, &QProcess::finished, this, &RehearsalChild::finished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            conclude(Error{ ErrorKind::RehearsalFailed, m_process.errorString() });
    });
}

RehearsalChild::~RehearsalChild()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (m_process.waitForFinished(politeMs))
        return;
    m_process.kill(); // its fleet sees its own input close, its broker that its parent has gone
    m_process.waitForFinished(endMs);
}

Result<void> RehearsalChild::start(RehearsalOrder order)
{
    const QString program = programPath(QStringLiteral("rollout-console"));
    order.broker = programPath(QStringLiteral("mosquitto"));
    order.fleet = programPath(QStringLiteral("rollout-fleet"));
    const std::initializer_list<std::pair<QString, QString>> needed{ { order.broker, QStringLiteral("mosquitto") },
        { order.fleet, QStringLiteral("rollout-fleet") }, { program, QStringLiteral("rollout-console") } };
    for (const auto& [path, name] : needed) {
        if (path.isEmpty())
            return failure(ErrorKind::ProgramMissing, name);
    }
    if (!m_folder.isValid())
        return failure(ErrorKind::WriteFailed, m_folder.errorString());
    order.folder = m_folder.path();
    m_process.start(program, { QStringLiteral("--rehearsal") });
    m_process.write(encode(order));
    return {};
}

void RehearsalChild::read()
{
    m_buffer += m_process.readAllStandardOutput();
    for (qsizetype end = m_buffer.indexOf('\n'); end >= 0 && !m_isOver; end = m_buffer.indexOf('\n')) {
        const auto news = decodeRehearsalNews(m_buffer.first(end));
        m_buffer.remove(0, end + 1);
        if (!news)
            continue;
        if (const auto* error = std::get_if<Error>(&*news)) {
            conclude(*error);
        } else {
            const auto& state = std::get<Rehearsal>(*news);
            emit told(state);
            if (state.stage == RehearsalStage::Ended)
                conclude(std::nullopt);
        }
    }
}

void RehearsalChild::finished()
{
    read();
    conclude(Error{ ErrorKind::RehearsalFailed, QString::fromLocal8Bit(m_complaints.trimmed()) });
}

void RehearsalChild::conclude(const std::optional<Error>& error)
{
    if (std::exchange(m_isOver, true))
        return;
    if (error)
        emit failed(*error);
    emit ended();
}

} // namespace console
