import Documents
import Forms
package import Listings
package import Messages
import Vocabulary

/// What `check` found in some files.
package struct CheckedFiles {
    /// Files and cells that cannot be read, and how many files were passed over.
    package let faults: [Phrase]
    package let listing: Listing
    /// Whether no file could be read, so that the listing is empty.
    package let isNothing: Bool
    package let isUnreadable: Bool
    package let hasErrors: Bool
}

extension Workplace {
    /// How files become reports at this place.
    func documentFiles(year: Int?, catalogue: FormCatalogue) -> DocumentFiles {
        DocumentFiles(year: year, catalogue: catalogue, reader: reader(catalogue))
    }

    /// Judges documents, also those of folders, without a database.
    package func check(_ arguments: [String]) throws -> CheckedFiles {
        let walk = FileWalk(arguments)
        let files = documentFiles(year: nil, catalogue: try catalogue())
        let bar = DocumentFiles.progress(walk.files, language)
        defer { bar?.clear() }
        var faults = walk.faults
        var judgements: [(file: String, judgement: ReportJudgement)] = []
        for (number, file) in walk.files.enumerated() {
            bar?.update(done: Int64(number))
            do throws(DocumentError) {
                let document = try files.document(file)
                faults += document.faults
                judgements.append((file, document.judgement))
            } catch {
                faults.append(error.message)
            }
        }
        let copies = OriginalityCheck.findings(among: judgements.map(\.judgement))
        for (index, copy) in copies.enumerated() {
            if let copy { judgements[index].judgement.findings.append(copy) }
        }
        return CheckedFiles(
            faults: faults + [walk.summary].compactMap { $0 },
            listing: CheckListing(judgements).listing, isNothing: judgements.isEmpty,
            isUnreadable: !faults.isEmpty,
            hasErrors: judgements.contains(where: \.judgement.hasErrors))
    }
}
