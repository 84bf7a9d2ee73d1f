// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/stylesheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QStyle>

#include <array>

namespace console {

namespace {

struct Token
{
    QRgb light;
    QRgb dark;
};

Token token(ColorRole role)
{
    switch (role) {
    case ColorRole::Window:
        return { 0xffF6F7F9, 0xff15191F };
    case ColorRole::Base:
        return { 0xffFFFFFF, 0xff1B2027 };
    case ColorRole::Alternate:
        return { 0xffF1F3F6, 0xff20262F };
    case ColorRole::Border:
        return { 0xffD7DCE3, 0xff323A46 };
    case ColorRole::Text:
        return { 0xff1B2430, 0xffE6EBF2 };
    case ColorRole::SecondaryText:
        return { 0xff566273, 0xff9AA7B8 };
    case ColorRole::Accent:
    case ColorRole::Upgrading:
        return { 0xff1A5FD0, 0xff5B9DFF };
    case ColorRole::Queued:
        return { 0xff616C7B, 0xff8C98A8 };
    case ColorRole::Notified:
        return { 0xff7A4FD0, 0xffA98BF5 };
    case ColorRole::Succeeded:
        return { 0xff1A7F4B, 0xff4CC38A };
    case ColorRole::Failed:
        return { 0xffC4314B, 0xffF2748A };
    case ColorRole::Warning:
        return { 0xff8C5E00, 0xffE2A93B };
    case ColorRole::Other:
        return { 0xff7B8695, 0xff7B8695 };
    case ColorRole::OnAccent:
        return { 0xffFFFFFF, 0xff0D1522 };
    }
    Q_UNREACHABLE();
}

QColor colorOf(ColorRole role, bool dark)
{
    const Token both = token(role);
    return QColor::fromRgb(dark ? both.dark : both.light);
}

QColor mixed(const QColor& over, const QColor& ground, double share)
{
    const auto channel = [share](int a, int b) { return qRound(a * share + b * (1.0 - share)); };
    return QColor(
        channel(over.red(), ground.red()), channel(over.green(), ground.green()), channel(over.blue(), ground.blue()));
}

bool darkPalette(const QPalette& palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

QPalette paletteFor(bool dark)
{
    const auto color = [dark](ColorRole role) { return colorOf(role, dark); };
    QPalette palette;
    palette.setColor(QPalette::Window, color(ColorRole::Window));
    palette.setColor(QPalette::WindowText, color(ColorRole::Text));
    palette.setColor(QPalette::Base, color(ColorRole::Base));
    palette.setColor(QPalette::AlternateBase, color(ColorRole::Alternate));
    palette.setColor(QPalette::Text, color(ColorRole::Text));
    palette.setColor(QPalette::PlaceholderText, color(ColorRole::SecondaryText));
    palette.setColor(QPalette::Button, color(ColorRole::Base));
    palette.setColor(QPalette::ButtonText, color(ColorRole::Text));
    palette.setColor(QPalette::BrightText, color(ColorRole::Failed));
    palette.setColor(QPalette::ToolTipBase, color(ColorRole::Base));
    palette.setColor(QPalette::ToolTipText, color(ColorRole::Text));
    palette.setColor(QPalette::Highlight, mixed(color(ColorRole::Accent), color(ColorRole::Base), dark ? 0.30 : 0.16));
    palette.setColor(QPalette::HighlightedText, color(ColorRole::Text));
    palette.setColor(QPalette::Link, color(ColorRole::Accent));
    palette.setColor(QPalette::LinkVisited, color(ColorRole::Accent));
    palette.setColor(QPalette::Light, color(ColorRole::Base));
    palette.setColor(QPalette::Midlight, color(ColorRole::Alternate));
    palette.setColor(QPalette::Mid, color(ColorRole::Border));
    palette.setColor(QPalette::Dark, color(ColorRole::Border));
    palette.setColor(QPalette::Shadow, dark ? QColor(0, 0, 0) : color(ColorRole::SecondaryText));
    const QColor faint = mixed(color(ColorRole::SecondaryText), color(ColorRole::Window), 0.62);
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::HighlightedText, QPalette::PlaceholderText })
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

/// Where the desktop names no font of its own (bare X, offscreen) the generic fallback is hard to read in dense tables.
QFont bodyFont(const QFont& systemFont)
{
    QFont font = systemFont;
    const QString family = QFontInfo(font).family();
    const bool generic = family.startsWith(QLatin1String("DejaVu")) || family == QLatin1String("Sans Serif");
    const QStringList installed = QFontDatabase::families();
    if (generic && installed.contains(QStringLiteral("Inter")))
        font.setFamilies(
            { QStringLiteral("Inter"), QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("Noto Sans CJK SC") });
    font.setPointSizeF(10);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

QFont sized(double points, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPointSizeF(points);
    font.setWeight(weight);
    return font;
}

} // namespace

void applyTheme(QApplication& app, Theme theme)
{
    if (!app.style() || app.style()->name() != QLatin1String("fusion")) {
        if (app.styleSheet().isEmpty())
            QApplication::setStyle(QStringLiteral("Fusion"));
    }
    // Without it a widget that was polished before it got its parent loses its own font and palette at the next move.
    QCoreApplication::setAttribute(Qt::AA_UseStyleSheetPropagationInWidgetStyles);
    bool dark = theme == Theme::Dark;
    if (theme == Theme::System) {
        QApplication::setPalette(QPalette()); // back to the desktop's own, to see whether it is dark
        dark = darkPalette(QApplication::palette());
    }
    QApplication::setFont(bodyFont(QApplication::font()));
    QApplication::setPalette(paletteFor(dark));
    app.setStyleSheet(styleSheetText());
}

bool isDark()
{
    return darkPalette(QGuiApplication::palette());
}

QColor themeColor(ColorRole role)
{
    return colorOf(role, isDark());
}

QColor tint(const QColor& color, double share)
{
    return mixed(color, themeColor(ColorRole::Base), share);
}

QFont titleFont()
{
    return sized(16, QFont::DemiBold);
}

QFont sectionFont()
{
    return sized(12, QFont::DemiBold);
}

QFont secondaryFont()
{
    return sized(9, QFont::Normal);
}

QFont bigNumberFont()
{
    return sized(28, QFont::Light);
}

QFont monoFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF() - 0.5);
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace console
