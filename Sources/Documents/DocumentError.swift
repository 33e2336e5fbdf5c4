public import Messages
import Wording

/// A document that cannot be read as a report: every fault found, not only the first.
public struct DocumentError: Error, Equatable, Sendable {
    public let file: String
    /// At most ``Limits/faults``.
    public let faults: [DocumentFault]
    /// Faults beyond that limit.
    public let omittedCount: Int

    init(file: String, faults: [DocumentFault], limit: Int = Limits.default.faults) {
        self.file = file
        self.faults = Array(faults.prefix(limit))
        omittedCount = max(0, faults.count - limit)
    }

    init(file: String, faults: [DocumentFault], omittedCount: Int) {
        self.file = file
        self.faults = faults
        self.omittedCount = omittedCount
    }

    package init(file: String, _ kind: DocumentFault.Kind, _ reason: Phrase) {
        self.init(file: file, faults: [DocumentFault(kind, reason)])
    }

    var count: Int { faults.count + omittedCount }

    /// True if it has far fewer faults, or as few and names the line found in a row's place.
    func tellsMore(than other: DocumentError) -> Bool {
        let namesLine = { (error: DocumentError) in
            error.faults.contains { $0.kind == .missingRow && $0.place != nil }
        }
        return count * 2 < other.count
            || count <= other.count && namesLine(self) && !namesLine(other)
    }

    /// Whether tables were found whose rows or figures are at fault.
    var isOfTables: Bool {
        faults.contains {
            [
                .mixedForms, .missingTable, .missingRow, .missingHeaders, .wrongCount,
                .runTogether, .duplicateRow, .noFigure,
            ].contains($0.kind)
        }
    }

    /// One line per fault: file, place, raw text, reason.
    public var message: Phrase {
        // a line each, whatever the file is called and holds
        var lines = faults.map { fault in
            Phrase(
                "\(file)：\(fault.message.zh)".printableLine,
                en: "\(file): \(fault.message.en)".printableLine)
        }
        if omittedCount > 0 {
            lines.append(DocumentMessages.moreFaults.filled(["count": String(omittedCount)]))
        }
        return lines.lines
    }
}

extension DocumentError: CustomStringConvertible {
    public var description: String { message.en }
}

/// One thing wrong with a document.
public struct DocumentFault: Equatable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case cannotOpen, notAFile, tooLarge, empty, foreignFormat, badEncoding, tooDeep
        case brokenHTML, brokenZip, brokenWord, encrypted, tooManyCells
        case brokenWorkbook, missingHelper, helperFailed, brokenPDF, noText, readerFailed
        case noTable, unknownTable, garbled, mixedForms, noFigure
        case missingTable, missingRow, missingHeaders, wrongCount, runTogether, duplicateRow
    }

    public let kind: Kind
    public let place: Place?
    /// The text at fault, as printed.
    public let rawText: String?
    public let reason: Phrase

    init(_ kind: Kind, _ reason: Phrase, at place: Place? = nil, rawText: String? = nil) {
        self.kind = kind
        self.place = place
        self.rawText = rawText
        self.reason = reason
    }

    /// Place, reason and raw text.
    public var message: Phrase {
        var text = reason
        if let place { text = text.prefixed(by: place.description) }
        guard let rawText, !rawText.isEmpty else { return text }
        let raw = DocumentMessages.rawText.filled(["raw": rawText])
        return Phrase("\(text.zh)（\(raw.zh)）", en: "\(text.en) (\(raw.en))")
    }
}

extension Phrase {
    fileprivate func prefixed(by other: Phrase) -> Phrase {
        Phrase("\(other.zh)：\(zh)", en: "\(other.en): \(en)")
    }
}
