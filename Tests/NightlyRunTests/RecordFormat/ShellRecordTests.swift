import Foundation
import TestSupport
import Testing

/// The hashes that the bundle's `check.sh` computes, against the vectors of the record's format:
/// a bundle made of them is whole.
@Suite struct ShellRecordTests {
    private let vectors: RecordVectors

    init() throws { vectors = try RecordVectors.read() }

    @Test func aBundleOfTheVectorsIsWhole() throws {
        let result = try check { _ in }
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("rules: \(vectors.catalogue.hash)"))
        #expect(result.output.contains("chain: \(vectors.events.last?.eventHash ?? "?")"))
        #expect(!result.output.contains("not sealed") && !result.output.contains("last seal"))
    }

    /// And every kind of row is looked at.
    @Test(arguments: [
        ("submissions.csv", "财政局"), ("documents.csv", "财政局"), ("waivers.csv", "已核实"),
        ("ledgers.csv", "登记簿"),
        ("returns.csv", "缺盖章"), ("withdrawals.csv", "单位有误"), ("corrections.csv", "收文日"),
        ("runs.csv", "huizong_job"), ("publications.csv", "x.html"), ("revocations.csv", "误退"),
        ("changes.csv", "办公室"),
        ("totals.csv", "12345678901"),
        ("rosters.csv", "1:2:3"), ("findings.csv", "never filed"), ("events.csv", "seal"),
        ("editions.csv", "2024-02-01"), ("agencies.csv", "铜鼓县"), ("lateness.csv", "2024-01-19"),
    ])
    func whatIsAlteredIsNamed(file: String, words: String) throws {
        let result = try check { folder in
            let path = folder.appending(path: file)
            let text = try String(contentsOf: path, encoding: .utf8)
            #expect(text.contains(words))
            try Data(text.replacing(words, with: file == "rosters.csv" ? "1:3:3" : "7").utf8)
                .write(to: path)
        }
        #expect(result.status == 1 && result.output.contains(file), "\(result.output)")
    }

    private func check(
        _ alter: (URL) throws -> Void
    ) throws -> (status: Int32, output: String) {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huizong-vectors-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in VectorBundle(vectors).files {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        try alter(folder)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        for script in ["check.sh", "recompute.awk"] {
            try FileManager.default.copyItem(
                atPath: "\(FormFiles.repository)/Sources/AuditBundle/texts/\(script)",
                toPath: folder.appending(path: script).path)
        }
        process.arguments = [folder.appending(path: "check.sh").path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
