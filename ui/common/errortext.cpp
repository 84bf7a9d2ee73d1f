// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/errortext.h"

#include "models/base/cause.h"

#include <QCoreApplication>

namespace console {

namespace {

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

/// A table in the shape of a switch, longer than functions may be: without a default branch a missing kind does not
/// compile.
QString sentenceOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return ErrorText::tr("Cancelled.");
    case ErrorKind::Internal:
        return ErrorText::tr("Something went wrong inside the console. Try again; if it stays, restart the console.");
    case ErrorKind::NotFound:
        return ErrorText::tr("There is nothing of this name, or no longer. Check the name, or refresh the view.");
    case ErrorKind::InvalidProductKey:
        return ErrorText::tr("Not a product key. Use 1 to 32 letters, digits, “_”, “.” or “-”.");
    case ErrorKind::InvalidDeviceName:
        return ErrorText::tr("Not a device name. Use 1 to 32 letters, digits, “-”, “_”, “@”, “.” or “:”.");
    case ErrorKind::InvalidModule:
        return ErrorText::tr(
            "Not a module name. Use 1 to 64 letters, digits, “.”, “-” or “_”, and none of the protocol's own words.");
    case ErrorKind::InvalidVersion:
        return ErrorText::tr("Not a version label. Use 1 to 64 letters, digits, “.”, “-” or “_”.");
    case ErrorKind::InvalidName:
        return ErrorText::tr("Not a usable name. Use 1 to 40 characters.");
    case ErrorKind::TopicUnknown:
        return ErrorText::tr("The topic is not one of the update protocol's. Check what the device publishes to.");
    case ErrorKind::ReportTooLarge:
        return ErrorText::tr("The report is too large and was ignored. Check the device's software.");
    case ErrorKind::ReportTooDeep:
        return ErrorText::tr("The report is nested too deeply and was ignored. Check the device's software.");
    case ErrorKind::ReportNotJson:
        return ErrorText::tr("The report is not valid JSON and was ignored. Check the device's software.");
    case ErrorKind::ReportWrongType:
        return ErrorText::tr(
            "A value in the report has the wrong type, so it was ignored. Check the device's software.");
    case ErrorKind::ReportMissingField:
        return ErrorText::tr("The report lacks a required field and was ignored. Check the device's software.");
    case ErrorKind::ReportOwnEcho:
        return ErrorText::tr("This is the console's own answer to a pull. Nothing needs to be done.");
    case ErrorKind::FileMissing:
        return ErrorText::tr("The file does not exist any more. Choose it again.");
    case ErrorKind::FileUnreadable:
        return ErrorText::tr("The file cannot be read. Check its permissions, or choose another.");
    case ErrorKind::FileEmpty:
        return ErrorText::tr("The file is empty. Choose another.");
    case ErrorKind::FileTooLarge:
        return ErrorText::tr("The file is too large. Choose a smaller one.");
    case ErrorKind::FileChangedWhileRead:
        return ErrorText::tr("The file changed while it was read. Wait until it is complete, then try again.");
    case ErrorKind::DiskFull:
        return ErrorText::tr("The disk is full. Free some space, then try again.");
    case ErrorKind::WriteFailed:
        return ErrorText::tr("The file could not be written. Check the folder's permissions and its free space.");
    case ErrorKind::VersionTaken:
        return ErrorText::tr(
            "This product and module already have that version with other contents. Choose another version label.");
    case ErrorKind::FirmwareNotVerified:
        return ErrorText::tr("This firmware has not passed its verification. Verify it on test devices first.");
    case ErrorKind::FirmwareBeingVerified:
        return ErrorText::tr("This firmware is being verified. Wait for the result.");
    case ErrorKind::FirmwareAlreadyVerified:
        return ErrorText::tr("This firmware has already passed its verification. Start a batch upgrade instead.");
    case ErrorKind::FirmwareTampered:
        return ErrorText::tr(
            "The stored file no longer matches its digest, so its batches were paused. Upload the firmware again.");
    case ErrorKind::FirmwareInUse:
        return ErrorText::tr("A batch that has not ended uses this firmware. Cancel the batch or wait until it ends.");
    case ErrorKind::TextTooLong:
        return ErrorText::tr("The text is too long. Shorten it.");
    case ErrorKind::UrlInvalid:
        return ErrorText::tr(
            "Not a usable address. Write it as http://host or https://host, without a trailing slash.");
    case ErrorKind::UrlTooLong:
        return ErrorText::tr(
            "Download links would be 255 characters or longer, which devices cut off. Use a shorter public address.");
    case ErrorKind::NoticeTooLarge:
        return ErrorText::tr(
            "The notice would exceed what devices can receive. Shorten the custom info or the public address.");
    case ErrorKind::ListenAddressInvalid:
        return ErrorText::tr("Not an address of this computer. Use 0.0.0.0 for all of them.");
    case ErrorKind::ListenPortTaken:
        return ErrorText::tr("Another program uses this port. Choose another port, or stop that program.");
    case ErrorKind::ListenFailed:
        return ErrorText::tr("The file server could not start. Check the listen address and port.");
    case ErrorKind::ProfileIncomplete:
        return ErrorText::tr("The profile is incomplete. Fill in the marked fields.");
    case ErrorKind::HostNotFound:
        return ErrorText::tr("No computer of that name was found. Check the host name and this computer's DNS.");
    case ErrorKind::HostUnreachable:
        return ErrorText::tr("The broker's host cannot be reached. Check the network, a VPN or a firewall.");
    case ErrorKind::ConnectionRefused:
        return ErrorText::tr("Nothing accepts connections there. Check the port, and that the broker is running.");
    case ErrorKind::ConnectTimeout:
        return ErrorText::tr("The host did not answer in time. Check the address, the port and a firewall between.");
    case ErrorKind::CertificateFileInvalid:
        return ErrorText::tr(
            "A certificate or key file cannot be used. It must be PEM, and the key must belong to the certificate.");
    case ErrorKind::CertificateExpired:
        return ErrorText::tr(
            "The broker's certificate has expired or is not valid yet. Renew it, or correct this computer's clock.");
    case ErrorKind::CertificateUntrusted:
        return ErrorText::tr("The broker's certificate comes from an authority that is not trusted here. Choose its CA "
                             "file in the profile.");
    case ErrorKind::CertificateNameMismatch:
        return ErrorText::tr("The broker's certificate is for another name. Use the host name it was issued for.");
    case ErrorKind::TlsHandshakeFailed:
        return ErrorText::tr("No encrypted connection could be agreed on. Check that this port speaks TLS, and whether "
                             "the broker wants a client certificate.");
    case ErrorKind::ConnackTimeout:
        return ErrorText::tr(
            "The broker did not answer the login. Check that this port speaks MQTT, with or without TLS as set here.");
    case ErrorKind::ConnackProtocolVersion:
        return ErrorText::tr("The broker speaks neither MQTT 5 nor MQTT 3.1.1. Update the broker.");
    case ErrorKind::ConnackIdentifierRejected:
        return ErrorText::tr("The broker rejects this client id. Choose another in the profile.");
    case ErrorKind::ConnackServerUnavailable:
        return ErrorText::tr("The broker is not available at the moment. The console tries again by itself.");
    case ErrorKind::ConnackBadCredentials:
        return ErrorText::tr("The broker rejects the user name or the password. Check both.");
    case ErrorKind::ConnackNotAuthorised:
        return ErrorText::tr("The broker does not let this user connect. Check the user name, the password and the "
                             "broker's access list.");
    case ErrorKind::ConnackOther:
        return ErrorText::tr("The broker refused the login. Look into the broker's log.");
    case ErrorKind::SubscribeRefused:
        return ErrorText::tr("The broker refuses the subscription to device reports. Allow the /ota/device/… topics in "
                             "its access list.");
    case ErrorKind::ConnectionLost:
        return ErrorText::tr("The connection to the broker was lost. The console connects again by itself.");
    case ErrorKind::SessionTakenOver:
        return ErrorText::tr(
            "Another program connected with the same client id. Give each console a client id of its own.");
    case ErrorKind::PacketTooLarge:
        return ErrorText::tr(
            "A message was larger than allowed, and the connection was closed. Check what is published to the broker.");
    case ErrorKind::ProtocolViolation:
        return ErrorText::tr("The other side broke the MQTT protocol. Check that this port belongs to an MQTT broker.");
    case ErrorKind::NotConnected:
        return ErrorText::tr("Not connected to a broker. Connect first, in Settings.");
    case ErrorKind::PasswordNeeded:
        return ErrorText::tr("This profile needs its password. Enter it to connect.");
    case ErrorKind::KeychainUnavailable:
        return ErrorText::tr("There is no keychain on this computer, so the password is asked for each time.");
    case ErrorKind::DatabaseDamaged:
        return ErrorText::tr("The workspace's database is damaged, and nothing was overwritten. Restore a backup, or "
                             "start with another workspace.");
    case ErrorKind::DatabaseNewer:
        return ErrorText::tr("The workspace was written by a newer version of the console. Update the console, or use "
                             "another workspace.");
    case ErrorKind::DatabaseUnwritable:
        return ErrorText::tr(
            "The workspace's database cannot be written. Check the folder's permissions and its free space.");
    case ErrorKind::StoreFailed:
        return ErrorText::tr("Changes cannot be saved at the moment, so nothing is sent to devices. Check the disk; "
                             "the console tries again by itself.");
    case ErrorKind::WorkspaceHeld:
        return ErrorText::tr("Another console holds this workspace. Use that one, or close it first.");
    case ErrorKind::WorkspaceUnwritable:
        return ErrorText::tr("The workspace folder cannot be written. Check its permissions, or choose another.");
    case ErrorKind::NoTargets:
        return ErrorText::tr("The plan means no device. Widen the scope.");
    case ErrorKind::PercentOutOfRange:
        return ErrorText::tr("The share must be from 0.001 % to 100 %.");
    case ErrorKind::RateOutOfRange:
        return ErrorText::tr("The rate must be from 1 to 10,000 devices per minute.");
    case ErrorKind::TimeoutOutOfRange:
        return ErrorText::tr("The timeout must be from 1 to 1,440 minutes, or none.");
    case ErrorKind::RetryOutOfRange:
        return ErrorText::tr("Retries may be 0, 1, 2 or 5, at intervals of 0, 10, 30, 60 or 1,440 minutes.");
    case ErrorKind::StartTimeInPast:
        return ErrorText::tr("The start time has passed. Choose a later one, or start now.");
    case ErrorKind::StartTimeTooFar:
        return ErrorText::tr("The start time is more than 7 days ahead. Choose an earlier one.");
    case ErrorKind::HaltRuleOutOfRange:
        return ErrorText::tr(
            "A halt rule may count up to 1,000,000 failed devices, or 1 to 100 % of at least 1 device; "
            "the usual share of failures is above 0 % and at most 90 %.");
    case ErrorKind::BatchNotOpen:
        return ErrorText::tr("The batch has already ended. Start a new one, or retry its failed devices.");
    case ErrorKind::BatchNotRunning:
        return ErrorText::tr("The batch is not running, so it cannot be paused.");
    case ErrorKind::BatchNotPaused:
        return ErrorText::tr("The batch is not paused, so it cannot be resumed.");
    case ErrorKind::NothingToRetry:
        return ErrorText::tr("No device of this batch has failed, so there is nothing to retry.");
    case ErrorKind::WrongProduct:
        return ErrorText::tr(
            "The devices belong to another product than the firmware. Choose devices of the firmware's product.");
    case ErrorKind::CsvNotText:
        return ErrorText::tr("The list is not a text file. Save it as CSV in UTF-8.");
    case ErrorKind::CsvTooLarge:
        return ErrorText::tr("The list is too large. Split it: at most 100 MB and 1,000,000 rows.");
    case ErrorKind::CsvEmpty:
        return ErrorText::tr("The list names no devices. The first column must hold device names.");
    case ErrorKind::TooManyDevices:
        return ErrorText::tr("The console keeps no more devices, so a report of a new one was not taken. Check who may "
                             "publish to the broker.");
    case ErrorKind::TooManyProducts:
        return ErrorText::tr(
            "The console keeps no more products, so a report of a new one was not taken. Check who may "
            "publish to the broker.");
    case ErrorKind::TooManyModules:
        return ErrorText::tr(
            "The console keeps no more module names, so a report of a new one was not taken. Check the "
            "device's software.");
    case ErrorKind::TooManyVersions:
        return ErrorText::tr("The console keeps no more version labels, so a report of a new one was not taken. Check "
                             "the device's software.");
    case ErrorKind::RequestInvalid:
        return ErrorText::tr("The request was not understood. See rolloutctl --help.");
    case ErrorKind::NameAmbiguous:
        return ErrorText::tr("This name means several. Write PRODUCT/DEVICE, or the id of the firmware.");
    case ErrorKind::WaitTimedOut:
        return ErrorText::tr("It had not ended in this time. It goes on; wait again.");
    case ErrorKind::CannotRecord:
        return ErrorText::tr("This cannot be recorded now, so nothing was done. Order it again when that is over.");
    case ErrorKind::NotRecordedYet:
        return ErrorText::tr("The order was taken but could not be recorded: it is carried out as soon as the database "
                             "can be written again, and forgotten if the console ends before.");
    case ErrorKind::MarkInvalid:
        return ErrorText::tr(
            "Not a name for a group or a tag. Use 1 to 64 characters without comma, semicolon, bar or quotes.");
    case ErrorKind::TooManyTags:
        return ErrorText::tr("A device takes at most 32 tags. Remove some first.");
    case ErrorKind::FilterInvalid:
        return ErrorText::tr("This is not a filter. Correct it where it is marked.");
    case ErrorKind::FilterMatchesNone:
        return ErrorText::tr("No device matches this part of the filter. Widen or remove it.");
    case ErrorKind::BatchNotDynamic:
        return ErrorText::tr("The batch takes no further devices.");
    case ErrorKind::WavesOutOfRange:
        return ErrorText::tr("A plan has 2 to 20 waves, or none at all.");
    case ErrorKind::WaveSizeOutOfRange:
        return ErrorText::tr("A wave takes 1 to 2,000,000 devices, or 0.001 % to 99.999 % of them.");
    case ErrorKind::WaveRestMissing:
        return ErrorText::tr(
            "The last wave takes the rest, and only the last. Write rest there, or percentages that add up to 100.");
    case ErrorKind::WavesTooLarge:
        return ErrorText::tr(
            "The waves before the last leave no device for it: make them smaller. They ask for more devices "
            "than there are.");
    case ErrorKind::WaveNotUnderstood:
        return ErrorText::tr(
            "This is not a wave. Write a percentage, a number of devices or rest, like: 1%, 10%, rest.");
    case ErrorKind::GateOutOfRange:
        return ErrorText::tr("A gate asks for 1 % to 100 % successes and a soak of at most 7 days.");
    case ErrorKind::GateEmpty:
        return ErrorText::tr("A gate needs a condition: a share of successes, a soak time or an operator's release.");
    case ErrorKind::GateNotUnderstood:
        return ErrorText::tr("This is not a condition of a gate. Write it like: success=95, soak=30m, manual.");
    case ErrorKind::PaceOutOfRange:
        return ErrorText::tr(
            "A growing pace takes a factor from 1.1 to 5 with one decimal, and steps of 1 to 1,000,000 devices.");
    case ErrorKind::PaceNotUnderstood:
        return ErrorText::tr("This is not a pace. Write it like: constant:500 or exponential:50,2,notified=1000.");
    case ErrorKind::CapOutOfRange:
        return ErrorText::tr("At most 1,000,000 downloads at once and 100,000 Mbit/s; 0 is no limit.");
    case ErrorKind::TooManyWindows:
        return ErrorText::tr("A plan takes at most 14 maintenance windows.");
    case ErrorKind::WindowOutOfRange:
        return ErrorText::tr("A maintenance window needs a day, and times from 00:00 to 23:59.");
    case ErrorKind::WindowZoneUnknown:
        return ErrorText::tr("This computer knows no such time zone. Write it like: Europe/Berlin.");
    case ErrorKind::WindowNotUnderstood:
        return ErrorText::tr("This is not a maintenance window. Write it like: Mon-Fri 22:00-04:00 Europe/Berlin.");
    case ErrorKind::EndTimeOutOfRange:
        return ErrorText::tr("The end must be after the start and within two years.");
    case ErrorKind::NoWaveToRelease:
        return ErrorText::tr(
            "There is no such wave to be released: it is open already, or another operator was faster.");
    case ErrorKind::PastEnd:
        return ErrorText::tr(
            "The end of the batch's plan has passed, so nothing more is sent. Start a new batch for these devices.");
    case ErrorKind::CsvLinesRejected:
        return ErrorText::tr(
            "Some lines of the list cannot be used, so nothing was changed. Correct them, or apply the rest alone.");
    case ErrorKind::CsvColumnsMissing:
        return ErrorText::tr(
            "The first line must name the columns: device, and group or tags, and product where names repeat.");
    case ErrorKind::ConsentMissing:
        return ErrorText::tr("Something about this batch needs your consent, so it was not started. Look through the "
                             "checks, and accept what you mean.");
    case ErrorKind::CountUnconfirmed:
        return ErrorText::tr("A batch of so many devices starts only when their number is given.");
    case ErrorKind::FleetChanged:
        return ErrorText::tr("Other devices than were reviewed would get the upgrade now, so nothing was started. "
                             "Review them again.");
    case ErrorKind::AwaitsRelease:
        return ErrorText::tr("The batch waits for its release, and stays as it was reviewed until then. Cancel it, and "
                             "make another one, to change it.");
    case ErrorKind::OwnRelease:
        return ErrorText::tr("Whoever made the batch cannot release it: another operator has to.");
    case ErrorKind::OperatorUnnamed:
        return ErrorText::tr("Under the four eyes rule an operator needs a name.");
    case ErrorKind::NothingToRelease:
        return ErrorText::tr("The batch does not wait for a release: it was released already, or needs none.");
    case ErrorKind::LogBeginsLate:
        return ErrorText::tr("This batch began with an earlier version of the program, which kept no log of it.");
    case ErrorKind::RehearsalFailed:
        return ErrorText::tr("The rehearsal broke off. Your devices and your broker have no part in it.");
    case ErrorKind::RehearsalRunning:
        return ErrorText::tr("Another rehearsal is running. Stop it first, or wait for its end.");
    case ErrorKind::RehearsalOutOfRange:
        return ErrorText::tr("Not a rehearsal. Choose 1 to 100 percent of the devices, and 1 to 60 minutes.");
    case ErrorKind::ShareOfDynamic:
        return ErrorText::tr("A batch that takes in later devices has no share of them: choose one or the other.");
    case ErrorKind::ProgramMissing:
        return ErrorText::tr("A program that this needs was not found here: install mosquitto, the broker, and "
                             "rollout-fleet, which belongs to this console.");
    case ErrorKind::ProgramFailed:
        return ErrorText::tr("A program that this needs did not start, or ended by itself. Try again.");
    case ErrorKind::ProfileFileInvalid:
        return ErrorText::tr("This is no file of exported connections, or it is damaged. Nothing was taken from it.");
    case ErrorKind::ProfileFileNewer:
        return ErrorText::tr("These connections were exported by a newer version of the program. Update this one, or "
                             "export them again from an older one.");
    case ErrorKind::PassphraseNeeded:
        return ErrorText::tr("The passwords in this file are encrypted. Enter the passphrase they were exported with.");
    case ErrorKind::PassphraseWrong:
        return ErrorText::tr("This is not the passphrase that the file was exported with, or the file was changed.");
    case ErrorKind::PassphraseTooShort:
        return ErrorText::tr("Too short to protect passwords. Use at least 12 characters.");
    case ErrorKind::TooManyFilters:
        return ErrorText::tr("There are as many saved filters as can be kept. Delete one first.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString errorText(const Error& error)
{
    const QString sentence = sentenceOf(error.kind);
    if (const auto cause = causeOf(error))
        return ErrorText::tr("%1 %2", "an order that was refused, then the sentence that says why")
            .arg(sentence, errorText(*cause));
    const QString facts = error.context.simplified();
    // The facts (a path, a host, the system's own words) stand behind the sentence, so they need no translation.
    return facts.isEmpty() ? sentence
                           : ErrorText::tr("%1 (%2)", "sentence, then facts in brackets").arg(sentence, facts);
}

QString connectionStepText(ConnectionStep step)
{
    switch (step) {
    case ConnectionStep::Profile:
        return ErrorText::tr("Check the profile");
    case ConnectionStep::Name:
        return ErrorText::tr("Find the host");
    case ConnectionStep::Tcp:
        return ErrorText::tr("Reach the port");
    case ConnectionStep::Tls:
        return ErrorText::tr("Encrypt with TLS");
    case ConnectionStep::Connack:
        return ErrorText::tr("Log in to the broker");
    case ConnectionStep::Subscribe:
        return ErrorText::tr("Subscribe to device reports");
    }
    Q_UNREACHABLE();
}

} // namespace console
