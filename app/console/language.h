// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

namespace console {

/// The words of the window: our own translation and Qt's. Installing them tells every widget (LanguageChange). GUI
/// thread.
class Language
{
public:
    /// "en", "zh_CN", or empty for the system's (anything Chinese gives zh_CN, all else en).
    void choose(const QString& language);
    /// The language in force.
    [[nodiscard]] QString current() const { return m_current; }

private:
    QString m_current;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace console
