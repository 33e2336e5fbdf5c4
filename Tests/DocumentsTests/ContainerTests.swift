import Forms
import Foundation
import Messages
import Testing

@testable import Documents

/// Files as they come: encodings, wrong formats, and pages built to break a reader.
@Suite struct ContainerTests {
    private func states(_ bytes: [UInt8]) throws -> [ReportCell.State] {
        try Sample.reader().read(bytes: bytes, name: "report").cells.map(\.state)
    }

    private func kinds(_ text: String, limits: Limits = .default) throws -> [DocumentFault.Kind] {
        try Sample.faults(text, limits: limits).map(\.kind)
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf8])
    func byteOrderMarksAreObeyed(_ encoding: String.Encoding) throws {
        let text = try Sample.text("tonggu-2020.txt")
        let marked = try #require(("\u{FEFF}" + text).data(using: encoding))
        #expect(try states(Array(marked)) == states(Array(text.utf8)))
    }

    @Test func windowsLinesReadTheSame() throws {
        let text = try Sample.text("tonggu-2020.txt")
        let windows = text.replacing("\n", with: "\r\n")
        #expect(try states(Array(windows.utf8)) == states(Array(text.utf8)))
    }

    @Test(
        arguments: [
            (Array("PK\u{3}\u{4}rest".utf8), DocumentFault.Kind.brokenZip),
            (Array("%PDF-1.7".utf8), .missingHelper),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .foreignFormat),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D], .foreignFormat),
            ([0xFF, 0xD8, 0xFF, 0xE0], .foreignFormat),
            (Array("{\\rtf1".utf8), .missingHelper), ([1, 0, 2, 0], .foreignFormat), ([], .empty),
            (Array(" \n\t\n".utf8), .empty), ([0xEF, 0xBB, 0xBF], .empty),
            ([0x61, 0xFF, 0xFF, 0x62], .badEncoding), ([0xFF, 0xFE, 0x61], .badEncoding),
            (Array("只有文字，没有表格。".utf8), .noTable),
            (Array("\t姓名\n\t年龄\n\n\t张三\n\t40\n\n".utf8), .unknownTable),
            (Array("<table><tr><td>a</td><td>1</td></tr></table>".utf8), .unknownTable),
            (Array("<p>表格见下图</p><img src='a.png'>".utf8), .noTable),
        ] as [([UInt8], DocumentFault.Kind)])
    func otherFilesAreRefused(_ bytes: [UInt8], _ kind: DocumentFault.Kind) throws {
        #expect(try Sample.faults(bytes: bytes, helpers: .none).map(\.kind) == [kind])
    }

    @Test func theWrongByteIsNamed() throws {
        let bytes = Array("<meta charset=utf-8>ab".utf8) + [0xC3, 0x28]
        let fault = try #require(try Sample.faults(bytes: bytes).first)
        #expect(fault.kind == .badEncoding)
        #expect(fault.reason.en.contains("byte 23 "))
    }

    @Test(
        arguments: [
            ([0xE6, 0x94, 0xBF], nil), ([0x61, 0xC0, 0x80], 1), ([0xED, 0xA0, 0x80], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0xE6, 0x94], 0), ([0xF0, 0x9F, 0x98, 0x80], nil), ([0x80], 0),
            ([0xE0, 0x80, 0x80], 0), ([0xC3], 0),
        ] as [([UInt8], Int?)])
    func utf8IsCheckedByteByByte(_ bytes: [UInt8], _ offset: Int?) {
        #expect(TextDecoding.firstInvalidUTF8(bytes) == offset)
    }

    @Test func garbledTextIsCalledSo() throws {
        // 政府信息公开 in UTF-8, read as GBK and saved again.
        #expect(try kinds("\t鏀垮簻淇℃伅鍏紑\n\t0\n\n") == [.garbled])
    }

    // MARK: Files

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("documents-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func fault(file: String) throws -> DocumentFault.Kind? {
        let reader = try Sample.reader()
        do throws(DocumentError) {
            _ = try reader.read(file: file)
            return nil
        } catch {
            #expect(error.file == file)
            return error.faults.first?.kind
        }
    }

    @Test func filesThatAreNoReportAreRefusedBeforeReading() throws {
        try withFolder { (folder: String) throws -> Void in
            #expect(try fault(file: folder) == .notAFile)
            #expect(try fault(file: folder + "/missing.txt") == .cannotOpen)
            // A pipe without a writer would block a plain open.
            #expect(mkfifo(folder + "/pipe", 0o600) == 0)
            #expect(try fault(file: folder + "/pipe") == .notAFile)
            let big = folder + "/big.txt"
            #expect(FileManager.default.createFile(atPath: big, contents: nil))
            #expect(truncate(big, 2 << 30) == 0)
            #expect(try fault(file: big) == .tooLarge)
        }
    }

    // MARK: Pages

    @Test(arguments: [200, 300, 5000, 100_000]) func deepNestingIsRefused(_ depth: Int) throws {
        let page = try Sample.text("city-2025.html").replacing(
            "<body>", with: "<body>" + String(repeating: "<div>", count: depth))
        #expect(try kinds(page) == (depth < 256 ? [] : [.tooDeep]))
    }

    @Test func nestedTablesAreRefusedWhenDeep() throws {
        let open = String(repeating: "<table><tr><td>a</td><td>", count: 500)
        #expect(try kinds(open) == [.tooDeep])
    }

    @Test func spansAreBounded() throws {
        let cell = "<td colspan=99999999 rowspan=99999999>a</td>"
        let row = "<tr>" + String(repeating: cell, count: 50) + "</tr>"
        #expect(
            try kinds("<table>" + String(repeating: row, count: 50) + "</table>") == [.tooManyCells]
        )
        let odd = "<table><tr><td colspan=-1 rowspan=x>a</td><td rowspan=0>b</td></tr></table>"
        #expect(try kinds(odd) == [.unknownTable])
    }

    @Test(arguments: ["\t1\n\n", "1 | 2 | 3\n", "<tr><td>1</td><td>2</td></tr>"])
    func cellsAreBounded(_ row: String) throws {
        var limits = Limits.default
        limits.cells = 300
        let text = String(repeating: row, count: 301)
        let page = row.hasPrefix("<") ? "<table>\(text)</table>" : text
        #expect(try kinds(page, limits: limits) == [.tooManyCells])
    }

    @Test func markdownBordersAreNoCells() throws {
        let rows = try Sample.text("city-2025-rows.txt").split(separator: "\n").map(String.init)
        let markdown = rows.map { $0.contains("|") ? "| \($0)" : $0 }.flatMap { line in
            line.contains("规章 |") ? ["|---|---|---|---|", line] : [line]
        }
        let expected = try Sample.reader().read(file: Sample.path("city-2025-rows.txt"))
        let report = try Sample.read(markdown.joined(separator: "\n"))
        #expect(report.cells.map(\.state) == expected.cells.map(\.state))
    }

    @Test func strayBlankCellsBehindARowAreNoFigures() throws {
        let page = try Sample.text("city-2025.html")
        let stray = page.replacing("<td>14069</td>", with: "<td>14069</td><td></td>")
        #expect(try Sample.read(stray).cells.map(\.state) == Sample.read(page).cells.map(\.state))
    }

    @Test func hiddenCopiesAreNotRead() throws {
        let page = try Sample.text("city-2025.html")
        let copy = "<div style='DISPLAY: none'>\(page)</div>"
        #expect(try kinds(page.replacing("</body>", with: copy + "</body>")) == [])
        let visible = page.replacing("</body>", with: page + "</body>")
        #expect(try kinds(visible).contains(.duplicateRow))
    }

    @Test(arguments: [
        ("14069<sup>1</sup>", 14069), ("14069<sub>①</sub>", 14069), ("14069<sup> </sup>", 14069),
        ("14069<sup><a href='#n'>[1]</a></sup>", 14069), ("<sup>14069</sup>", nil),
        ("14<sup>1</sup>069", nil),
    ]) func raisedMarksAreNoDigits(_ cell: String, _ count: Int64?) throws {
        let page = try Sample.text("city-2025.html")
        let states = try Sample.read(page).cells.map(\.state)
        let position = try #require(states.firstIndex(of: .number(14069)))
        let marked = page.replacing("<td>14069</td>", with: "<td>\(cell)</td>", maxReplacements: 1)
        #expect(marked != page)
        let report = try Sample.read(marked)
        #expect(report.cells[position].state == count.map { .number($0) } ?? .unreadable)
        let label = try Sample.read(page.replacing("规章</td>", with: "规章<sup>1</sup></td>"))
        #expect(label.cells.map(\.state) == states)
    }

    @Test func aReportInAScriptOfAPageIsFound() throws {
        let script = try Sample.text("shanghai-2019.js")
        let page = "<html><body><div id=app></div><script>\(script)</script></body></html>"
        let expected = try Sample.expected("shanghai-2019.json")
        let report = try Sample.read(page)
        #expect(report.cells.count == expected.count)
        #expect(report.cell("requests.received.natural_person")?.state == .number(821))
    }

    /// Damaged files end in a report or a ``DocumentError``, never in a crash or a hang.
    @Test(arguments: [
        "tonggu-2020.txt", "shanghai-2019.js", "city-2025-rows.txt", "city-2025.html",
        "shuyang-2023.html",
    ])
    func damagedFilesDoNoHarm(_ fixture: String) throws {
        let whole = Array(try Data(contentsOf: URL(fileURLWithPath: Sample.path(fixture))))
        let reader = try Sample.reader()
        var state: UInt64 = 42
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var refused = 0
        for _ in 0..<40 {
            var bytes = whole
            switch random(3) {
            case 0: bytes.removeLast(random(bytes.count))
            case 1: for _ in 0..<20 { bytes[random(bytes.count)] = UInt8(random(256)) }
            default:
                let start = random(bytes.count)
                bytes.removeSubrange(start..<min(bytes.count, start + random(200)))
            }
            do throws(DocumentError) {
                let report = try reader.read(bytes: bytes, name: fixture)
                #expect(report.cells.count == report.form.cells.count)
            } catch {
                refused += 1
                #expect(!error.faults.isEmpty)
            }
        }
        #expect(refused > 0)
    }
}
