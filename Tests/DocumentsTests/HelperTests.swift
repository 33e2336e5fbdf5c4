import Foundation
import Messages
import Testing

@testable import Documents

/// Formats that other programs help to read: what is asked of them, and what is said without them.
@Suite struct HelperTests {
    /// The directory of a compound file with some streams in it.
    private static func compound(_ streams: [String], content: [UInt8] = []) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(value >> (8 * $0) & 255) }
        }
        var header = CompoundFile.signature + [UInt8](repeating: 0, count: 22)
        header += number(9, 2) + [UInt8](repeating: 0, count: 16) + number(1, 4)
        header += [UInt8](repeating: 0, count: 76 - header.count) + number(0, 4)
        header += [UInt8](repeating: 0xFF, count: 512 - header.count)
        var table = number(0xFFFF_FFFD, 4) + number(0xFFFF_FFFE, 4) + number(0xFFFF_FFFE, 4)
        table += [UInt8](repeating: 0xFF, count: 512 - table.count)
        var directory: [UInt8] = []
        for name in streams {
            var entry = name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
            let length = entry.count + 2
            entry += [UInt8](repeating: 0, count: 64 - entry.count) + number(length, 2)
            entry += [UInt8](repeating: 0, count: 116 - entry.count) + number(2, 4)
            directory += entry + [UInt8](repeating: 0, count: 128 - entry.count)
        }
        directory += [UInt8](repeating: 0, count: 512 - directory.count)
        return header + table + directory + content
            + [UInt8](repeating: 0, count: 512 - content.count)
    }

    @Test(
        arguments: [
            (["Root Entry", "WordDocument"], [], .missingHelper, "doc"),
            (["Root Entry", "Workbook"], [], .missingHelper, "xls"),
            (["Root Entry", "Book"], [], .missingHelper, "xls"),
            (["Root Entry", "EncryptedPackage"], [], .encrypted, ""),
            (["WordDocument"], [UInt8](repeating: 0, count: 11) + [1], .encrypted, ""),
            (["Workbook"], [9, 8, 2, 0, 0, 0, 0x2F, 0], .encrypted, ""),
            (["PowerPoint Document"], [], .foreignFormat, ""),
        ] as [([String], [UInt8], DocumentFault.Kind, String)])
    func compoundFilesAreToldApart(
        _ streams: [String], _ content: [UInt8], _ kind: DocumentFault.Kind, _ format: String
    ) throws {
        let bytes = Self.compound(streams, content: content)
        let faults = try Sample.faults(bytes: bytes, helpers: .none)
        #expect(faults.map(\.kind) == [kind])
        if kind == .missingHelper {
            let reason = faults[0].reason
            #expect(reason.en.contains("libreoffice-writer-nogui") && reason.en.contains(format))
            #expect(reason.zh.contains("apt install"))
        }
    }

    @Test func compoundFilesThatRunInCirclesAreRefused() {
        var bytes = Self.compound(["Root Entry"])
        bytes.replaceSubrange(516..<520, with: [1, 0, 0, 0])
        #expect(CompoundFile(bytes) == nil)
        for length in stride(from: 8, to: bytes.count, by: 97) {
            #expect(CompoundFile(Array(bytes.prefix(length))) == nil)
        }
    }

    @Test(arguments: [
        ("application/vnd.oasis.opendocument.text", "odt"),
        ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ]) func openDocumentsAreTold(_ kind: String, _ format: String) throws {
        let plain = "<manifest><file-entry/></manifest>"
        let locked = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
        for (manifest, fault) in [(plain, DocumentFault.Kind.missingHelper), (locked, .encrypted)] {
            let bytes = try WordFile.zip([
                ("mimetype", Array(kind.utf8)), ("META-INF/manifest.xml", Array(manifest.utf8)),
            ])
            #expect(OfficeFormat(bytes, nil)?.rawValue == format)
            #expect(try Sample.faults(bytes: bytes, helpers: .none).map(\.kind) == [fault])
        }
    }

    @Test func withoutPopplerItIsSaidWhatToInstall() throws {
        let faults = try Sample.faults(bytes: Array("%PDF-1.4".utf8), helpers: .none)
        #expect(faults.map(\.kind) == [.missingHelper])
        #expect(faults[0].reason.en.contains("poppler-utils"))
        let formats = ReadableFormats(.none)
        #expect(!formats.isComplete && formats.summary.en.contains("poppler-utils"))
        #expect(formats.summary.zh.contains("libreoffice-calc-nogui"))
    }

    // MARK: Bounds

    @Test func helpersRunWithinBounds() throws {
        let folder = try #require(PrivateFolder())
        var run = HelperRun()
        #expect(run.run("/bin/sh", ["-c", "echo $HOME; exit 3"], in: folder) == .done(status: 3))
        let said = try FileBytes.read(folder.path + "/out", limit: 1000)
        #expect(String(decoding: said, as: UTF8.self) == folder.path + "\n")
        run.seconds = 1
        #expect(run.run("/bin/sh", ["-c", "sleep 60 & wait"], in: folder) == .stopped)
        run.fileBytes = 1024
        let writes = "exec dd if=/dev/zero of=big bs=1024 count=100"
        #expect(run.run("/bin/sh", ["-c", writes], in: folder) != .done(status: 0))
        run.seconds = 20
        run.processorSeconds = 1
        #expect(run.run("/bin/sh", ["-c", "while :; do :; done"], in: folder) == .stopped)
        #expect(run.run("/no/such/program", [], in: folder) != .done(status: 0))
    }

    @Test func theFolderIsRemovedWithAllInIt() throws {
        var folder = PrivateFolder()
        let path = try #require(folder?.path)
        #expect(folder?.makeFolder("a") == true && folder?.makeFolder("a/b") == true)
        #expect(folder?.write([1], to: "a/b/c") == true && folder?.write([1], to: "a/b/c") == false)
        let outside = FileManager.default.temporaryDirectory.path + "/kept-\(UUID().uuidString)"
        #expect(FileManager.default.createFile(atPath: outside, contents: nil))
        defer { unlink(outside) }
        #expect(symlink(outside, path + "/link") == 0)
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(FileManager.default.fileExists(atPath: outside))
    }

    // MARK: LibreOffice

    private static let hasOffice = Helper.office.path != nil

    @Test(.enabled(if: hasOffice, "LibreOffice is not installed"))
    func rtfIsReadByLibreOffice() throws {
        let rows = ["规章|3|5|74", "行政许可|1"].map { row in
            "\\trowd\\cellx2000\\cellx4000 "
                + row.split(separator: "|").map { "\($0)\\intbl\\cell " }
                .joined() + "\\row "
        }
        let bytes = Array(("{\\rtf1\\ansi " + rows.joined() + "}").utf8)
        #expect(try Sample.faults(bytes: bytes).map(\.kind) == [.unknownTable])
    }

    @Test(.enabled(if: hasOffice, "LibreOffice is not installed"))
    func whatLibreOfficeCannotOpenIsRefused() throws {
        let bytes = Self.compound(["Root Entry", "WordDocument"])
        #expect(try Sample.faults(bytes: bytes).count == 1)
    }
}
