import Foundation
import TestSupport

/// A real report as a file, and the ways files go wrong.
enum ReportFiles {
    static let agency = "铜鼓县行政服务中心"

    static func good() throws -> String {
        let path = "\(FormFiles.repository)/config/demo/tonggu-2020.txt"
        return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }

    /// The report with one text replaced where it first occurs behind another.
    static func replacing(
        _ text: String, with other: String, after mark: String
    ) throws -> String {
        let report = try good()
        guard let start = report.firstRange(of: mark)?.upperBound,
            let found = report[start...].firstRange(of: text)
        else { throw CallError(words: [text, mark], status: 0) }
        return report.replacingCharacters(in: found, with: other)
    }

    /// A file of each kind that cannot be read, and what the message must name.
    static func bad(in scratch: Scratch) throws -> [(file: String, named: [String])] {
        let good = try good()
        let mixed = good.replacing("本年新\n公开数量", with: "本年废止件数")
        let deep =
            "<html><body>" + String(repeating: "<div>", count: 1_000_000) + "x"
            + String(repeating: "</div>", count: 1_000_000)
        var invalid = Data(good.utf8)
        invalid.insert(contentsOf: [0xFF, 0xC3, 0x28], at: invalid.count / 2)
        let sparse = scratch.path("sparse.txt")
        try scratch.write("", "sparse.txt")
        truncate(sparse, 2 << 30)
        mkdir(scratch.path("folder"), 0o755)
        return [
            (
                try scratch.write(
                    try replacing("\n\t3\n\t3\n\t3", with: "\n\t3\n\t3", after: "规范性文件"),
                    "short.txt"), ["第1个表格", "第4行", "规范性文件"]
            ),
            (
                try scratch.write(
                    try replacing("规章\n\t0\n\t0\n\t0", with: "规章000", after: "对外公开总数量"),
                    "glued.txt"), ["第1个表格", "第3行", "规章000"]
            ),
            (
                try scratch.write(
                    try replacing("\n\t3\n", with: "\n\t三件\n", after: "规范性文件"), "word.txt"),
                ["第1个表格", "第4行", "第2格", "三件"]
            ),
            (
                try scratch.write(
                    "某县某局2020年度政府信息公开工作年度报告\n\n\t甲\n\t乙\n\n\t1\n\t2\n", "unknown.txt"),
                ["unknown.txt"]
            ),
            (try scratch.write(mixed, "mixed.txt"), ["gid-2019", "gid-2021"]),
            (try scratch.write(Data(invalid), "invalid.txt"), ["UTF-8"]),
            (try scratch.write(Data((0...255).map(UInt8.init)), "binary.txt"), ["binary.txt"]),
            (try scratch.write("", "empty.txt"), ["empty.txt"]),
            (try scratch.write(deep, "deep.html"), ["256"]), (sparse, ["2147483648"]),
            (scratch.path("folder"), ["folder"]), (scratch.path("missing.txt"), ["No such file"]),
        ]
    }
}
