// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/versionorder.h"

#include <cstddef>

namespace console {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view takeDigits(std::string_view& text)
{
    std::size_t length = 0;
    while (length < text.size() && isDigit(text[length]))
        ++length;
    std::string_view digits = text.substr(0, length);
    text.remove_prefix(length);
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits;
}

int compareDigits(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return a.compare(b);
}

} // namespace

int compareVersions(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            if (const int result = compareDigits(takeDigits(a), takeDigits(b)); result != 0)
                return result;
            continue;
        }
        if (a.front() != b.front()) {
            // 2.4-rc1 before 2.4.1: a pre-release never follows what it prepares.
            if (a.front() == '-' || b.front() == '-')
                return a.front() == '-' ? -1 : 1;
            return a.front() < b.front() ? -1 : 1;
        }
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    if (a.empty() && b.empty())
        return 0;
    if (a.empty())
        return b.front() == '-' ? 1 : -1;
    return a.front() == '-' ? -1 : 1;
}

} // namespace console
