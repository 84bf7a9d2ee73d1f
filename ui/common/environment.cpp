// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/environment.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QPixmap>

namespace console {

namespace {

struct EnvironmentText
{
    Q_DECLARE_TR_FUNCTIONS(console::EnvironmentText)
};

constexpr int swatchSide = 12;

} // namespace

QColor environmentColor(EnvironmentColour colour)
{
    const bool dark = isDark();
    switch (colour) {
    case EnvironmentColour::None:
        return {};
    case EnvironmentColour::Blue:
        return dark ? QColor(0x5B, 0x9D, 0xFF) : QColor(0x1A, 0x5F, 0xD0);
    case EnvironmentColour::Teal:
        return dark ? QColor(0x3F, 0xC1, 0xC0) : QColor(0x0B, 0x7A, 0x80);
    case EnvironmentColour::Green:
        return dark ? QColor(0x4C, 0xC3, 0x8A) : QColor(0x1A, 0x7F, 0x4B);
    case EnvironmentColour::Amber:
        return dark ? QColor(0xE2, 0xA9, 0x3B) : QColor(0xA8, 0x6A, 0x00);
    case EnvironmentColour::Violet:
        return dark ? QColor(0xA9, 0x8B, 0xF5) : QColor(0x7A, 0x4F, 0xD0);
    }
    Q_UNREACHABLE();
}

QColor environmentColor(const BrokerProfile& profile)
{
    return profile.production ? themeColor(ColorRole::Failed) : environmentColor(profile.colour);
}

QString environmentColourText(EnvironmentColour colour)
{
    switch (colour) {
    case EnvironmentColour::None:
        return EnvironmentText::tr("none", "colour");
    case EnvironmentColour::Blue:
        return EnvironmentText::tr("blue");
    case EnvironmentColour::Teal:
        return EnvironmentText::tr("teal");
    case EnvironmentColour::Green:
        return EnvironmentText::tr("green");
    case EnvironmentColour::Amber:
        return EnvironmentText::tr("amber");
    case EnvironmentColour::Violet:
        return EnvironmentText::tr("violet");
    }
    Q_UNREACHABLE();
}

QIcon environmentSwatch(EnvironmentColour colour)
{
    if (colour == EnvironmentColour::None)
        return {};
    QPixmap square(swatchSide, swatchSide);
    square.fill(environmentColor(colour));
    return square;
}

QString environmentToConfirm(const BrokerProfile& profile)
{
    if (!profile.production)
        return {};
    return profile.environment.isEmpty() ? profile.name : profile.environment;
}

} // namespace console
