// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace console {

/// What went wrong, without words for people: ui/common/errortext makes the sentence (and its remedy) from the kind and
/// the context. Adding a kind without a sentence does not compile.
enum class ErrorKind {
    // General
    Cancelled,
    Internal,
    NotFound,
    // Names and labels (context: the offending text)
    InvalidProductKey,
    InvalidDeviceName,
    InvalidModule,
    InvalidVersion,
    InvalidName,
    // Reports of devices
    TopicUnknown,
    ReportTooLarge,
    ReportTooDeep,
    ReportNotJson,
    ReportWrongType,
    ReportMissingField,
    ReportOwnEcho, ///< the console's own answer, come back on the legacy pull topic: neither a report nor a fault
    // Files
    FileMissing,
    FileUnreadable,
    FileEmpty,
    FileTooLarge,
    FileChangedWhileRead,
    DiskFull,
    WriteFailed,
    // Firmware
    VersionTaken,
    FirmwareNotVerified,
    FirmwareBeingVerified,
    FirmwareAlreadyVerified,
    FirmwareTampered,
    FirmwareInUse,
    TextTooLong,
    UrlInvalid,
    UrlTooLong,
    NoticeTooLarge,
    // File server
    ListenAddressInvalid,
    ListenPortTaken,
    ListenFailed,
    // Broker, in the order of connecting
    ProfileIncomplete,
    HostNotFound,
    HostUnreachable,
    ConnectionRefused,
    ConnectTimeout,
    CertificateFileInvalid,
    CertificateExpired,
    CertificateUntrusted,
    CertificateNameMismatch,
    TlsHandshakeFailed,
    ConnackTimeout,
    ConnackProtocolVersion,
    ConnackIdentifierRejected,
    ConnackServerUnavailable,
    ConnackBadCredentials,
    ConnackNotAuthorised,
    ConnackOther,
    SubscribeRefused,
    ConnectionLost,
    SessionTakenOver,
    PacketTooLarge,
    ProtocolViolation,
    NotConnected,
    PasswordNeeded,
    KeychainUnavailable,
    // Store and workspace
    DatabaseDamaged,
    DatabaseNewer,
    DatabaseUnwritable,
    StoreFailed,
    WorkspaceHeld,
    WorkspaceUnwritable,
    // Rollout
    NoTargets,
    PercentOutOfRange,
    RateOutOfRange,
    TimeoutOutOfRange,
    RetryOutOfRange,
    StartTimeInPast,
    StartTimeTooFar,
    BatchNotOpen,
    BatchNotRunning,
    BatchNotPaused,
    NothingToRetry,
    WrongProduct,
    // CSV lists
    CsvNotText,
    CsvTooLarge,
    CsvEmpty,
    // Bounds of the fleet (RELIABILITY.md I11; context: the bound)
    TooManyDevices,
    TooManyProducts,
    TooManyModules,
    TooManyVersions,
    // Control socket (context: what was wrong; the names it could mean)
    RequestInvalid,
    NameAmbiguous,
    WaitTimedOut,
    // Orders that the store cannot keep now (their cause stands behind: see cause.h)
    CannotRecord, ///< refused, nothing was done
    NotRecordedYet, ///< it began to fail meanwhile: done as soon as it writes again, forgotten if the console ends
    ///< before
    // Rollout, once more
    HaltRuleOutOfRange,
    // Scope (context: the offending text)
    MarkInvalid, ///< no name for a group or a tag
    TooManyTags, ///< on one device
    FilterInvalid,
    FilterMatchesNone, ///< context: the clause that no device matches
    TooManyFilters, ///< saved ones
    CsvLinesRejected, ///< and the order was for all lines or none; context: how many
    CsvColumnsMissing, ///< a list of groups and tags without columns for them
    BatchNotDynamic,
    // Waves, pace and times of a plan (context: the offending text or number)
    WavesOutOfRange, ///< how many
    WaveSizeOutOfRange,
    WaveRestMissing, ///< context: the number of the wave
    WavesTooLarge, ///< context: "devices they ask for > devices there are"
    WaveNotUnderstood,
    GateOutOfRange,
    GateEmpty,
    GateNotUnderstood,
    PaceOutOfRange,
    PaceNotUnderstood,
    CapOutOfRange,
    TooManyWindows,
    WindowOutOfRange,
    WindowZoneUnknown,
    WindowNotUnderstood,
    EndTimeOutOfRange,
    NoWaveToRelease, ///< there is no further wave, or somebody was faster
    PastEnd, ///< of the batch's plan
    // Before a batch starts
    ConsentMissing, ///< context: the findings that nobody accepted, by name, with their devices
    CountUnconfirmed, ///< context: how many devices would get the upgrade
    FleetChanged, ///< context: devices that were meant, then those that there are now
    ShareOfDynamic, ///< a share of devices, some of which join later; context: the percentage
    LogBeginsLate, ///< the batch is older than the logs of batches
    // Rehearsals
    ProgramMissing, ///< not installed; context: its name
    RehearsalFailed, ///< a part of it ended or did not start; context: what it said
    RehearsalRunning, ///< one at a time
    RehearsalOutOfRange, ///< context: the number
    // Four eyes (context: the operator's name)
    AwaitsRelease, ///< what is to be released is what was reviewed, and nothing of it may change before
    OwnRelease, ///< by the operator who made the batch
    OperatorUnnamed,
    NothingToRelease, ///< it was released already, or needs no release
    ProgramFailed, ///< beside the console; context: the program, then its last words
    // Files of profiles (context: the file)
    ProfileFileInvalid,
    ProfileFileNewer,
    PassphraseNeeded,
    PassphraseWrong,
    PassphraseTooShort,
};

inline constexpr ErrorKind lastErrorKind = ErrorKind::PassphraseTooShort; ///< moves with whatever is appended

/// An expected failure: a kind and untranslated facts (a path, a host, a value, the system's own words).
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString context;

    bool operator==(const Error&) const = default;
};

} // namespace console
