import Foundation
import Testing

@testable import Documents

/// Writes the documents that libFuzzer starts from: `make fuzz-bytes`.
@Suite(
    .enabled(
        if: ProcessInfo.processInfo.environment["HUIZONG_FUZZ_CORPUS"] != nil,
        "needs HUIZONG_FUZZ_CORPUS; see make fuzz-bytes"))
struct FuzzCorpusTests {
    static let folder = ProcessInfo.processInfo.environment["HUIZONG_FUZZ_CORPUS"]

    @Test(arguments: ["gid-2019", "gid-2021"]) func everyStyleIsWritten(_ id: String) throws {
        let folder = URL(fileURLWithPath: try #require(Self.folder))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let report = try #require(PrintedReport(Sample.form(id), .marks))
        for style in FileStyle.allCases {
            let name = "\(id)-\(style.testDescription.replacing("/", with: "-"))"
            let bytes = try style.bytes(report.layout)
            try Data(bytes).write(to: folder.appendingPathComponent(name))
        }
    }
}
