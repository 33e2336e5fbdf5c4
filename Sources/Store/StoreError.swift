public import Vocabulary

/// What keeps a database from being used, beyond what the server itself reports.
public enum StoreError: Error, Equatable {
    /// The database has never been migrated.
    case notMigrated
    /// Migrations of this version that the database lacks.
    case migrationsMissing([String])
    /// Migrations that this version does not know: the database is ahead.
    case databaseIsAhead([String])
    /// An applied migration whose text differs from ours.
    case migrationAltered(String)
    /// Files of `sql/code` that differ from what the database was made by.
    case codeOutOfStep([String])
    /// A file of `sql/code`, or a migration, that the server refuses, and what of the database is
    /// not as this version makes it and may be why.
    case cannotApply(file: String, reason: String, inTheWay: [DefinitionDifference])
    /// Forms whose stored definition differs from the form files, or that are not stored.
    case formsOutOfStep([String])
    /// A stored form whose cells or scales differ from the file's: figures would change meaning.
    case formCellsChanged(form: String, position: Int)
    /// A value of a column that huizong does not understand.
    case unexpectedValue(column: String, value: String)
    /// A row of the run's checks: the edition must not be published.
    case checkFailed(check: String, detail: String)
    /// A published total, from which others are added, is not as it was published.
    case totalAltered(region: String, year: Int)
    /// The list of reports of which published totals are made is not as it was published.
    case rosterAltered(region: String, year: Int)
    /// Another run, or whoever else it is, holds the lock; nil if nobody does any more.
    case lockedByAnotherRun(LockHolder?)
    /// Somebody kept a table locked for longer than we wait; who and which, if anybody does still.
    case tableLocked(LockHolder?, table: String?)
    case noSuchRegion(String)
    /// A region outside the one that the login is bound to.
    case regionNotSeen(String)
    case nothingPublished
    /// An instant at which nothing had been published; with that of the first edition.
    case beforeFirstEdition(instant: Instant, first: Instant)
    /// An instant that the database's clock has not reached.
    case instantInFuture(Instant)
    /// A business date that the database's clock has not reached.
    case businessDateInFuture(date: CalendarDate, today: CalendarDate)
    /// A business date before there were any reports.
    case businessDateTooEarly(CalendarDate)
    /// A run was for a day that the database's clock has not reached: the clock has gone back, or
    /// was ahead then.
    case runInFuture(date: CalendarDate, today: CalendarDate)
    /// A database in which characters are not what they are everywhere else.
    case otherEncoding(String)
    /// The last edition is younger than the database's clock says it can be.
    case editionInFuture(edition: Int64, publishedAt: Instant)
    /// A waiver or return that is not possible; with the reason in both languages.
    case decisionRefused(String)
}
