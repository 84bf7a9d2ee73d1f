// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/protocol/notice.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QToolButton;
class QVBoxLayout;

namespace console {

/// The upgrade notice as devices will get it: the exact bytes in monospace, their number and topic, and what an
/// operator must know about it first. Used by the wizard's review and the firmware panel. GUI thread.
class NoticeView : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeView(QWidget* parent = nullptr);

    void showNotice(const NoticePreview& preview);
    /// Instead of a notice: that it is being made, or why there is none.
    void showMessage(const QString& text);
    /// The sentence of the first check that forbids sending; empty = none.
    [[nodiscard]] QString blockingCheck() const { return m_blocking; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fill();
    void showChecks();
    void copyPayload();

    NoticePreview m_preview;
    QString m_blocking;
    QVBoxLayout* m_checks = nullptr;
    QLabel* m_summary = nullptr;
    QPlainTextEdit* m_payload = nullptr;
    QToolButton* m_copy = nullptr;
};

} // namespace console
