// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

/// The translations are in a static library: the linker keeps them because they are named here. Outside the namespace.
static void initTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace console {

void Language::choose(const QString& language)
{
    QString wanted = language;
    if (wanted.isEmpty())
        wanted = QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    if (wanted == m_current)
        return;
    m_current = wanted;
    initTranslations();
    QLocale::setDefault(QLocale(wanted));
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    if (m_qt.load(QStringLiteral("qtbase_") + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/i18n/rollout-console_") + wanted))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace console
