// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/wavebar.h"

#include "models/tables/celltext.h"
#include "ui/common/formparts.h"
#include "ui/common/gatesentence.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace console {

WaveBar::WaveBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_release(new QPushButton(this))
{
    setObjectName(QStringLiteral("waveBar"));
    m_text->setObjectName(QStringLiteral("waveText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_release->setObjectName(QStringLiteral("releaseWave"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space24, 0, space24, space12);
    layout->setSpacing(space12);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_release);
    connect(m_release, &QPushButton::clicked, this, &WaveBar::releaseRequested);
    hide();
}

void WaveBar::showBatch(const Batch& batch, TimeMs now)
{
    const int of = static_cast<int>(batch.plan.waves.size());
    setVisible(of > 0);
    if (of == 0)
        return;
    const int open = batch.wave.open + 1;
    const QString state = tr("Wave %1 of %2.").arg(open).arg(of);
    const bool more = batch.hasMoreWaves() && isOpen(batch.state);
    const bool begun = batch.state != BatchState::Scheduled;
    m_text->setText(more && begun
            ? tr("%1 %2", "wave 1 of 2, then what it waits for").arg(state, gateSentence(batch, now))
            : state);
    m_release->setVisible(more);
    m_release->setText(tr("Begin &wave %1…").arg(open + 1));
    setDisabledBecause(m_release, begun ? QString() : tr("The batch has not started."),
        tr("Sends to the next %1, whatever the gate says").arg(devicesText(batch.wave.next)));
}

QString WaveBar::question(const Batch& batch, TimeMs now)
{
    return tr("%1 %2 get the notice next.", "what the gate says, then how many devices")
        .arg(gateSentence(batch, now), devicesText(batch.wave.next));
}

} // namespace console
