import Documents
import Forms
package import Listings
package import Messages
import Vocabulary

/// What `check` found in some files.
package struct CheckedFiles {
    /// Files and cells that cannot be read.
    package let faults: [Phrase]
    package let listing: Listing
    /// Whether no file could be read, so that the listing is empty.
    package let isNothing: Bool
    package let isUnreadable: Bool
    package let hasErrors: Bool
}

/// What `import` is told besides the files.
package struct ImportRequest {
    package let agency: Int64?
    package let year: Int?
    package let submittedAt: String?
    package let publishedOn: String?
    package let isDryRun: Bool

    package init(
        agency: Int64?, year: Int?, submittedAt: String?, publishedOn: String?, isDryRun: Bool
    ) {
        self.agency = agency
        self.year = year
        self.submittedAt = submittedAt
        self.publishedOn = publishedOn
        self.isDryRun = isDryRun
    }
}

extension Workplace {
    /// Judges documents without a database.
    package func check(_ files: [String]) throws -> CheckedFiles {
        let catalogue = try catalogue()
        var read = DocumentFiles(
            files, year: nil, hasRemarks: false, catalogue: catalogue, reader: reader(catalogue))
        read.compare()
        let judgements = read.documents.map { (file: $0.file, judgement: $0.judgement) }
        return CheckedFiles(
            faults: read.lines, listing: CheckListing(judgements).listing,
            isNothing: judgements.isEmpty, isUnreadable: read.isUnreadable,
            hasErrors: judgements.contains(where: \.judgement.hasErrors))
    }

    /// Stores documents, all or none; remarks on the files go to standard error at once.
    ///
    /// - Returns: what became of each.
    package func importDocuments(_ files: [String], _ request: ImportRequest) throws -> [Phrase] {
        if files.count > 1, request.agency != nil || request.submittedAt != nil {
            throw Refusal(.wrongUsage, DocumentCommandMessages.oneFileOnly)
        }
        let submittedAt = try request.submittedAt.map { text in
            guard let instant = Instant(text) else {
                throw Refusal(
                    .wrongUsage, DocumentCommandMessages.badInstant.filled(["value": text]))
            }
            return instant
        }
        let year = try request.year.map { try Arguments.year($0) }
        let day = try Arguments.date(request.publishedOn, option: "--published-on")
        // every file is read before anything is stored
        let catalogue = try catalogue()
        let read = DocumentFiles(
            files, year: year, hasRemarks: true, catalogue: catalogue, reader: reader(catalogue))
        for line in read.lines { Output.error(line[language]) }
        if read.isUnreadable {
            throw Refusal(.unreadableInput, DocumentCommandMessages.nothingStored)
        }
        return try withDatabase(.schemaAndForms) { connection in
            try DocumentImport(
                connection: connection, submittedAt: submittedAt ?? Clock.now,
                publishedOn: day, agency: request.agency
            ).store(
                read.documents.map {
                    DocumentImport.Document(
                        file: $0.file, bytes: $0.bytes, judgement: $0.judgement)
                }, isDryRun: request.isDryRun)
        }
    }
}
