// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/absencetext.h"

#include <QCoreApplication>

namespace console {

namespace {

struct AbsenceText
{
    Q_DECLARE_TR_FUNCTIONS(console::AbsenceText)
};

} // namespace

QString absenceText(const Absence& absence)
{
    using Kind = Absence::Kind;
    const QString& version = absence.version;
    switch (absence.kind) {
    case Kind::HasTask:
        return {};
    case Kind::OtherProduct:
        return AbsenceText::tr("The batch of %1 is for another product.").arg(version);
    case Kind::LeftOut:
        return AbsenceText::tr("The batch of %1 leaves it out by its list; a batch without that list would take it.")
            .arg(version);
    case Kind::CameLater:
        return AbsenceText::tr("It was not among the devices when the batch of %1 was made; another batch takes it.")
            .arg(version);
    case Kind::NotListed:
        return AbsenceText::tr("The batch of %1 is for listed devices, and it is not on the list.").arg(version);
    case Kind::OtherSource:
        return AbsenceText::tr("The batch of %1 is for devices on other versions than the one it reports.")
            .arg(version);
    case Kind::OutsideShare:
        return AbsenceText::tr("The batch of %1 is for a share of the devices, and it is not in it; a larger share "
                               "would take it.")
            .arg(version);
    case Kind::FilterClause:
        return AbsenceText::tr("The batch of %1 is for devices that fulfil “%2”, and it does not.")
            .arg(version, absence.detail);
    case Kind::JoinsNext:
        return AbsenceText::tr("It joins the batch of %1 when it reports next.").arg(version);
    case Kind::RunsNewest:
        return version.isEmpty() ? AbsenceText::tr("No verified firmware is newer than what it runs.")
                                 : AbsenceText::tr("It runs %1; no firmware here is newer.").arg(version);
    case Kind::NotVerifiedYet:
        return AbsenceText::tr("Firmware %1 is newer, but not verified on test devices yet.").arg(version);
    case Kind::NoBatchYet:
        return AbsenceText::tr("Firmware %1 is newer and verified, but no batch of it was started yet.").arg(version);
    case Kind::NoFirmware:
        return AbsenceText::tr("No firmware of its product was uploaded yet.");
    }
    Q_UNREACHABLE();
}

} // namespace console
