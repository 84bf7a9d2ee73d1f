// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/wavefields.h"

#include "models/rollout/wavetext.h"
#include "ui/common/formparts.h"
#include "ui/common/icons.h"
#include "ui/common/wording.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

WaveFields::WaveFields(QWidget* parent)
    : QWidget(parent)
    , m_choice(new QButtonGroup(this))
    , m_box(new QWidget(this))
    , m_rows(new QVBoxLayout)
    , m_rest(new QLabel(m_box))
    , m_add(new QPushButton(m_box))
{
    auto* off = new QRadioButton(this);
    off->setObjectName(QStringLiteral("wavesOff"));
    auto* on = new QRadioButton(this);
    on->setObjectName(QStringLiteral("wavesOn"));
    m_choice->addButton(off, 0);
    m_choice->addButton(on, 1);
    off->setChecked(true);
    m_add->setObjectName(QStringLiteral("addWave"));
    m_rows->setSpacing(space4);
    auto* inner = new QVBoxLayout(m_box);
    inner->setContentsMargins(0, space4, 0, 0);
    inner->setSpacing(space4);
    inner->addLayout(m_rows);
    inner->addWidget(makeRow({ m_rest, m_add }, m_box));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeRow({ off, on }, this));
    layout->addWidget(m_box);
    m_box->hide();
    addLine(QStringLiteral("1%"));
    addLine(QStringLiteral("10%"));
    setFocusProxy(off);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLine(QStringLiteral("10%"));
        m_lines.last().size->setFocus();
        m_lines.last().size->selectAll();
        name();
        emit changed();
    });
    connect(m_choice, &QButtonGroup::idToggled, this, [this] {
        m_box->setVisible(m_choice->checkedId() == 1);
        emit changed();
    });
    inEveryLanguage(this, [this, off, on] {
        off->setText(tr("All at once"));
        on->setText(tr("In waves"));
        m_add->setText(tr("Add a wave"));
        name();
    });
}

void WaveFields::addLine(const QString& size)
{
    Line line;
    line.row = new QWidget(m_box);
    line.number = new QLabel(line.row);
    line.size = new QLineEdit(size, line.row);
    line.size->setMaximumWidth(84);
    line.success = new QSpinBox(line.row);
    line.success->setRange(0, 100);
    line.success->setValue(95);
    line.soak = new QSpinBox(line.row);
    line.soak->setRange(0, 7 * 24 * 60);
    line.soak->setGroupSeparatorShown(true);
    line.soak->setValue(30);
    line.manual = new QCheckBox(line.row);
    line.remove = new QToolButton(line.row);
    line.remove->setIcon(icon(QStringLiteral("close")));
    line.remove->setAutoRaise(true);
    auto* row = new QHBoxLayout(line.row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space8);
    for (QWidget* part :
        std::initializer_list<QWidget*>{ line.number, line.size, line.success, line.soak, line.manual, line.remove })
        row->addWidget(part);
    row->addStretch();
    m_rows->addWidget(line.row);
    connect(line.size, &QLineEdit::textChanged, this, &WaveFields::changed);
    connect(line.success, &QSpinBox::valueChanged, this, &WaveFields::changed);
    connect(line.soak, &QSpinBox::valueChanged, this, &WaveFields::changed);
    connect(line.manual, &QCheckBox::toggled, this, &WaveFields::changed);
    connect(line.remove, &QToolButton::clicked, this, [this, gone = line.row] { removeLine(gone); });
    m_lines.append(line);
}

void WaveFields::removeLine(const QWidget* row)
{
    const auto found
        = std::find_if(m_lines.begin(), m_lines.end(), [row](const Line& line) { return line.row == row; });
    if (found == m_lines.end() || m_lines.size() == 1)
        return;
    found->row->hide();
    for (QWidget* part : found->row->findChildren<QWidget*>())
        part->setObjectName({}); // the names go over to the lines that stay
    found->row->deleteLater();
    m_lines.erase(found);
    m_lines.last().size->setFocus();
    name();
    emit changed();
}

void WaveFields::name()
{
    for (qsizetype index = 0; index < m_lines.size(); ++index)
        nameLine(m_lines[index], index);
    m_rest->setText(tr("Wave %1: the rest").arg(m_lines.size() + 1));
    const auto most = static_cast<qsizetype>(mostWaves) - 1;
    setDisabledBecause(m_add, m_lines.size() < most ? QString() : tr("A plan has at most 20 waves."));
}

void WaveFields::nameLine(Line& line, qsizetype index)
{
    const QString number = QString::number(index + 1);
    line.number->setText(tr("Wave %1:").arg(number));
    line.size->setObjectName(QStringLiteral("waveSize") + number);
    line.size->setAccessibleName(tr("Size of wave %1").arg(number));
    line.size->setToolTip(tr("A percentage like 1% or a number of devices like 100"));
    line.success->setObjectName(QStringLiteral("waveSuccess") + number);
    line.success->setAccessibleName(tr("Successes after wave %1 in percent").arg(number));
    line.success->setPrefix(tr("until "));
    line.success->setSuffix(tr(" % succeed"));
    line.success->setSpecialValueText(tr("whatever succeeds"));
    line.soak->setObjectName(QStringLiteral("waveSoak") + number);
    line.soak->setAccessibleName(tr("Minutes to watch after wave %1").arg(number));
    line.soak->setPrefix(tr("for "));
    line.soak->setSuffix(tr(" min"));
    line.soak->setSpecialValueText(tr("go on at once"));
    line.manual->setObjectName(QStringLiteral("waveManual") + number);
    line.manual->setText(tr("and released"));
    line.manual->setAccessibleName(tr("An operator releases the wave after wave %1").arg(number));
    line.remove->setObjectName(QStringLiteral("removeWave") + number);
    line.remove->setAccessibleName(tr("Remove wave %1").arg(number));
    line.remove->setToolTip(line.remove->accessibleName());
    line.remove->setEnabled(m_lines.size() > 1);
}

Result<Wave> WaveFields::waveOf(const Line& line)
{
    const QString typed = line.size->text().simplified().remove(u' ');
    const auto waves = parseWaves(typed);
    if (!waves || waves->size() != 1 || waves->front().isRest())
        return failure(ErrorKind::WaveNotUnderstood, line.size->text().simplified());
    Wave wave = waves->front();
    wave.gate = { line.success->value(), line.soak->value(), line.manual->isChecked() };
    return wave;
}

Result<std::vector<Wave>> WaveFields::waves() const
{
    std::vector<Wave> waves;
    if (m_choice->checkedId() == 0)
        return waves;
    for (const Line& line : m_lines) {
        const auto wave = waveOf(line);
        if (!wave)
            return failure(wave.error());
        waves.push_back(*wave);
    }
    waves.emplace_back();
    if (const auto checked = checkWaves(waves); !checked)
        return failure(checked.error());
    return waves;
}

} // namespace console
