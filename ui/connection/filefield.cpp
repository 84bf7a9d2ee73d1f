// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/filefield.h"

#include "ui/common/filedialog.h"
#include "ui/common/icons.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace console {

FileField::FileField(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_path(new QLineEdit)
    , m_browse(new QToolButton)
{
    setObjectName(objectName);
    m_path->setObjectName(objectName + QStringLiteral("Path"));
    m_browse->setObjectName(objectName + QStringLiteral("Browse"));
    m_browse->setIcon(icon(QStringLiteral("file")));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space4);
    row->addWidget(m_path, 1);
    row->addWidget(m_browse);
    setFocusProxy(m_path);
    connect(m_path, &QLineEdit::textEdited, this, &FileField::edited);
    connect(m_browse, &QToolButton::clicked, this, &FileField::browse);
    retranslate();
}

void FileField::setPath(const QString& path)
{
    m_path->setText(QDir::toNativeSeparators(path));
}

QString FileField::path() const
{
    return QDir::fromNativeSeparators(m_path->text().trimmed());
}

void FileField::setPlaceholder(const QString& text)
{
    m_path->setPlaceholderText(text);
}

void FileField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FileField::browse()
{
    const QString chosen
        = FileDialog::open(this, tr("Choose a PEM file"), tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
    if (chosen.isEmpty())
        return;
    setPath(chosen);
    emit edited();
}

void FileField::retranslate()
{
    m_browse->setToolTip(tr("Choose a file…"));
    m_browse->setAccessibleName(tr("Choose a file"));
}

} // namespace console
