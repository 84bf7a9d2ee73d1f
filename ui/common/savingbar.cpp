// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/savingbar.h"

#include "ui/common/actionbutton.h"
#include "ui/common/errortext.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace console {

SavingBar::SavingBar(NoticeBar& notice, QWidget* parent)
    : QWidget(parent)
    , m_notice(notice)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_stop(new QPushButton(this))
{
    setObjectName(QStringLiteral("savingBar"));
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 100);
    m_stop->setObjectName(QStringLiteral("stopExport"));
    setLook(m_stop, ButtonLook::Flat);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space24, space4, space24, space4);
    row->setSpacing(space12);
    row->addWidget(m_text);
    row->addWidget(m_progress, 1);
    row->addWidget(m_stop);
    hide();
    connect(m_stop, &QPushButton::clicked, this, [this] { m_running.cancel(); });
    retranslate();
}

void SavingBar::retranslate()
{
    m_progress->setAccessibleName(tr("Progress of saving"));
    m_stop->setText(tr("S&top"));
}

QString SavingBar::nameOf(const QString& path)
{
    return QFileInfo(path).fileName();
}

void SavingBar::begin(const QFuture<void>& work, const QString& text)
{
    m_isBusy = true;
    m_running = work;
    m_text->setText(text);
    m_progress->setValue(0);
    m_notice.clear();
    show();
    auto* watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(work);
    emit busyChanged();
}

void SavingBar::rest()
{
    hide();
    m_isBusy = false;
    emit busyChanged();
}

void SavingBar::succeeded(const QString& text)
{
    rest();
    m_notice.showNotice(NoticeLevel::Success, text);
}

void SavingBar::failed(const Error& error, const QString& path)
{
    rest();
    if (error.kind == ErrorKind::Cancelled)
        m_notice.showNotice(NoticeLevel::Info, tr("Stopped; %1 was not written.").arg(nameOf(path)));
    else
        m_notice.showNotice(NoticeLevel::Error, errorText(error));
}

} // namespace console
