import Documents
import Forms
import Foundation
import Handouts
import Listings
import Messages
import TestSupport
import Testing
import Vocabulary

@testable import Workbooks

/// Regions, reports and listings made up for tests, and the workbooks written of them.
enum Made {
    static let forms = ["gid-2019", "gid-2021"]
    static let cases = forms.flatMap { form in (1...6).map { (form, UInt64($0)) } }

    static func form(_ id: String) throws -> Form { try #require(try FormFiles.catalogue()[id]) }

    static func year(of form: Form) -> Int { form.years.last ?? form.years.first + 1 }

    /// Any figures that a report may hold, blanks among them.
    static func values(_ form: Form, _ random: inout SeededNumbers) -> [Int64?] {
        form.cells.map { cell in
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<2: return nil
            case 2..<4: return 0
            case 4..<9: return Int64.random(in: 1...90_000, using: &random)
            default:
                let large = Int64.random(in: 1...90_000_000, using: &random)
                return cell.isSigned ? -large % 1000 : large
            }
        }
    }

    /// Reports of several standings; only those that count have figures.
    static func reports(
        _ form: Form, count: Int, seed: UInt64, name: String = "某县某局"
    ) -> [RegionBook.FiledReport] {
        var random = SeededNumbers(seed: seed)
        return (0..<count).map { number in
            let standing: RegionBook.FiledReport.Standing =
                number % 7 == 3 ? .excluded : number % 11 == 5 ? .waived : .included
            return RegionBook.FiledReport(
                regionCode: "360926", regionName: "某县", agencyID: Int64(number + 1),
                agencyName: "\(name)\(number + 1)",
                agencyClass: AgencyClass.allCases[number % AgencyClass.allCases.count],
                revision: Int64(number % 3 + 1), standing: standing,
                figures: standing == .excluded ? [] : values(form, &random))
        }
    }

    /// The total of reports; nil where none filled the cell in.
    static func total(_ form: Form, of reports: [RegionBook.FiledReport]) -> [Int64?] {
        form.cells.indices.map { position in
            let given = reports.compactMap { report in
                position < report.figures.count ? report.figures[position] : nil
            }
            return given.isEmpty ? nil : given.reduce(0, +)
        }
    }

    static func region(
        _ form: Form, _ values: [Int64?], name: String = "某县", before: PublishedTotal? = nil,
        balance: RegionYear.Balance = .addsUp, total: PublishedTotal? = nil
    ) -> RegionYear {
        let publishedAt: Instant = "2026-03-02T02:10:00.5+08:00"
        return RegionYear(
            region: Region(code: "360926", name: name, level: .county, parentCode: nil),
            year: year(of: form), scope: .all,
            edition: RegionYear.Edition(
                number: 12, day: CalendarDate(daysSinceEpoch: 20_514), publishedAt: publishedAt,
                contentHash: String(repeating: "ab12", count: 16)),
            total: total ?? published(form, values), before: before, balance: balance,
            waivedReports: 0)
    }

    static func published(_ form: Form, _ values: [Int64?]) -> PublishedTotal {
        PublishedTotal(
            form: form,
            completeness: .init(expected: 60, received: 60, included: 60, onTime: 57, late: 3),
            figures: values.map { .init(value: $0, reported: $0 == nil ? 0 : 60, blank: 0) })
    }

    static func listing(_ text: String = "某局") -> Listing {
        Listing(
            title: Phrase("清单", en: "list"),
            columns: [
                .init("agency", Phrase("编号", en: "agency")),
                .init("name", Phrase("单位", en: "name")),
                .init("days_late", Phrase("逾期天数", en: "days late")),
            ],
            rows: [
                [.text("007"), .text(text), .integer(3)],
                [.text("12"), .styled(.phrase(Phrase("未报", en: "missing")), .bad), .blank],
            ])
    }

    static func book(
        _ region: RegionYear, _ reports: [RegionBook.FiledReport], listing: Listing = listing(),
        language: Language = .zh
    ) -> RegionBook {
        RegionBook(
            region, reports: reports, findings: listing, lateness: listing, language: language)
    }

    // MARK: Files

    static func bytes(_ book: RegionBook) throws -> [UInt8] { try bytes { try book.write(to: $0) } }

    static func bytes(_ report: BlankReport) throws -> [UInt8] {
        try bytes { try report.write(to: $0) }
    }

    private static func bytes(_ write: (String) throws -> Void) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("huizong-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try write(file.path)
        return Array(try Data(contentsOf: file))
    }

    static func read(_ bytes: [UInt8]) throws -> Report {
        try DocumentReader(catalogue: FormFiles.catalogue()).read(bytes: bytes, name: "report.xlsx")
    }
}
