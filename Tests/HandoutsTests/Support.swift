import Documents
import Forms
import Foundation
import Messages
import SampleCounty
import TestSupport
import Testing
import Vocabulary

@testable import Handouts

/// Region's years made up for tests, and what is written of them.
enum Made {
    static let forms = ["gid-2019", "gid-2021"]
    static let templates = ReportTemplates(folder: "\(FormFiles.repository)/config/report")

    static func form(_ id: String) throws -> Form { try #require(try FormFiles.catalogue()[id]) }

    /// A year whose form it is.
    static func year(of form: Form) -> Int { form.years.last ?? form.years.first + 1 }

    static func region(
        _ form: Form, values: [Int64?], name: String = "某县", level: RegionLevel = .county,
        counts: PublishedTotal.Completeness = full, before: PublishedTotal? = nil,
        balance: RegionYear.Balance = .addsUp, waived: Int64 = 0, scope: Scope = .all
    ) -> RegionYear {
        let published: Instant = "2026-03-02T02:10:00.5+08:00"
        return RegionYear(
            region: Region(code: "360926", name: name, level: level, parentCode: nil),
            year: year(of: form), scope: scope,
            edition: RegionYear.Edition(
                number: 12, day: published.day, publishedAt: published,
                contentHash: String(repeating: "ab12", count: 16)),
            total: total(form, values, counts), before: before, balance: balance,
            waivedReports: waived)
    }

    static let full = PublishedTotal.Completeness(
        expected: 60, received: 60, included: 60, onTime: 57, late: 3)

    static func total(
        _ form: Form, _ values: [Int64?], _ counts: PublishedTotal.Completeness = full
    ) -> PublishedTotal {
        PublishedTotal(
            form: form, completeness: counts,
            figures: values.map { .init(value: $0, reported: $0 == nil ? 0 : 60, blank: 0) })
    }

    /// Figures for which every identity of the form holds.
    static func soundValues(_ form: Form, seed: UInt64) -> [Int64?] {
        let sample = SampleFigures(form: form)
        let sizes: [SampleFigures.Size] = [.large, .medium, .small]
        var sum = [Int64](repeating: 0, count: form.cells.count)
        for (agency, size) in sizes.enumerated() {
            let cells = sample.cells(
                agency: agency, year: year(of: form), size: size, seed: seed)
            for (position, cell) in cells.enumerated() { sum[position] += cell ?? 0 }
        }
        return sum
    }

    /// Any figures that a cell may hold, blanks among them.
    static func anyValues(_ form: Form, seed: UInt64) -> [Int64?] {
        var random = SeededNumbers(seed: seed)
        return form.cells.map { cell in
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<2: return nil
            case 2..<4: return 0
            case 4..<9: return Int64.random(in: 1...90_000, using: &random)
            default:
                let large = Int64.random(in: 1...9_000_000_000, using: &random)
                return cell.isSigned ? -large % 1000 : large
            }
        }
    }

    static func report(_ region: RegionYear) throws -> OfficialReport {
        try OfficialReport(region, templates: templates)
    }

    static func template() throws -> WordTemplate { try WordTemplate(templates.wordFolder) }

    static func word(_ region: RegionYear, _ template: WordTemplate? = nil) throws -> [UInt8] {
        var word = WordReport(try report(region), template: try template ?? Self.template())
        return try word.bytes()
    }

    static func page(_ region: RegionYear) throws -> [UInt8] {
        try ReportPage(report(region)).bytes(templates)
    }

    /// The kinds of document, by their endings.
    static let endings = ["docx", "html"]

    static func document(_ region: RegionYear, _ ending: String) throws -> [UInt8] {
        ending == "docx" ? try word(region) : try page(region)
    }

    static func read(_ bytes: [UInt8], _ ending: String) throws -> Report {
        try DocumentReader(catalogue: FormFiles.catalogue())
            .read(bytes: bytes, name: "report.\(ending)")
    }

    /// A part of a Word document, as text.
    static func part(_ name: String, of word: [UInt8]) throws -> String {
        let archive = try #require(ZipFile(word))
        let part = try #require(archive.parts.first { $0.name == name }, "\(name)")
        return String(decoding: part.bytes, as: UTF8.self)
    }
}

/// A folder of one test, removed with it.
final class ScratchFolder {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("huizong-handouts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        let file = "\(path)/\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}
