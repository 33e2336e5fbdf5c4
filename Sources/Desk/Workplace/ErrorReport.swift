import AuditBundle
import Documents
import Forms
import Handouts
import LocalServer
import Messages
import NightlyRun
import Pages
import PostgresClient
import Settings
import SheetWriting
import Store
import Vocabulary

/// An error in the clerk's words, and the exit code it means.
struct ErrorReport {
    let status: ExitStatus
    let message: Phrase

    /// - Returns: nil for an error that is none of ours, such as wrong usage.
    init?(_ error: any Error, settings: Settings) {
        switch error {
        case let error as Refusal: self.init(error.status, error.message)
        case let error as DatabaseError: self.init(error)
        case let error as StoreError: self.init(error)
        case let error as FormError: self.init(.wrongSettings, error.message)
        case let error as SettingsError: self.init(.wrongSettings, error.message)
        case let error as LocalServerError: self.init(error, settings: settings)
        case let error as BundleError:
            self.init(error.reason == .notEmpty ? .wrongUsage : .failed, error.message)
        case let error as HandoutError: self.init(.wrongSettings, error.message)
        case let error as SiteTemplateError: self.init(.wrongSettings, error.message)
        case let error as DocumentError: self.init(.unreadableInput, error.message)
        case let error as SheetWritingError: self.init(.failed, error.message)
        case RunError.totalOverflows(let region, let year, let cell):
            self.init(
                .failed,
                CommandMessages.overflow.filled([
                    "region": region, "year": String(year), "cell": cell,
                ]))
        case RunError.tooManyRegions(let count):
            self.init(
                .failed, CommandMessages.tooManyRegions.filled(["count": String(count)]))
        case FindingSpoolError.temporaryFile(let number):
            self.init(
                .failed, CommandMessages.temporaryFile.filled(["number": String(number)]))
        default: return nil
        }
    }

    private init(_ status: ExitStatus, _ message: Phrase) {
        self.status = status
        self.message = message
    }

    /// What a setting could put right is a wrong setting; a server that does not start, or is not
    /// installed, is out of reach.
    private init(_ error: LocalServerError, settings: Settings) {
        switch error {
        case .noPrograms(let searched) where settings.localServerBinDirectory != nil:
            self.init(
                .wrongSettings,
                LocalServerMessages.noProgramsInDirectory.filled([
                    "searched": searched.joined(separator: ", ")
                ]))
        case .noSuchUser, .cannotMakeDirectory, .unreachableDirectory, .ownedByAnother:
            self.init(.wrongSettings, error.message)
        case .noPrograms, .programFailed: self.init(.databaseOutOfReach, error.message)
        }
    }

    private init(_ error: DatabaseError) {
        switch error {
        case .cannotConnect(let failure, let reason):
            let phrase =
                switch failure {
                case .unreachable: CommandMessages.cannotConnect
                case .tooManyConnections: CommandMessages.tooManyConnections
                case .refused: CommandMessages.refused
                case .noSuchDatabase: CommandMessages.noSuchDatabase
                case .badSettings: CommandMessages.badConnectionSettings
                case .tooOld: CommandMessages.serverTooOld
                case .pooled: CommandMessages.pooled
                }
            self.init(
                [.badSettings, .pooled, .tooOld].contains(failure)
                    ? .wrongSettings : .databaseOutOfReach,
                phrase.filled(["reason": reason]))
        case .connectionLost(let statement):
            self.init(
                .databaseOutOfReach,
                CommandMessages.connectionLost.filled(["statement": statement]))
        case .server(let error) where error.isInsufficientPrivilege:
            self.init(
                .failed,
                CommandMessages.noRights.filled([
                    "statement": error.statement, "message": error.message,
                ]))
        case .server(let error) where error.isTimeoutOrCancelled:
            self.init(.failed, CommandMessages.timeout.filled(["statement": error.statement]))
        case .server(let error):
            self.init(
                .failed,
                CommandMessages.serverError.filled([
                    "statement": error.statement, "state": error.sqlState,
                    "message": error.message,
                ]))
        case .decoding, .misuse:
            self.init(
                .failed, CommandMessages.clientFault.filled(["detail": error.description]))
        }
    }

    /// A lock that is held by day and by night keeps the job from being done: an alarm.
    private init(_ holder: LockHolder?) {
        guard let holder else {
            self.init(.lockedByAnotherRun, CommandMessages.locked)
            return
        }
        let phrase = holder.isOverdue ? CommandMessages.lockOverdue : CommandMessages.lockedBy
        self.init(
            holder.isOverdue ? .failed : .lockedByAnotherRun, Self.telling(phrase, of: holder))
    }

    private static func telling(_ phrase: Phrase, of holder: LockHolder) -> Phrase {
        let since = holder.since.map { Phrase($0.description, en: $0.description) }
        return phrase.filled(["since": since ?? CommandMessages.unknownSince]).filled([
            "login": holder.login, "pid": String(holder.processID),
        ])
    }

    /// A login that may change a table may lock it for as long as it likes.
    private init(_ holder: LockHolder?, table: String?) {
        guard let holder, let table else {
            self.init(.failed, CommandMessages.tableWasLocked)
            return
        }
        self.init(
            .failed,
            Self.telling(CommandMessages.tableLocked, of: holder).filled(["table": table]))
    }

    private init(_ error: StoreError) {
        switch error {
        case .notMigrated: self.init(.wrongSettings, CommandMessages.notMigrated)
        case .migrationsMissing(let names):
            self.init(
                .wrongSettings,
                CommandMessages.migrationsMissing.filled(["names": names.joined(separator: ", ")]))
        case .databaseIsAhead(let names):
            self.init(
                .wrongSettings,
                CommandMessages.databaseIsAhead.filled(["names": names.joined(separator: ", ")]))
        case .codeOutOfStep(let files):
            self.init(
                .wrongSettings,
                CommandMessages.codeOutOfStep.filled(["names": files.joined(separator: ", ")]))
        case .migrationAltered(let name):
            self.init(
                .wrongSettings, CommandMessages.migrationAltered.filled(["name": name]))
        case .cannotApply(let file, let reason, let objects):
            self.init(
                .wrongSettings,
                MigrateMessages.cannotApply.filled(["names": objects.lines]).filled([
                    "file": file, "reason": reason,
                ]))
        case .formsOutOfStep(let names):
            self.init(
                .wrongSettings,
                CommandMessages.formsOutOfStep.filled(["names": names.joined(separator: ", ")]))
        case .formCellsChanged(let form, let position):
            self.init(
                .wrongSettings,
                CommandMessages.formCellsChanged.filled([
                    "form": form, "position": String(position),
                ]))
        case .unexpectedValue(let column, let value):
            self.init(
                .failed,
                CommandMessages.unexpectedValue.filled(["column": column, "value": value]))
        case .checkFailed(let check, let detail):
            self.init(
                .failed, CommandMessages.checkFailed.filled(["check": check, "detail": detail]))
        case .totalAltered(let region, let year):
            self.init(
                .failed,
                CommandMessages.totalAltered.filled(["region": region, "year": String(year)]))
        case .rosterAltered(let region, let year):
            self.init(
                .failed,
                CommandMessages.rosterAltered.filled(["region": region, "year": String(year)]))
        case .lockedByAnotherRun(let holder): self.init(holder)
        case .tableLocked(let holder, let table): self.init(holder, table: table)
        case .noSuchRegion(let code):
            self.init(.wrongUsage, CommandMessages.noSuchRegion.filled(["code": code]))
        case .regionNotSeen(let code):
            self.init(.failed, CommandMessages.regionNotSeen.filled(["code": code]))
        case .decisionRefused(let reason):
            self.init(.failed, CommandMessages.decisionRefused.filled(["reason": reason]))
        case .nothingPublished: self.init(.failed, CommandMessages.nothingPublished)
        case .beforeFirstEdition(let instant, let first):
            self.init(
                .failed,
                AsOfMessages.beforeFirstEdition.filled([
                    "instant": instant.description, "first": first.description,
                ]))
        case .instantInFuture(let instant):
            self.init(
                .wrongUsage,
                AsOfMessages.inFuture.filled([
                    "option": "--as-of", "value": instant.description,
                ]))
        case .businessDateInFuture(let date, let today):
            self.init(
                .wrongUsage,
                AsOfMessages.businessDate.filled([
                    "date": date.description, "today": today.description,
                ]))
        case .businessDateTooEarly(let date):
            self.init(
                .wrongUsage,
                AsOfMessages.businessDateTooEarly.filled(["date": date.description]))
        case .runInFuture(let date, let today):
            self.init(
                .wrongSettings,
                AsOfMessages.runInFuture.filled([
                    "date": date.description, "today": today.description,
                ]))
        case .otherEncoding(let name):
            self.init(.wrongSettings, CommandMessages.otherEncoding.filled(["encoding": name]))
        case .editionInFuture(let edition, let publishedAt):
            self.init(
                .wrongSettings,
                AsOfMessages.editionInFuture.filled([
                    "edition": String(edition), "time": publishedAt.description,
                ]))
        }
    }
}
