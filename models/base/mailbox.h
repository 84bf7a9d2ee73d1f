// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <limits>
#include <mutex>
#include <utility>
#include <vector>

namespace console {

/// The one way values cross threads, and the only mutex of the program. Any thread puts, one thread takes all. Bounded:
/// put() refuses when `capacity` values wait, and the caller decides what that means (back-pressure, merge, count).
/// The wake function runs on the putter's thread, once per change from empty to filled.
template <class T> class Mailbox
{
public:
    explicit Mailbox(std::size_t capacity)
        : m_capacity(capacity)
    {
    }

    /// Set before the first put: what tells the taker that something waits. See wakeOn().
    void setWake(std::function<void()> wake)
    {
        const std::lock_guard lock(m_mutex);
        m_wake = std::move(wake);
    }

    [[nodiscard]] bool put(T value) { return put(std::move(value), m_capacity); }

    /// The last values of a putter that ends: taken, however many wait.
    void putLast(T value) { (void)put(std::move(value), std::numeric_limits<std::size_t>::max()); }

    [[nodiscard]] std::vector<T> takeAll()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_values, {});
    }

    /// Whether a put would be taken; certain only for the one thread that puts.
    [[nodiscard]] bool hasRoom() const
    {
        const std::lock_guard lock(m_mutex);
        return m_values.size() < m_capacity;
    }

    [[nodiscard]] bool isEmpty() const
    {
        const std::lock_guard lock(m_mutex);
        return m_values.empty();
    }

private:
    bool put(T value, std::size_t capacity)
    {
        std::function<void()> wake;
        {
            const std::lock_guard lock(m_mutex);
            if (m_values.size() >= capacity)
                return false;
            if (m_values.empty())
                wake = m_wake;
            m_values.push_back(std::move(value));
        }
        if (wake)
            wake();
        return true;
    }

    mutable std::mutex m_mutex;
    std::vector<T> m_values;
    std::size_t m_capacity;
    std::function<void()> m_wake;
};

/// A wake function that runs `slot` on the thread of `context`, by its event loop. Clear the mailbox's wake before
/// `context` is destroyed.
inline std::function<void()> wakeOn(QObject* context, std::function<void()> slot)
{
    return [context, slot = std::move(slot)] { QMetaObject::invokeMethod(context, slot, Qt::QueuedConnection); };
}

} // namespace console
