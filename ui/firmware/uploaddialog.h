// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/firmware/draftcheck.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QSet>

#include <map>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace console {

class FieldRow;
class NoticeBar;

/// The upload form: a file, what it is, and how it is signed. Every field is checked as one types; the reading of the
/// file shows progress and can be stopped; after a failure the form is as it was. Never modal. GUI thread; owned by the
/// firmware page, deletes itself when closed.
class UploadDialog : public QDialog
{
    Q_OBJECT

public:
    /// `existing`: all firmware, deleted ones too; `products`: those that devices have reported.
    UploadDialog(
        Commands& commands, std::vector<Firmware> existing, const QStringList& products, QWidget* parent = nullptr);
    ~UploadDialog() override;

    /// Fills in the file, and a name and version guessed from it where those are empty.
    void setFile(const QString& path);
    void setExisting(std::vector<Firmware> existing);
    [[nodiscard]] FirmwareDraft draft() const;

    void reject() override;

signals:
    void firmwareAdded(console::FirmwareId id);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeFields(const QStringList& products);
    FieldRow* addRow(DraftField field, QWidget* widget);
    QWidget* makeFileField();
    QWidget* makeSignField();
    QWidget* makeFoot();
    void showFileHint();
    void retranslate();
    void touched(DraftField field);
    void check();
    void chooseFile();
    void upload();
    void showProgress(int percent);
    void uploaded(const Result<Firmware>& firmware);
    void showUploadError(const Error& error);
    void setUploading(bool uploading);

    Commands& m_commands;
    std::vector<Firmware> m_existing;
    QSet<DraftField> m_touched; ///< fields that were typed in: only these say that they are empty
    std::map<DraftField, FieldRow*> m_rows;
    QFuture<Result<Firmware>> m_upload;
    QElapsedTimer m_elapsed;
    bool m_uploading = false;

    QWidget* m_form = nullptr;
    NoticeBar* m_notice = nullptr;
    QLineEdit* m_file = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_product = nullptr;
    QLineEdit* m_module = nullptr;
    QLineEdit* m_version = nullptr;
    QButtonGroup* m_sign = nullptr;
    FieldRow* m_signRow = nullptr;
    QPlainTextEdit* m_customInfo = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_progressText = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_ok = nullptr;
};

} // namespace console
