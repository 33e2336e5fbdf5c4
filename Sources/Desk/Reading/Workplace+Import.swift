import Listings
import Messages
import PostgresClient
import Store
import Vocabulary

/// What `import` is told besides the files.
package struct ImportRequest {
    package var agency: Int64?
    package var region: String?
    package var year: Int?
    package var submittedAt: String?
    package var publishedOn: String?
    /// The sheet of dates.
    package var dates: String?
    package var isAllOrNothing: Bool
    /// Doubts are confirmed beforehand.
    package var isConfirmed: Bool
    package var isDryRun: Bool

    package init(
        agency: Int64? = nil, region: String? = nil, year: Int? = nil, submittedAt: String? = nil,
        publishedOn: String? = nil, dates: String? = nil, isAllOrNothing: Bool = false,
        isConfirmed: Bool = false, isDryRun: Bool = false
    ) {
        self.agency = agency
        self.region = region
        self.year = year
        self.submittedAt = submittedAt
        self.publishedOn = publishedOn
        self.dates = dates
        self.isAllOrNothing = isAllOrNothing
        self.isConfirmed = isConfirmed
        self.isDryRun = isDryRun
    }
}

extension Workplace {
    /// Stores documents, also those of folders: what can be read and placed, or all or nothing.
    ///
    /// What became of each is said as soon as it is certain.
    ///
    /// - Throws: ``CommandFailure`` with 65 that names every document that was refused, the others
    ///   being stored; what else fails ends the import where it is.
    package func importDocuments(_ arguments: [String], _ request: ImportRequest) throws {
        let submittedAt = try Arguments.filingTime(request.submittedAt)
        let year = try request.year.map { try Arguments.year($0) }
        let day = try Arguments.date(request.publishedOn, option: "--published-on")
        var walk = FileWalk(arguments, except: request.dates)
        if walk.files.count > 1, request.agency != nil {
            throw Refusal(.wrongUsage, DocumentCommandMessages.oneFileOnly)
        }
        let dates = try request.dates.map { path in
            try DatesFile(try list(path), path: path, today: Clock.today)
        }
        // revisions of one report follow each other as they were filed
        if let dates { walk.order { dates.rows(naming: $0).first?.submittedAt?.instant } }
        let bar = DocumentFiles.progress(walk.files, language)
        let session = ImportSession(
            files: documentFiles(year: year, catalogue: try catalogue()), walk: walk,
            isAllOrNothing: request.isAllOrNothing, isDryRun: request.isDryRun, bar: bar,
            language: language)
        defer { bar?.clear() }
        try session.run { store in
            try withDatabase(.schemaAndForms) { connection in
                // a slip in its code would find no agency at all
                if let region = request.region {
                    _ = try TotalsReader(connection: connection).region(region)
                }
                let placing = DocumentPlacing(
                    connection: connection,
                    options: DocumentPlacing.Options(
                        agency: request.agency, region: request.region,
                        submittedAt: submittedAt, publishedOn: day),
                    dates: dates,
                    questions: Questions(
                        isAssumedYes: request.isConfirmed,
                        ask: Questions.onTerminal(language, clearing: bar)))
                try store(connection, placing)
            }
        }
    }
}
