import Confinement
import Documents
import Forms
import Foundation
import Messages
import TestSupport
import Testing

@testable import SeparateReading

/// Documents read by a process of their own: the same report, and whatever goes wrong is one
/// refused document.
@Suite(.serialized) struct SeparateReaderTests {
    private static let fixtures = [
        "city-2025-rows.txt", "city-2025.html", "department-2023-plain.txt", "department-2023.txt",
        "shanghai-2019.js", "shuyang-2023.html", "gid-2019.pdf", "gid-2021.pdf", "marked.pdf",
    ]

    private func bytes(_ fixture: String) throws -> [UInt8] {
        let path = "\(FormFiles.repository)/Tests/DocumentsTests/Fixtures/\(fixture)"
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// What a reader says, in a form that can be compared whole.
    private func answer(_ reader: any ReportReader, _ bytes: [UInt8]) -> [UInt8] {
        do throws(DocumentError) {
            return try reader.read(bytes: bytes, name: "x").bytes
        } catch {
            return error.bytes
        }
    }

    @Test func everyDocumentIsReadAsHere() throws {
        let apart = try Built.reader()
        let here = DocumentReader(catalogue: try FormFiles.catalogue())
        for fixture in Self.fixtures {
            let whole = try bytes(fixture)
            for bytes in [whole, Array(whole.prefix(whole.count / 2)), Array(whole.suffix(99))] {
                #expect(answer(apart, bytes) == answer(here, bytes), "\(fixture)")
            }
        }
        #expect(answer(apart, []) == answer(here, []))
    }

    @Test func textOfOtherEncodingsNeedsNoFile() throws {
        let text = String(decoding: try bytes("department-2023.txt"), as: UTF8.self)
        // GB18030 by its number, which has no name here
        let encoding = String.Encoding(rawValue: 0x8000_0632)
        let apart = try Built.reader()
        for encoding in [encoding, .utf16] {
            let other = Array(try #require(text.data(using: encoding)))
            let report = try apart.read(bytes: other, name: "x")
            #expect(report.form.id == "gid-2021")
        }
    }

    @Test func listsAreReadApartAsHere() throws {
        let apart = try Built.reader()
        let here = DocumentReader(catalogue: try FormFiles.catalogue())
        let lists: [[UInt8]] = [
            Array("单位,编号\n\n财政局,\"1\n2\"\n".utf8),
            // 单位,编号 in GB18030
            [0xB5, 0xA5, 0xCE, 0xBB, 0x2C, 0xB1, 0xE0, 0xBA, 0xC5],
            [], Array("a,\"b".utf8), Array("PK\u{3}\u{4}no archive".utf8),
            Array(String(repeating: "甲,乙\n", count: 20_000).utf8),
        ]
        for list in lists { #expect(rows(apart, list) == rows(here, list)) }
        try expectOthersGoOn(apart)
    }

    private func rows(_ reader: any ReportReader, _ bytes: [UInt8]) -> [UInt8] {
        do throws(DocumentError) {
            return try reader.list(bytes: bytes, name: "x").bytes
        } catch {
            return error.bytes
        }
    }

    /// A list is no answer to a document, nor the other way round.
    @Test(arguments: ["A", "O"]) func theAnswerIsOfTheKindAskedFor(_ kind: String) throws {
        let folder = try Folder()
        var bounds = ReadingBounds()
        bounds.seconds = 2
        // one row with the number 1 and one empty cell
        let head = "head -c 5 >/dev/null; printf 'R\\0\\0\\0\\1\\0"
        let script = "\(head)\(kind)\\0\\0\\0\\4\\2\\2\\2\\0' >&0; sleep 9"
        let reader = SeparateReader(
            catalogue: try FormFiles.catalogue(), program: try folder.program(script),
            bounds: bounds)
        let error = try #require(throws: DocumentError.self) {
            if kind == "A" {
                _ = try reader.list(bytes: [49], name: "x.csv")
            } else {
                _ = try reader.read(bytes: [49], name: "x.csv")
            }
        }
        #expect(error.faults.map(\.kind) == [.readerFailed])
    }

    @Test func whatIsNoListIsGarbled() throws {
        let list = try ListFile(bytes: [2, 2, 2, 0])
        #expect(list.rows.map(\.number) == [1] && list.rows.map(\.cells) == [[""]])
        for bytes: [UInt8] in [
            [], [0], [2], [2, 0, 2, 0], [2, 2, 2, 0, 0], [4, 2, 0, 2, 0], [4, 4, 0, 2, 0],
            [2, 2, 2, 2, 0xFF],
        ] { #expect(throws: ByteReader.Garbled.self) { try ListFile(bytes: bytes) } }
    }

    // MARK: Protections

    @Test func nothingIsPossibleButReading() throws {
        let found = try #require(try Built.reader().protections())
        #expect(found.held.isSuperset(of: [.bounds, .noNewPrivileges]))
        // each of the two is enough for what it covers
        if found.held.contains(.fewCalls) { #expect(found.possible == []) }
        if found.held.contains(.noFiles) { #expect(!found.possible.contains("open")) }
        if found.held.contains(.ownNetwork), getuid() == 0 {
            #expect(found.held.contains(.noRoot))
        }
    }

    // MARK: Deaths

    /// A page whose figures nobody sees, long enough to cost something.
    private var costly: [UInt8] {
        Array("<table>\(String(repeating: "<tr><td>1</td><td>2</td></tr>", count: 90_000))".utf8)
    }

    private func expectOthersGoOn(_ reader: SeparateReader) throws {
        let good = try bytes("department-2023.txt")
        #expect(try reader.read(bytes: good, name: "good").form.id == "gid-2021")
    }

    @Test func tooMuchMemoryIsOneRefusedDocument() throws {
        var bounds = ReadingBounds()
        bounds.memoryBytes = 200 << 20
        let reader = try Built.reader(bounds)
        for _ in 0..<2 {
            let error = try refusal { try reader.read(bytes: costly, name: "ugly.html") }
            #expect(error.file == "ugly.html")
            #expect(error.faults.map(\.kind) != [])
            try expectOthersGoOn(reader)
        }
    }

    @Test func tooMuchTimeIsOneRefusedDocument() throws {
        var bounds = ReadingBounds()
        bounds.seconds = 0
        let error = try refusal {
            try Built.reader(bounds).read(bytes: costly, name: "ugly.html")
        }
        #expect(error.faults.map(\.kind) == [.readerFailed])
    }

    /// Programs that answer anything but a report, or nothing.
    @Test(arguments: [
        "exit 0", "exit 7", "kill -SEGV $$", "echo garbage >&0",
        // ready, and then: nothing more, another kind of message, a length without end
        "head -c 5 >/dev/null; printf 'R\\0\\0\\0\\1\\0' >&0; exit 0",
        "head -c 5 >/dev/null; printf 'R\\0\\0\\0\\1\\0H\\0\\0\\0\\0' >&0; sleep 9",
        "head -c 5 >/dev/null; printf 'R\\0\\0\\0\\1\\0A\\377\\377\\377\\377' >&0; sleep 9",
        "head -c 5 >/dev/null; printf 'R\\0\\0\\0\\1\\0A\\0\\0\\0\\3abc' >&0; sleep 9",
        "head -c 5 >/dev/null; printf 'R\\0\\0\\0\\1\\0'; sleep 9",
    ])
    func anythingButAReportIsRefused(_ script: String) throws {
        let folder = try Folder()
        var bounds = ReadingBounds()
        bounds.seconds = 2
        let reader = SeparateReader(
            catalogue: try FormFiles.catalogue(), program: try folder.program(script),
            bounds: bounds)
        let error = try refusal { try reader.read(bytes: [49], name: "x.txt") }
        #expect(error.faults.map(\.kind) == [.readerFailed])
        let message = error.message
        #expect(message.zh.contains("没有读取") && message.en.contains("not read"))
        #expect(error.file == "x.txt")
    }

    @Test func withoutTheProgramNothingIsReadHere() throws {
        let reader = SeparateReader(
            catalogue: try FormFiles.catalogue(), program: "/no/such/program")
        let good = try bytes("department-2023.txt")
        let error = try refusal { try reader.read(bytes: good, name: "x.txt") }
        #expect(error.faults.map(\.kind) == [.readerFailed])
        #expect(reader.protections() == nil)
    }

    /// Nobody is left behind, whether the reader went on to the end or was given up.
    @Test func theProcessEndsWithItsReader() throws {
        var reader: SeparateReader? = try Built.reader()
        try expectOthersGoOn(try #require(reader))
        let before = Self.children()
        #expect(before > 0)
        reader = nil
        #expect(Self.children() < before)
    }

    /// Processes that were started as reading processes of this one.
    private static func children() -> Int {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.count { entry in
            let words = (try? String(contentsOfFile: "/proc/\(entry)/cmdline", encoding: .utf8))
            let state = (try? String(contentsOfFile: "/proc/\(entry)/stat", encoding: .utf8))
            return words?.contains(ReadingProcess.argument) == true
                && state?.contains(") ") == true
                && state?.split(separator: ")").last?.split(separator: " ")[1] == "\(getpid())"
        }
    }

    // MARK: Sentences

    @Test func everyEndHasItsSentence() {
        let bounds = ReadingBounds.usual
        let ends: [(ReadingChild.Failure, String, String)] = [
            (.tooLong, "60 秒", "60 seconds"),
            (.ended(CopyEnd(status: 9, kilobytes: 0, seconds: 30)), "计算", "processor"),
            (.ended(CopyEnd(status: 4, kilobytes: 900_000, seconds: 1)), "内存", "memory"),
            (.ended(CopyEnd(status: 11, kilobytes: 90, seconds: 1)), "信号 11", "signal 11"),
            (.ended(CopyEnd(status: 256, kilobytes: 90, seconds: 1)), "退出码 1", "exit code 1"),
            (.garbled, "不合格式", "no report"), (.notStarted, "无法启动", "cannot be started"),
        ]
        for (failure, zh, en) in ends {
            let reason = ReadingMessages.reason(failure, bounds)
            #expect(reason.zh.contains(zh) && reason.en.contains(en), "\(reason)")
            #expect(!reason.zh.contains("{") && !reason.en.contains("{"))
        }
    }

    @Test func theEndOfACopyTravelsWhole() {
        let end = CopyEnd(status: 139, kilobytes: 12_345, seconds: 6)
        #expect(CopyEnd(bytes: end.bytes) == end && end.signal == 11)
        #expect(CopyEnd(bytes: Array(end.bytes.dropLast())) == nil)
    }
}
