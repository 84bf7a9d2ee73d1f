// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/generalsettings.h"

#include "ui/common/fielderror.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace console {

GeneralSettings::GeneralSettings(QWidget* parent)
    : Card({}, parent)
    , m_language(new QComboBox)
    , m_theme(new QComboBox)
    , m_operator(new QLineEdit)
    , m_fourEyes(new QCheckBox)
    , m_shortcuts(new QPushButton)
{
    setObjectName(QStringLiteral("generalSettings"));
    m_language->setObjectName(QStringLiteral("settingsLanguage"));
    m_theme->setObjectName(QStringLiteral("settingsTheme"));
    m_operator->setObjectName(QStringLiteral("settingsOperator"));
    m_fourEyes->setObjectName(QStringLiteral("settingsFourEyes"));
    // Languages call themselves by their own names, whatever language is in force.
    m_language->addItem({}, QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    for (const Theme theme : { Theme::System, Theme::Light, Theme::Dark })
        m_theme->addItem({}, int(theme));
    m_operator->setMaxLength(40);
    m_languageRow = new FieldRow({}, m_language);
    m_themeRow = new FieldRow({}, m_theme);
    m_operatorRow = new FieldRow({}, m_operator);
    m_shortcuts->setObjectName(QStringLiteral("settingsShortcuts"));
    m_shortcutsRow = new FieldRow({}, m_shortcuts);
    m_fourEyesRow = new FieldRow({}, m_fourEyes);
    for (FieldRow* row : { m_languageRow, m_themeRow, m_operatorRow, m_fourEyesRow, m_shortcutsRow })
        content()->addWidget(row);
    for (QWidget* field : std::initializer_list<QWidget*>{ m_language, m_theme, m_operator, m_shortcuts })
        field->setMaximumWidth(280);
    connect(m_language, &QComboBox::currentIndexChanged, this,
        [this](int index) { emit languageChosen(m_language->itemData(index).toString()); });
    connect(m_theme, &QComboBox::currentIndexChanged, this,
        [this](int index) { emit themeChosen(static_cast<Theme>(m_theme->itemData(index).toInt())); });
    connect(m_shortcuts, &QPushButton::clicked, this, &GeneralSettings::shortcutsRequested);
    connect(m_operator, &QLineEdit::editingFinished, this, &GeneralSettings::nameEdited);
    connect(m_fourEyes, &QCheckBox::clicked, this, &GeneralSettings::fourEyesChosen);
    retranslate();
}

void GeneralSettings::setSettings(const ConsoleSettings& settings)
{
    const QSignalBlocker language(m_language);
    const QSignalBlocker theme(m_theme);
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language)));
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(int(settings.theme))));
    m_fourEyes->setChecked(settings.fourEyes); // clicked() is a person's
    m_savedName = settings.operatorName;
    if (!m_operator->hasFocus())
        m_operator->setText(settings.operatorName);
}

void GeneralSettings::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void GeneralSettings::retranslate()
{
    setTitle(tr("General"));
    m_languageRow->setLabel(tr("Lan&guage"));
    m_themeRow->setLabel(tr("The&me"));
    m_operatorRow->setLabel(tr("&Operator name"));
    m_operatorRow->setHint(tr("Stands in Activity beside what you order."));
    m_shortcutsRow->setLabel(tr("Keyboard"));
    m_shortcuts->setText(tr("Shortcuts…"));
    m_fourEyesRow->setLabel(tr("E&xtra release"));
    m_fourEyes->setText(tr("Four eyes: a batch waits until another operator releases it"));
    m_fourEyesRow->setHint(tr(
        "Names are taken as they are typed: this guards against slips, not against malice. Verifications need none."));
    m_operator->setPlaceholderText(tr("this computer's user"));
    m_language->setItemText(0, tr("As the system"));
    m_theme->setItemText(0, tr("As the system"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
}

void GeneralSettings::nameEdited()
{
    const QString name = m_operator->text().trimmed();
    if (name != m_savedName)
        emit operatorNamed(name);
}

} // namespace console
