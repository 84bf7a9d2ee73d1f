// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/refusaltext.h"

#include <QCoreApplication>

namespace console {

namespace {

struct RefusalText
{
    Q_DECLARE_TR_FUNCTIONS(console::RefusalText)

public:
    static QString words(quint8 code)
    {
        switch (code) {
        case 0x83:
            return tr("implementation specific error");
        case 0x87:
            return tr("not authorized");
        case 0x90:
            return tr("invalid topic name");
        case 0x91:
            return tr("packet identifier in use");
        case 0x95:
            return tr("packet too large");
        case 0x97:
            return tr("quota exceeded");
        case 0x99:
            return tr("invalid payload format");
        default:
            return tr("unspecified error");
        }
    }
    static QString withCode(quint8 code) { return tr("%1 (%2)").arg(words(code)).arg(code); }
};

} // namespace

QString refusalText(quint8 code)
{
    return RefusalText::withCode(code);
}

} // namespace console
