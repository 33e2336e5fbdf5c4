import Forms
import Foundation
import Messages
import TestSupport
import Testing

@testable import Documents

/// Documents changed at random: reading them ends, a refusal says why in both languages, and what
/// is read keeps the promise of the change.
///
/// `make fuzz` reads more of them; a failure prints the numbers that make the same input again
/// and keeps it in a file.
@Suite struct FuzzTests {
    private static let environment = ProcessInfo.processInfo.environment

    private static func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }

    static let seed = UInt64(number("HUIZONG_FUZZ_SEED") ?? 20)
    static let first = number("HUIZONG_FUZZ_FIRST") ?? 0
    static let formats = FuzzFormat.allCases.filter { format in
        let asked = environment["HUIZONG_FUZZ_FORMAT"] ?? ""
        return asked.isEmpty || asked == format.rawValue
    }
    static let longest = Duration.seconds(30)

    private static func count(_ format: FuzzFormat) -> Int {
        number("HUIZONG_FUZZ_INPUTS") ?? (format == .pdf ? 6 : 40)
    }

    @Test(arguments: formats) func changedDocumentsKeepTheirFigures(_ format: FuzzFormat) throws {
        if format == .pdf, ReadableFormats().groups[1].missing != nil { return }
        var readCount = 0
        var slowest = (time: Duration.zero, index: 0)
        let clock = ContinuousClock()
        let count = Self.count(format)
        for index in Self.first..<(Self.first + count) {
            let input = try format.input(Self.seed &* 1_000_003 &+ UInt64(index))
            // kept while it is read, so that what ends the process is at hand
            let file = try Self.kept(input, format, index)
            var failure: String?
            let reader = try Sample.reader()
            let time = clock.measure { failure = Self.failure(input, reader, &readCount) }
            if time > slowest.time { slowest = (time, index) }
            if time > Self.longest { failure = "took \(time)" }
            guard let failure else {
                try FileManager.default.removeItem(at: file)
                continue
            }
            Issue.record(
                """
                \(failure)
                changed: \(input.changes.joined(separator: "; ").debugDescription)
                input: \(file.path)
                again: make fuzz FUZZ_FORMAT=\(format.rawValue) FUZZ_SEED=\(Self.seed) \
                FUZZ_FIRST=\(index) FUZZ_INPUTS=1
                """)
        }
        print(
            "fuzz \(format.rawValue): seed \(Self.seed), inputs from \(Self.first): \(count),",
            "read \(readCount), refused \(count - readCount),",
            "slowest \(slowest.time) (\(slowest.index))")
        // a change of which all is refused shows nothing
        if count >= 40, format != .pdf { #expect(readCount * 4 > count) }
    }

    private static let folder: URL? = {
        let folder = URL(
            fileURLWithPath: environment["HUIZONG_FUZZ_KEEP"]
                ?? Sample.root.appendingPathComponent(".build/fuzz").path)
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }()

    private static func kept(
        _ input: FuzzInput, _ format: FuzzFormat, _ index: Int
    ) throws -> URL {
        let folder = try #require(folder)
        let file = folder.appendingPathComponent("\(format.rawValue)-\(seed)-\(index)")
        try Data(input.bytes).write(to: file)
        return file
    }

    // MARK: Promises

    /// What is not as promised; nil if all is.
    private static func failure(
        _ input: FuzzInput, _ reader: DocumentReader, _ readCount: inout Int
    ) -> String? {
        let report: Report
        do throws(DocumentError) {
            report = try reader.read(bytes: input.bytes, name: "report")
        } catch {
            if let failure = failure(of: error) { return failure }
            return input.promise == .same ? "refused: \(error.message.zh)" : nil
        }
        readCount += 1
        guard input.promise != .ends else { return nil }
        guard report.cells.count == input.expected.count else {
            return "read as \(report.form.id)"
        }
        for (cell, state) in zip(report.cells, input.expected) where cell.state != state {
            let isKept =
                switch (input.promise, cell.state) {
                case (.never, .unreadable): cell.note != nil
                case (.never(let mayLose), .blank):
                    mayLose || cell.note != nil || !report.notes.isEmpty
                default: false
                }
            guard isKept else {
                return "\(report.form.cells[cell.position].name) is \(cell.state), was \(state); "
                    + "\(cell.rawText.debugDescription) \(cell.note?.zh ?? "")"
            }
        }
        return nil
    }

    private static func failure(of error: DocumentError) -> String? {
        guard !error.faults.isEmpty else { return "refused without a fault" }
        for fault in error.faults {
            let (zh, en) = (fault.reason.zh, fault.reason.en)
            let hasChinese = zh.unicodeScalars.contains(where: \.properties.isIdeographic)
            let isFilled = !zh.contains(/\{[a-zA-Z]+\}/) && !en.contains(/\{[a-zA-Z]+\}/)
            guard hasChinese, !en.isEmpty, zh != en, isFilled else {
                return "message: \(zh) / \(en)"
            }
        }
        return nil
    }
}
