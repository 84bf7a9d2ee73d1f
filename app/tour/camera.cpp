// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/camera.h"

#include "ui/common/theme.h"

#include <QApplication>

namespace console {

namespace {

const QString english = QStringLiteral("en");
const QString chinese = QStringLiteral("zh_CN");

} // namespace

Camera::Camera(Hands& hands, Language& language, QString folder)
    : m_hands(hands)
    , m_language(language)
    , m_folder(std::move(folder))
{
}

void Camera::shoot(const QString& name)
{
    shoot(&m_hands.window(), name);
}

void Camera::shoot(QWidget* widget, const QString& name)
{
    m_hands.pause(150);
    const QString file = QStringLiteral("%1/%2-%3.png").arg(m_folder, m_look, name);
    if (!widget->grab().save(file))
        throw TourStopped(QStringLiteral("cannot write %1").arg(file));
    ++m_pictures;
}

void Camera::inEveryLook(const std::function<void()>& show)
{
    for (const QString& language : { english, chinese }) {
        for (const Theme theme : { Theme::Light, Theme::Dark }) {
            wear(language, theme);
            show();
        }
    }
    wear(english, Theme::Light);
}

void Camera::wear(const QString& language, Theme theme)
{
    const QString look = language.left(2) + (theme == Theme::Dark ? QStringLiteral("-dark") : QStringLiteral("-light"));
    if (look == m_look)
        return;
    m_look = look;
    m_language.choose(language);
    applyTheme(*qApp, theme);
    m_hands.pause(300);
}

} // namespace console
