import FoundationEssentials
import Glibc

/// Instructions of the program, counted by callgrind: the one figure that does not depend on the
/// hour.
struct InstructionTurns {
    private let few: BenchDatabase
    private let many: BenchDatabase
    private let program: ProgramUnderTest

    init(few: BenchDatabase, many: BenchDatabase, _ program: ProgramUnderTest) {
        self.few = few
        self.many = many
        self.program = program
    }

    /// Why it cannot be counted here; nil if it can.
    static func obstacle() -> String? {
        for tool in ["valgrind", "strip"] {
            do {
                _ = try ChildProcess.run(tool, ["--version"])
            } catch {
                return "no \(tool): \(error)"
            }
        }
        return nil
    }

    func measure(into report: inout BenchReport) throws {
        let folder = try ScratchFolder()
        // callgrind takes minutes to read a program's debug information
        let stripped = "\(folder.path)/huizong"
        _ = try ChildProcess.run("strip", ["-o", stripped, program.path])
        var least = Series("run --full, \(few.submissions) reports", unit: .instructions)
        var most = Series("run --full, \(many.submissions) reports", unit: .instructions)
        var each = Series("a report more", unit: .instructions)
        var fixed = Series("run --full without its reports", unit: .instructions)
        least.add(try count(stripped, few))
        most.add(try count(stripped, many))
        each.add((most.median - least.median) / Double(many.submissions - few.submissions))
        fixed.add(least.median - each.median * Double(few.submissions))
        report.add("instructions by callgrind, once", [least, most, each, fixed])
    }

    private func count(_ path: String, _ database: BenchDatabase) throws -> Double {
        Progress.say("callgrind, \(database.submissions) reports")
        // what is filed is sealed by the first run of all, which none is after it
        _ = try program.run(["run"], database: database.conninfo)
        try database.forgetRuns()
        let output = try ChildProcess.run(
            "valgrind",
            ["--tool=callgrind", "--callgrind-out-file=/dev/null", path]
                + program.arguments(["run", "--full"], database: database.conninfo)
        ).output
        // ==123== Collected : 4567
        let words = output.split(whereSeparator: \.isWhitespace)
        guard let place = words.lastIndex(of: "Collected"), place + 2 < words.endIndex,
            let instructions = Double(words[place + 2])
        else { throw BenchError.notCounted(output) }
        return instructions
    }
}
