import Forms
import Messages
import Testing
import Vocabulary

@testable import Documents

/// Reports and errors as bytes: what comes back is what was sent, and nothing else comes back.
@Suite struct ExchangeTests {
    private func catalogue() throws -> FormCatalogue { try #require(Sample.catalogue) }

    private func numbers(_ count: Int) -> [Int64] {
        var random = SystemRandomNumberGenerator()
        return (0..<count).map { _ in
            Int64(truncatingIfNeeded: random.next() as UInt64) >> Int64.random(in: 0..<64)
        }
    }

    @Test func numbersComeBack() throws(ByteReader.Garbled) {
        var writer = ByteWriter()
        let sent = [0, 1, -1, 63, 64, -64, -65, .max, .min] + numbers(500)
        for number in sent { writer.add(number) }
        var reader = ByteReader(writer.bytes)
        for number in sent { #expect(try reader.number() == number) }
        try reader.end()
    }

    @Test(arguments: [
        "city-2025.html", "department-2023-plain.txt", "department-2023.txt", "shuyang-2023.html",
        "city-2025-rows.txt", "shanghai-2019.js",
    ]) func reportsComeBackWhole(_ fixture: String) throws {
        let sent = try Sample.reader().read(file: try Sample.path(fixture))
        let got = try Report(bytes: sent.bytes, catalogue: catalogue())
        #expect(got.form.id == sent.form.id && got.form.contentHash == sent.form.contentHash)
        #expect(got.agencyName == sent.agencyName && got.year == sent.year)
        #expect(got.title == sent.title && got.publishedOn == sent.publishedOn)
        #expect(got.cells == sent.cells && got.narrative == sent.narrative)
        #expect(got.preamble == sent.preamble && got.notes == sent.notes)
        // with states, places and remarks that the fixture may lack
        let states: [ReportCell.State] = [.blank, .unreadable, .number(.min)]
        let place = Place(line: nil, table: 1, row: 2)
        let cells = sent.cells.map { cell in
            ReportCell(
                position: cell.position, state: states[cell.position % 3],
                rawText: "\u{0}é\n\u{10FFFF}", place: place, note: Phrase("备注", en: ""))
        }
        let odd = Report(
            form: sent.form, agencyName: nil, year: nil, title: nil,
            publishedOn: CalendarDate(daysSinceEpoch: -1), cells: cells, narrative: [],
            preamble: "", notes: [])
        let back = try Report(bytes: odd.bytes, catalogue: catalogue())
        #expect(back.cells == cells && back.year == nil && back.title == nil)
        #expect(back.publishedOn == odd.publishedOn && back.notes == [])
    }

    @Test func errorsComeBackWhole() throws {
        let place = Place(line: 3, table: 1, row: 2, column: 4)
        let faults = DocumentFault.Kind.allCases.prefix(20).map {
            DocumentFault($0, Phrase("原因", en: "reason"), at: place, rawText: "1 2")
        }
        let sent = DocumentError(file: "a.txt", faults: faults + faults, limit: 20)
        #expect(try DocumentError(bytes: sent.bytes, file: "a.txt") == sent)
        #expect(sent.omittedCount == 20)
    }

    @Test func tasksAndAnswersComeBack() throws {
        let pdf: [HelperTask] = [.pdfWords(pages: 61), .pdfDrawing(page: 1)]
        for task in OfficeFormat.allCases.map({ .office($0) }) + pdf {
            #expect(try HelperTask(bytes: task.bytes) == task)
        }
        let answers: [HelperAnswer] = [
            .made([1, 2]), .made([]), .missing, .noFolder, .locked, .failed,
        ]
        for answer in answers {
            #expect(try HelperAnswer(bytes: answer.bytes) == answer)
        }
        // pages that no document may have
        for page in [0, -1, 62, .max] {
            #expect(throws: ByteReader.Garbled.self) {
                try HelperTask(bytes: HelperTask.pdfDrawing(page: page).bytes)
            }
        }
    }

    @Test func cutAndAlteredBytesAreRefusedOrAnotherReport() throws {
        let report = try Sample.reader().read(file: try Sample.path("department-2023.txt"))
        let bytes = report.bytes
        for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 500)) {
            #expect(throws: ByteReader.Garbled.self) {
                try Report(bytes: Array(bytes.prefix(length)), catalogue: catalogue())
            }
        }
        #expect(throws: ByteReader.Garbled.self) {
            try Report(bytes: bytes + [0], catalogue: catalogue())
        }
        for _ in 0..<2000 {
            var altered = bytes
            altered[Int.random(in: altered.indices)] = .random(in: 0...255)
            // whatever it says, it keeps to the form
            guard let got = try? Report(bytes: altered, catalogue: catalogue()) else { continue }
            #expect(got.cells.count == got.form.cells.count)
            #expect((0...9999).contains(got.year ?? 0))
        }
    }
}
