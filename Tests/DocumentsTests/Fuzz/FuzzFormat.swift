import Foundation
import TestSupport

@testable import Documents

/// The kinds of file that are changed at random and read.
enum FuzzFormat: String, CaseIterable, Sendable {
    case text, page, styleSheet, mail, fixture, docx, xml2003, flat, xlsx, pdf

    /// The same input for the same seed.
    func input(_ seed: UInt64) throws -> FuzzInput {
        var numbers = SeededNumbers(seed: seed)
        switch self {
        case .text: return try text(&numbers)
        case .page, .styleSheet, .mail: return try page(&numbers)
        case .fixture: return try Self.fixture(&numbers)
        case .docx, .xml2003, .flat: return try word(&numbers)
        case .xlsx: return try book(&numbers)
        case .pdf: return try Self.pdf(&numbers)
        }
    }

    // MARK: Texts

    private func text(_ numbers: inout SeededNumbers) throws -> FuzzInput {
        let style = numbers.pick(TextStyle.allCases) ?? .rows
        let report = try FuzzReport(&numbers, blanks: false)
        var mutation = TextMutation(numbers)
        let isUnseen = numbers.isLucky(3)
        let bytes =
            isUnseen
            ? mutation.unseen(report.layout, style)
            : Array(mutation.structure(report.layout.text(style)).utf8)
        return FuzzInput(
            bytes: bytes, promise: isUnseen ? .same : .never(mayLose: mutation.mayLose),
            expected: report.expected, changes: [style.rawValue] + mutation.changes)
    }

    // MARK: Pages

    private static let pageStyles: [PageStyle] = [
        .spans, .narrowColumns, .wrapped, .styled, .careless,
    ]

    private func page(_ numbers: inout SeededNumbers) throws -> FuzzInput {
        let style = numbers.pick(Self.pageStyles) ?? .spans
        // a row that lost a cell is told by its count only where no cell is blank
        let kind = self == .styleSheet ? 4 : numbers.below(4)
        let report = try FuzzReport(&numbers, blanks: kind < 3 && numbers.isLucky(2))
        let page = String(decoding: style.bytes(report.layout, hasTitles: true), as: UTF8.self)
        var input = FuzzInput(
            bytes: [], promise: .never(mayLose: false), expected: report.expected,
            changes: [style.rawValue])
        let changed = Self.changed(page, kind, numbers, &input)
        guard self == .mail else {
            input.bytes = Array(changed.utf8)
            return input
        }
        let coding = numbers.pick(["base64", "quoted-printable", "8bit"]) ?? ""
        input.changes.append(coding)
        input.bytes = MailFile.bytes(changed, coding: coding)
        if numbers.isLucky(4) { Self.damage(&input, &numbers, within: 0..<330) }
        return input
    }

    private static func changed(
        _ page: String, _ kind: Int, _ numbers: SeededNumbers, _ input: inout FuzzInput
    ) -> String {
        guard kind != 3 else {
            var tags = TagMutation.page(numbers)
            let changed = tags.changed(page)
            input.changes.append(tags.change)
            input.promise = .never(mayLose: tags.mayLose)
            return changed
        }
        var mutation = PageMutation(numbers)
        let changed: String
        switch kind {
        case 0:
            changed = mutation.unseen(page)
            input.promise = .same
        case 1: changed = mutation.looks(page)
        case 2: changed = mutation.decoyed(page)
        default: changed = mutation.styled(page)
        }
        input.changes += mutation.changes
        return changed
    }

    /// Some bytes by others; no promise is left but that reading ends.
    private static func damage(
        _ input: inout FuzzInput, _ numbers: inout SeededNumbers, within range: Range<Int>
    ) {
        let end = min(range.upperBound, input.bytes.count)
        for _ in 0...numbers.below(4) where end > range.lowerBound {
            input.bytes[range.lowerBound + numbers.below(end - range.lowerBound)] =
                UInt8(numbers.below(256))
        }
        input.changes.append("bytes")
        input.promise = .ends
    }

    // MARK: Published pages and texts of the fixtures

    private static let fixtures = ["city-2025.html", "shuyang-2023.html"].compactMap { name in
        try? (name, Sample.text(name), Sample.reader().read(file: Sample.path(name)))
    }

    private static func fixture(_ numbers: inout SeededNumbers) throws -> FuzzInput {
        let (name, page, report) = fixtures[numbers.below(fixtures.count)]
        let hasBlanks = report.cells.contains { $0.state == .blank }
        var input = FuzzInput(
            bytes: [], promise: .never(mayLose: false), expected: report.cells.map(\.state),
            changes: [name])
        input.bytes = Array(changed(page, numbers.below(hasBlanks ? 3 : 5), numbers, &input).utf8)
        return input
    }

    // MARK: Word

    private func word(_ numbers: inout SeededNumbers) throws -> FuzzInput {
        let kind = numbers.below(4)
        let report = try FuzzReport(&numbers, blanks: kind < 3 && numbers.isLucky(2))
        var body = report.layout.wordBody
        if self == .xml2003 { body = body.replacing("<w:vMerge", with: "<w:vmerge") }
        var input = FuzzInput(
            bytes: [], promise: .never(mayLose: false), expected: report.expected)
        var mutation = WordMutation(numbers)
        switch kind {
        case 0:
            body = mutation.unseen(body)
            input.promise = .same
        case 1: body = mutation.looks(body)
        case 2: body = mutation.decoyed(body)
        default:
            var tags = TagMutation.word(numbers)
            body = tags.changed(body)
            input.changes.append(tags.change)
            input.promise = .never(mayLose: tags.mayLose)
        }
        input.changes += mutation.changes
        switch self {
        case .flat: input.bytes = WordFile.flat(body)
        case .xml2003: input.bytes = WordFile.xml2003(body, styles: mutation.styles)
        default:
            var parts = [WordFile.part(body), WordFile.styles(mutation.styles)]
            parts.append(("docProps/core.xml", Array("<a>7</a>".utf8)))
            parts.shuffle(using: &numbers)
            input.bytes = try WordFile.zip(parts)
            if numbers.isLucky(12) { Self.damage(&input, &numbers, within: 0..<input.bytes.count) }
        }
        return input
    }

    // MARK: Workbooks

    private func book(_ numbers: inout SeededNumbers) throws -> FuzzInput {
        let kind = numbers.below(3)
        let report = try FuzzReport(&numbers, blanks: kind < 2 && numbers.isLucky(2))
        var mutation = BookMutation(numbers)
        let bytes =
            switch kind {
            case 0: try mutation.unseen(report.layout)
            case 1: try mutation.looks(report.layout)
            default: try mutation.structure(report.layout)
            }
        var input = FuzzInput(
            bytes: bytes, promise: kind == 0 ? .same : .never(mayLose: mutation.mayLose),
            expected: report.expected, changes: mutation.changes)
        if numbers.isLucky(12) { Self.damage(&input, &numbers, within: 0..<input.bytes.count) }
        return input
    }

    // MARK: PDF

    private static func pdf(_ numbers: inout SeededNumbers) throws -> FuzzInput {
        let name = numbers.pick(["gid-2019.pdf", "gid-2021.pdf", "marked.pdf"]) ?? ""
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: Sample.path(name))))
        var input = FuzzInput(bytes: bytes, promise: .ends, expected: [], changes: [name])
        if numbers.isLucky(5) {
            input.bytes.removeSubrange(numbers.below(bytes.count)...)
        } else {
            damage(&input, &numbers, within: 8..<bytes.count)
        }
        return input
    }
}
