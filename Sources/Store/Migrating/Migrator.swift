public import Forms
import Hashing
import Messages
public import PostgresClient
import SQLTexts
import Vocabulary

/// Brings a database to this version's tables, code, rights and forms.
public struct Migrator {
    private let connection: Connection
    private let catalogue: FormCatalogue

    public init(connection: Connection, catalogue: FormCatalogue) {
        self.connection = connection
        self.catalogue = catalogue
    }

    /// What a migration did or would do.
    public struct Outcome: Sendable, Equatable {
        /// Names of the migrations applied, in order.
        public var applied: [String] = []
        /// Files of `sql/code` whose text differed, in order; a new database is given all of them,
        /// and none is named.
        public var code: [String] = []
        /// Rights that were lost, as by a restore without roles, and definitions that were altered
        /// since, by name; what could be put back is as it should be again.
        public var rights: [String] = []
        /// What could not be put back: it has to be done by hand.
        public var remaining: [DefinitionDifference] = []
        /// Ids of the forms stored or updated.
        public var forms: [String] = []

        public var isNothing: Bool {
            applied.isEmpty && code.isEmpty && rights.isEmpty && forms.isEmpty
                && remaining.isEmpty
        }
    }

    /// Applies what is missing in one transaction.
    ///
    /// - Parameter dryRun: everything is done, then rolled back.
    /// - Throws: ``StoreError`` if the database is ahead of this version or was altered, or if a
    ///   form file moves or rescales cells that are already stored; nothing is changed then.
    public func migrate(dryRun: Bool) throws -> Outcome {
        try Self.checkEncoding(connection)
        try connection.begin()
        do {
            try connection.run(Queries.lockMigrations)
            var outcome = Outcome()
            var differing: [DefinitionDifference] = []
            let isMigrated = try Self.isMigrated(connection)
            let stored = isMigrated ? try Stored(connection) : nil
            let missing = try Self.missing(applied: stored?.applied ?? [])
            if let stored {
                outcome.code = stored.codeOutOfStep
                if missing.isEmpty && outcome.code.isEmpty { differing = try differences() }
            }
            let appliesCode =
                !missing.isEmpty || !outcome.code.isEmpty || !differing.isEmpty
            if appliesCode {
                try dropAlteredViews(differing)
                try apply(CodeFiles.beforeTables)
            }
            for migration in missing {
                try apply([migration])
                try connection.run(
                    Queries.insertMigration,
                    [.text(migration.shortName), .text(migration.checksum)])
                outcome.applied.append(migration.shortName)
            }
            if appliesCode { try applyCode() }
            outcome.forms = try storeForms()
            if !differing.isEmpty {
                outcome.remaining = try differences()
                outcome.rights = differing.filter { !outcome.remaining.contains($0) }.map(\.name)
            }
            if dryRun { try connection.rollback() } else { try connection.commit() }
            return outcome
        } catch {
            // the first error is the one to report; a lost connection rolls back by itself
            try? connection.rollback()
            throw lockFailure(error) ?? refusal(error) ?? error
        }
    }

    /// What somebody added or altered, where the server refuses a file of ours because of it; nil
    /// for any other error. Such as a second function of one name, so that a right on the name
    /// could mean either.
    private func refusal(_ error: any Error) -> StoreError? {
        guard case DatabaseError.server(let refused) = error,
            refused.statement == Self.dropView
                || (CodeFiles.all + Migrations.all).contains(
                    where: { $0.name == refused.statement }),
            !refused.isTimeoutOrCancelled, !refused.isInsufficientPrivilege,
            // if this fails too, the first error is the one to report
            let differing = try? differences()
        else { return nil }
        let said = [refused.message, refused.detail ?? ""].joined(separator: " ")
        let words = said.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        let inTheWay = differing.filter { difference in
            difference.kind != .missing && words.contains(Substring(difference.bareName))
        }
        guard !inTheWay.isEmpty else { return nil }
        return .cannotApply(
            file: refused.statement, reason: refused.message, inTheWay: inTheWay)
    }

    /// That somebody else holds the lock, and who; nil for any other error.
    private func lockFailure(_ error: any Error) -> StoreError? {
        guard case DatabaseError.server(let error) = error, error.isLockNotAvailable,
            error.statement == Queries.lockMigrations.name
        else { return nil }
        // before the first migration nobody can be told
        return .lockedByAnotherRun((try? RunLock(connection: connection).holder()) ?? nil)
    }

    /// Checks that the database has exactly this version's schema.
    public static func checkSchema(_ connection: Connection) throws {
        _ = try checked(connection)
    }

    /// Checks that the database has exactly this version's schema and the catalogue's forms.
    public func check() throws {
        let stored = try Self.checked(connection)
        let changed = catalogue.stamps.filter { !stored.forms.contains($0) }.map(\.id)
        guard changed.isEmpty else { throw StoreError.formsOutOfStep(changed) }
    }

    /// Checks that the database has exactly this version's schema, and looks for forms there.
    ///
    /// - Parameter forms: stamps of form files, in any order.
    /// - Returns: the same in the order of a catalogue, if the database has all of them: then it
    ///   was filled from these very files. Nil if it does not know one.
    public static func known(
        _ forms: [FormStamp], to connection: Connection
    ) throws -> [FormStamp]? {
        let known = try checked(connection).forms.filter(forms.contains)
        return known.count == forms.count ? known : nil
    }

    /// What a database has of migrations, code and forms, each in order.
    private struct Stored {
        var applied: [(name: String, checksum: String)] = []
        var code: [String: String] = [:]
        var forms: [FormStamp] = []

        /// Files of code that differ from this version's, or that only one of the two has.
        var codeOutOfStep: [String] {
            let known = CodeFiles.all.map(\.codeName)
            return CodeFiles.all.filter { code[$0.codeName] != $0.checksum }.map(\.codeName)
                + code.keys.filter { !known.contains($0) }.sorted()
        }

        init(_ connection: Connection) throws {
            let rows = try connection.run(Queries.readSchema)
            var dated: [(firstYear: Int32, form: FormStamp)] = []
            for row in 0..<rows.count {
                let name = try rows.requiredText(row, "name")
                let checksum = try rows.requiredText(row, "checksum")
                switch try rows.requiredText(row, "kind") {
                case "form":
                    dated.append(
                        (
                            try rows.requiredInt32(row, "first_year"),
                            FormStamp(id: name, contentHash: checksum)
                        ))
                case "code": code[name] = checksum
                default: applied.append((name, checksum))
                }
            }
            applied.sort { $0.name < $1.name }
            forms = dated.sorted { ($0.firstYear, $0.form.id) < ($1.firstYear, $1.form.id) }
                .map(\.form)
        }
    }

    /// In any other encoding characters are refused half-way, or taken without a look: names would
    /// compare, sort and be cut by bytes.
    private static func checkEncoding(_ connection: Connection) throws(StoreError) {
        let encoding = connection.serverEncoding
        guard encoding == "UTF8" else { throw .otherEncoding(encoding) }
    }

    private static func checked(_ connection: Connection) throws -> Stored {
        try checkEncoding(connection)
        let stored: Stored
        do {
            stored = try Stored(connection)
        } catch DatabaseError.server(let error) where error.sqlState == "42P01" {
            throw StoreError.notMigrated
        }
        let missing = try Self.missing(applied: stored.applied)
        guard missing.isEmpty else {
            throw StoreError.migrationsMissing(missing.map(\.shortName))
        }
        guard stored.codeOutOfStep.isEmpty else {
            throw StoreError.codeOutOfStep(stored.codeOutOfStep)
        }
        return stored
    }

    private static func isMigrated(_ connection: Connection) throws -> Bool {
        try connection.run(Queries.readMigrationsTable).requiredBool(0, "is_migrated")
    }

    private static func missing(
        applied: [(name: String, checksum: String)]
    ) throws(StoreError) -> [SQLText] {
        let known = Migrations.all
        let unknown = applied.map(\.name).filter { name in
            !known.contains { $0.shortName == name }
        }
        guard unknown.isEmpty else { throw .databaseIsAhead(unknown) }
        for (name, checksum) in applied {
            guard known.contains(where: { $0.shortName == name && $0.checksum == checksum }) else {
                throw .migrationAltered(name)
            }
        }
        return known.filter { migration in
            !applied.contains { $0.name == migration.shortName }
        }
    }

    private func apply(_ texts: [SQLText]) throws {
        for text in texts { try connection.executeScript(name: text.name, sql: text.text) }
    }

    /// All of it, for a view or right of one file may rest on another.
    private func applyCode() throws {
        try apply(CodeFiles.afterTables)
        try connection.run(Queries.clearCode)
        for file in CodeFiles.all {
            try connection.run(
                Queries.insertCode, [.text(file.codeName), .text(file.checksum)])
        }
    }

    /// What works on the tables, and rights, that are not as this version makes them.
    public func differences() throws -> [DefinitionDifference] {
        try DefinitionReader(connection: connection).differences(catalogue.stamps)
    }

    private static let dropView = "drop view"

    /// A view that somebody gave other columns cannot be replaced by the right one. Whatever rests
    /// on it is made again too.
    private func dropAlteredViews(_ differing: [DefinitionDifference]) throws {
        for difference in differing
        where difference.kind == .altered && difference.name.hasPrefix("view ") {
            let name = difference.name.dropFirst("view ".count).split(separator: ".")
                .map { "\"\($0)\"" }.joined(separator: ".")
            try connection.executeScript(
                name: Self.dropView, sql: "DROP VIEW IF EXISTS \(name) CASCADE")
        }
    }

    /// Stored forms that say something else than their files, with the first place that differs; 0
    /// for the form itself.
    public func alteredForms() throws -> [(form: String, position: Int)] {
        let store = FormStore(connection)
        return try catalogue.forms.compactMap { form in
            try store.firstDifference(form).map { (form.id, $0) }
        }
    }

    private func storeForms() throws -> [String] {
        let store = FormStore(connection)
        let stored = try Stored(connection).forms
        let changed = try catalogue.forms.filter { try store.firstDifference($0) != nil }
        for form in changed {
            // what was stored from these very bytes and differs, was altered, and is put back
            let isNew = !stored.contains { $0.id == form.id && $0.contentHash == form.contentHash }
            if isNew { try refuseMovedCells(form, store) }
            try store.store(form)
        }
        if !changed.isEmpty { try connection.run(Queries.rebuildTableViews) }
        return changed.map(\.id)
    }

    /// Stored arrays of figures mean what the positions meant when they were stored: once a report
    /// is filed in a form, its cells stay. Until then they may change.
    ///
    /// - Throws: ``StoreError/formCellsChanged(form:position:)``
    private func refuseMovedCells(_ form: Form, _ store: FormStore) throws {
        guard let moved = try store.firstMovedCell(form), try store.hasReports(form) else {
            return
        }
        throw StoreError.formCellsChanged(form: form.id, position: moved + 1)
    }
}

extension SQLText {
    /// File name without folder and ending.
    var shortName: String {
        String(name.split(separator: "/").last?.dropLast(".sql".count) ?? "")
    }

    var checksum: String { Hexadecimal.text(SHA256.hash(bytes)) }
}
