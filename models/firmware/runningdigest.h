// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

struct evp_md_ctx_st;

namespace console {

/// SHA-256 of a file while it leaves, piece after piece from its first byte. One thread.
class RunningDigest
{
public:
    RunningDigest();
    ~RunningDigest();
    RunningDigest(const RunningDigest&) = delete;
    RunningDigest& operator=(const RunningDigest&) = delete;

    /// The bytes at `offset`; what does not follow on what came before spoils the digest.
    void add(quint64 offset, const char* bytes, quint64 size);
    [[nodiscard]] quint64 size() const { return m_size; }
    /// 64 hex digits; empty where it was spoilt. Used once.
    [[nodiscard]] QByteArray finish();

private:
    struct Free
    {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
    quint64 m_size = 0;
    bool m_spoilt = false;
};

} // namespace console
