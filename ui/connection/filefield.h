// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace console {

/// A path to type or to choose.
class FileField : public QWidget
{
    Q_OBJECT

public:
    explicit FileField(const QString& objectName, QWidget* parent = nullptr);

    void setPath(const QString& path);
    [[nodiscard]] QString path() const;
    void setPlaceholder(const QString& text);

signals:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void browse();
    void retranslate();

    QLineEdit* m_path;
    QToolButton* m_browse;
};

} // namespace console
