import Glibc
import Messages
import Store
import Submissions

/// A run that cannot keep its findings.
public enum FindingSpoolError: Error, Equatable {
    /// The temporary file could not be made, written or read; with the system's error number.
    case temporaryFile(Int32)
}

/// Findings that wait in an unlinked temporary file until the stream of submissions has ended, so
/// that a year with many findings does not grow the worker's memory.
final class FindingSpool {
    private let file: UnsafeMutablePointer<FILE>
    private(set) var count = 0

    init() throws {
        guard let file = tmpfile() else { throw FindingSpoolError.temporaryFile(errno) }
        self.file = file
    }

    deinit { fclose(file) }

    func append(_ row: FindingRow) throws {
        try write(row.submissionID)
        try write(row.agencyID)
        try write(row.regionCode)
        try write(Int64(row.year))
        try write(Int64(row.revision))
        let finding = row.finding
        try write(finding.rule)
        try write(finding.severity.rawValue)
        try write(finding.verdict.rawValue)
        try write(finding.cells.joined(separator: ","))
        for text in [finding.left, finding.right, finding.difference] {
            try write(Int64(text == nil ? 0 : 1))
            try write(text ?? "")
        }
        try write(finding.message.zh)
        try write(finding.message.en)
        try write(row.waiverID ?? 0)
        count += 1
    }

    /// Hands over every finding in the order it was appended.
    func forEach(_ body: (FindingRow) throws -> Void) throws {
        guard fflush(file) == 0, fseek(file, 0, SEEK_SET) == 0 else {
            throw FindingSpoolError.temporaryFile(errno)
        }
        for _ in 0..<count { try body(try readRow()) }
        guard fseek(file, 0, SEEK_END) == 0 else { throw FindingSpoolError.temporaryFile(errno) }
    }

    private func readRow() throws -> FindingRow {
        let submissionID = try readNumber()
        let agencyID = try readNumber()
        let regionCode = try readText()
        let year = Int(try readNumber())
        let revision = Int32(try readNumber())
        let rule = try readText()
        let severity = Severity(rawValue: try readText())
        let verdict = Verdict(rawValue: try readText())
        // names of cells are ASCII; cutting bytes spares a search for whole characters
        let cells = try readText().utf8.split(separator: 44).map { String(Substring($0)) }
        let sides: [String?] = try (0..<3).map { _ in
            let isPresent = try readNumber() == 1
            let text = try readText()
            return isPresent ? text : nil
        }
        let message = Phrase(try readText(), en: try readText())
        let waiver = try readNumber()
        guard let severity, let verdict else { throw FindingSpoolError.temporaryFile(0) }
        return FindingRow(
            submissionID: submissionID, agencyID: agencyID, regionCode: regionCode, year: year,
            revision: revision,
            finding: Finding(
                rule: rule, severity: severity, verdict: verdict, cells: cells, left: sides[0],
                right: sides[1], difference: sides[2], message: message),
            waiverID: waiver == 0 ? nil : waiver)
    }

    private func write(_ number: Int64) throws {
        try withUnsafeBytes(of: number) { try write(bytes: $0) }
    }

    private func write(_ text: String) throws {
        var text = text
        try text.withUTF8 {
            try write(Int64($0.count))
            try write(bytes: UnsafeRawBufferPointer($0))
        }
    }

    private func write(bytes: UnsafeRawBufferPointer) throws {
        guard fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count else {
            throw FindingSpoolError.temporaryFile(errno)
        }
    }

    private func readNumber() throws -> Int64 {
        var number: Int64 = 0
        let size = MemoryLayout<Int64>.size
        let read = withUnsafeMutableBytes(of: &number) { fread($0.baseAddress, 1, size, file) }
        guard read == size else { throw FindingSpoolError.temporaryFile(errno) }
        return number
    }

    private func readText() throws -> String {
        let count = Int(try readNumber())
        var read = 0
        let text = String(unsafeUninitializedCapacity: count) { buffer in
            read = fread(buffer.baseAddress, 1, count, file)
            return read
        }
        guard read == count else { throw FindingSpoolError.temporaryFile(errno) }
        return text
    }
}
