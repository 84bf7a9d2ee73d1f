// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerprofile.h"

#include <QMap>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace console {

/// A real mosquitto on a free loopback port, with a temporary configuration; ends with the object. For tests and
/// benchmarks, one thread, no event loop needed. The port stays the same over stop, kill and start.
class MosquittoProcess
{
public:
    struct Options
    {
        QStringList lines; ///< further configuration lines; {folder} = where `files` are
        QMap<QString, QByteArray> files; ///< name and contents
        QMap<QString, QString> users; ///< user and password; empty = anonymous
        QString aclText; ///< an acl_file's contents; empty = everything allowed
        QString certificateFile; ///< set = TLS
        QString keyFile;
        QString clientCaFile; ///< set = a client certificate of this authority is required
        bool persistence = false; ///< sessions survive a restart
        bool unlimitedQueues = false; ///< queues without limit
    };

    MosquittoProcess();
    explicit MosquittoProcess(const Options& options);
    ~MosquittoProcess();
    MosquittoProcess(const MosquittoProcess&) = delete;
    MosquittoProcess& operator=(const MosquittoProcess&) = delete;

    /// Starts it and waits until it accepts connections; false with the reason in log().
    [[nodiscard]] bool start();
    void stop(); ///< SIGTERM: persistent sessions are saved
    void kill(); ///< SIGKILL
    [[nodiscard]] bool restart();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] QString log() const; ///< everything it wrote so far
    [[nodiscard]] QString logFile() const { return m_folder.filePath(QStringLiteral("log")); }
    /// A complete profile for it (127.0.0.1, no TLS, fresh client id).
    [[nodiscard]] BrokerProfile profile() const;

    [[nodiscard]] static QString program(); ///< path of mosquitto, empty where there is none

private:
    [[nodiscard]] bool writeConfiguration();
    [[nodiscard]] bool launch();
    [[nodiscard]] bool accepts();
    bool writeFile(const QString& name, const QByteArray& contents);
    bool hashPasswords();

    Options m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_reason;
};

} // namespace console
