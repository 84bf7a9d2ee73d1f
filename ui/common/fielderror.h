// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace console {

class IconLabel;

/// One row of a form: label with mnemonic at the left, the field, and under the field one line: what is wrong with it,
/// else a warning, else a hint. Rows stand under each other in a QVBoxLayout; the label column has a fixed width.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    /// Takes ownership of `field`; the label's text becomes its accessible name.
    FieldRow(const QString& label, QWidget* field, QWidget* parent = nullptr);

    void setLabel(const QString& label);
    void setHint(const QString& hint);
    void setError(const QString& error); ///< empty = none; marks the field by the property `invalid`
    void setWarning(const QString& warning); ///< empty = none; shown where there is no error
    void setFieldWidth(int greatest);
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] QString warning() const { return m_warning; }
    [[nodiscard]] QWidget* field() const { return m_field; }

    static constexpr int labelWidth = 152;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showMessage();

    QLabel* m_label;
    QWidget* m_field;
    IconLabel* m_icon;
    QLabel* m_message;
    QString m_hint;
    QString m_error;
    QString m_warning;
};

} // namespace console
