// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charttint.h"

#include <array>

namespace console {

namespace {

// Hue and lightness both differ between neighbours, so that the order also reads in grey.
constexpr std::array<QRgb, 12> onLight{ 0xff2f6db5, 0xffe69f00, 0xff56b4e9, 0xff00866a, 0xffcc79a7, 0xff6b4c9a,
    0xffd55e00, 0xffb5a300, 0xff0f6b75, 0xff99542b, 0xff8fb339, 0xff5d6d9e };
constexpr std::array<QRgb, 12> onDark{ 0xff5b95da, 0xfff0b429, 0xff8fd0f5, 0xff2fb592, 0xffdf9cc0, 0xff9d81cf,
    0xfff08544, 0xffd6c63a, 0xff45a3ad, 0xffc4835a, 0xffb0d163, 0xff8fa0d1 };

} // namespace

QColor ChartTint::color() const
{
    if (role)
        return themeColor(*role);
    if (version < 0)
        return themeColor(ColorRole::Other);
    const auto& sequence = isDark() ? onDark : onLight;
    return QColor::fromRgb(sequence[static_cast<std::size_t>(version) % sequence.size()]);
}

} // namespace console
