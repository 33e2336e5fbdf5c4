import Documents
import Listings
import Messages
import PostgresClient

/// The way of many files into the database.
///
/// Each document is stored in a transaction of its own, so that one refused takes nothing from
/// the others, what is stored stays stored however the import ends, and nobody waits for a lock
/// longer than for one document. All or nothing, and a dry run, is one transaction; every file is
/// read and every question asked before it begins.
final class ImportSession {
    typealias Document = DocumentFiles.Document

    private let files: DocumentFiles
    private let walk: FileWalk
    private let isAllOrNothing: Bool
    private let isDryRun: Bool
    private let bar: ProgressBar?
    private let language: Language

    private var isTogether: Bool { isAllOrNothing || isDryRun }
    private var readCount = 0
    private var storedCount = 0
    private var sameCount = 0
    private var refusals: [(reason: Phrase, isOfServer: Bool)]

    init(
        files: DocumentFiles, walk: FileWalk, isAllOrNothing: Bool, isDryRun: Bool,
        bar: ProgressBar?, language: Language
    ) {
        self.files = files
        self.walk = walk
        self.isAllOrNothing = isAllOrNothing
        self.isDryRun = isDryRun
        self.bar = bar
        self.language = language
        refusals = walk.faults.map { ($0, false) }
    }

    /// - Parameter withDatabase: connects and calls its argument; without a document that can be
    ///   read it is not called.
    func run(
        _ withDatabase: (_ store: (Connection, DocumentPlacing) throws -> Void) throws -> Void
    ) throws {
        if let passedOver = walk.summary { sayAside(passedOver) }
        do {
            try store(withDatabase)
        } catch {
            // what ends the import early must not swallow what was refused until then
            if let refused { sayAside(refused) }
            throw error
        }
        try finish()
    }

    private func store(
        _ withDatabase: (_ store: (Connection, DocumentPlacing) throws -> Void) throws -> Void
    ) throws {
        if isTogether {
            var documents: [Document] = []
            while let document = next() { documents.append(document) }
            if !documents.isEmpty, refusals.isEmpty || !isAllOrNothing {
                try withDatabase { connection, placing in
                    try storeTogether(documents, connection, placing)
                    sayUnused(placing)
                }
            }
        } else if let first = next() {
            try withDatabase { connection, placing in
                try storeApart(first, connection, placing)
                sayUnused(placing)
            }
        }
    }

    // MARK: Reading

    /// The next document that can be read; those before it are noted as refused.
    private func next() -> Document? {
        while readCount < walk.files.count {
            let file = walk.files[readCount]
            bar?.update(done: Int64(readCount))
            readCount += 1
            do throws(DocumentError) {
                let document = try files.document(file)
                for line in ReportRemarks(document.report).lines(file) { sayAside(line) }
                let faults = document.faults
                if faults.isEmpty { return document }
                refusals.append((faults.lines, false))
            } catch {
                refusals.append((error.message, false))
            }
        }
        return nil
    }

    // MARK: Storing

    private func storeApart(
        _ first: Document, _ connection: Connection, _ placing: DocumentPlacing
    ) throws {
        let desk = DocumentImport(connection: connection)
        var waiting: Document? = first
        while let document = waiting {
            try refusing(document) {
                let placed = try placing.place(document)
                let outcome = try desk.store(document, placed)
                let remarks =
                    outcome.isStored ? try desk.remarks(on: document, placed, outcome) : []
                say([outcome.line] + placed.remarks + remarks)
                count(outcome)
            }
            waiting = next()
        }
    }

    private func storeTogether(
        _ documents: [Document], _ connection: Connection, _ placing: DocumentPlacing
    ) throws {
        var places: [(document: Document, placed: Placed)] = []
        bar?.begin(FolderMessages.storing, total: Int64(2 * documents.count))
        for (number, document) in documents.enumerated() {
            bar?.update(done: Int64(number))
            try refusing(document) { places.append((document, try placing.place(document))) }
        }
        guard refusals.isEmpty || !isAllOrNothing else { return }
        let desk = DocumentImport(connection: connection, isDryRun: isDryRun)
        try connection.begin()
        do {
            var outcomes: [(Document, Placed, DocumentImport.Outcome)] = []
            for (number, (document, placed)) in places.enumerated() {
                bar?.update(done: Int64(documents.count + number))
                try refusing(document) {
                    outcomes.append((document, placed, try desk.store(document, placed)))
                }
            }
            // with all documents stored, each is compared with the others as well
            var lines: [Phrase] = []
            for (document, placed, outcome) in outcomes {
                lines += [outcome.line] + placed.remarks
                if outcome.isStored {
                    lines += try desk.remarks(on: document, placed, outcome)
                }
            }
            if isAllOrNothing, !refusals.isEmpty {
                try connection.rollback()
                return
            }
            if isDryRun { try connection.rollback() } else { try connection.commit() }
            say(lines)
            for outcome in outcomes { count(outcome.2) }
        } catch {
            // what went wrong first is what the clerk must hear
            try? connection.rollback()
            throw error
        }
    }

    private func refusing(_ document: Document, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let refusal as DocumentRefusal {
            let reason = ImportMessages.ofFile.filled(["reason": refusal.reason])
                .filled(["file": document.file])
            refusals.append((reason, refusal.isOfServer))
        }
    }

    private func count(_ outcome: DocumentImport.Outcome) {
        if outcome.isStored { storedCount += 1 } else { sameCount += 1 }
    }

    // MARK: Saying

    private func say(_ lines: [Phrase]) {
        bar?.clear()
        for line in lines { Output.result(line[language] + "\n") }
    }

    private func sayAside(_ line: Phrase) {
        bar?.clear()
        Output.error(line[language])
    }

    private func sayUnused(_ placing: DocumentPlacing) {
        for row in placing.unusedRows(files: walk.files) {
            let year = row.year.map(String.init)
            sayAside(
                DatesMessages.unmatched.filled([
                    "file": placing.datesPath, "row": String(row.number),
                    "key": [row.file, row.agency, year].compactMap { $0 }.joined(separator: " "),
                ]))
        }
    }

    /// Every document that was refused, and why; nil if none was.
    private var refused: Phrase? {
        guard !refusals.isEmpty else { return nil }
        let list = refusals.map(\.reason).lines
        return ImportMessages.refused.filled(["list": list])
            .filled(["count": String(refusals.count)])
    }

    private func finish() throws {
        bar?.clear()
        if walk.files.count > 1, !isAllOrNothing || refusals.isEmpty {
            let summary = isDryRun ? ImportMessages.dryRunSummary : ImportMessages.summary
            sayAside(
                summary.filled([
                    "count": String(walk.files.count), "stored": String(storedCount),
                    "same": String(sameCount), "refused": String(refusals.count),
                ]))
        }
        guard var message = refused else { return }
        if storedCount == 0, !isDryRun {
            message = [message, DocumentCommandMessages.nothingStored].lines
        }
        let isOfServer = refusals.allSatisfy(\.isOfServer)
        throw Refusal(isOfServer ? .failed : .unreadableInput, message)
    }
}
