import AuditBundle
import Forms
package import Listings
package import Messages
import NightlyRun
import PostgresClient
import Store
import Vocabulary

extension Workplace {
    /// Recomputes every hash of the record, after it has compared what computes them with this
    /// version's own: where that was altered, nothing is asked of it.
    ///
    /// - Parameter anchor: a file with ends of the chain that were noted elsewhere.
    package func verifyRecord(anchor: String?) throws -> VerificationListing {
        let catalogue = try catalogue()
        let anchor = try anchor.map { try AnchorFile(path: $0) }
        return try withDatabase { connection in
            // one snapshot, so that a run that ends meanwhile looks like no alteration
            try connection.begin(isolation: .repeatableRead)
            let reader = HistoryReader(connection: connection)
            let size = try reader.recordSize()
            let migrator = Migrator(connection: connection, catalogue: catalogue)
            let definitions = try migrator.differences()
            let isReliable = !definitions.contains { $0.spoilsAnswers }
            var broken = definitions.map { BrokenRecord(number: 0, fault: .definition($0)) }
            broken += try migrator.alteredForms().map { form, position in
                BrokenRecord(
                    number: Int64(position), fault: .form(form, position: position))
            }
            broken += try anchor?.faults(in: reader) ?? []
            if isReliable {
                broken += try reader.brokenRecords(
                    helpers: RecordVerification.helpersThatPay(for: size))
            }
            try connection.rollback()
            return VerificationListing(broken, size, isComplete: isReliable)
        }
    }

    /// Results that older forms or rules judged.
    package func staleResults(region: String?, year: Int?) throws -> Listing {
        let year = try year.map { try Arguments.year($0) }
        return try withDatabase { connection in
            if let region { _ = try TotalsReader(connection: connection).region(region) }
            let present = RuleBook(try catalogue()).hash
            let stale = try StaleReader(connection: connection)
                .results(otherThan: present, region: region, year: year)
            return StaleListing(stale, present: present).listing
        }
    }

    /// Writes a bundle that can be checked without huizong.
    ///
    /// - Returns: what was written, and how to check it.
    package func exportRecord(to path: String, region: String?, year: Int?) throws -> Phrase {
        let year = try year.map { try Arguments.year($0) }
        return try withDatabase { connection in
            if let region { _ = try TotalsReader(connection: connection).region(region) }
            let bundle = AuditBundle(
                reader: BundleReader(connection: connection), catalogue: try bundleCatalogue())
            return BundleSummary(
                try bundle.write(to: path, region: region, year: year), path: path
            ).text
        }
    }

    private func bundleCatalogue() throws -> AuditBundle.Catalogue {
        let catalogue = try catalogue()
        let rules = RulesListing.all(of: catalogue).text(
            as: .csv, Presentation(language: .zh, isForPrograms: true))
        return AuditBundle.Catalogue(
            formFiles: try catalogue.forms.map { form in
                ("\(form.id).yaml", try formFile(form.id))
            }, rulesCSV: rules, hashedText: RuleBook(catalogue).text)
    }
}

/// The closing lines of an export.
private struct BundleSummary {
    let text: Phrase

    init(_ outcome: AuditBundle.Outcome, path: String) {
        let lines = [
            BundleMessages.written.filled([
                "path": path, "files": String(outcome.files),
                "edition": String(outcome.head.edition),
                "date": outcome.head.businessDate.description,
            ]),
            BundleMessages.hashes.filled([
                "head": outcome.head.lastHash, "sums": outcome.sumsHash,
            ]),
            BundleMessages.recipe.filled(["path": path]),
        ]
        text = Phrase(
            lines.map { $0.zh + "\n" }.joined(), en: lines.map { $0.en + "\n" }.joined())
    }
}
