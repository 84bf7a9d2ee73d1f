// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace console {

/// Turns SIGTERM and SIGINT into a signal of the event loop, so that a console that is told to end closes as if a
/// person had closed its window. The second one ends it at once. One object, main thread; where there are no such
/// signals it does nothing.
class Termination final : public QObject
{
    Q_OBJECT

public:
    explicit Termination(QObject* parent = nullptr);
    ~Termination() override;

signals:
    void wanted();

private:
    void wake();

    int m_readEnd = -1;
};

} // namespace console
