// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/language.h"
#include "app/tour/hands.h"

namespace console {

/// Pictures of the window: English, then Chinese, each light and dark; the name of a file begins with the look. GUI
/// thread.
class Camera
{
public:
    Camera(Hands& hands, Language& language, QString folder);

    void shoot(const QString& name); ///< the whole window
    void shoot(QWidget* widget, const QString& name);
    /// Runs `show` in every look; the last look is the first one again.
    void inEveryLook(const std::function<void()>& show);
    [[nodiscard]] int pictures() const { return m_pictures; }

private:
    void wear(const QString& language, Theme theme);

    Hands& m_hands;
    Language& m_language;
    QString m_folder;
    QString m_look = QStringLiteral("en-light");
    int m_pictures = 0;
};

} // namespace console
