import Glibc
import Store

/// How many connections beside the run's own read a year.
struct ReadingHelpers {
    /// As asked for; nil for as many as pay.
    let workers: Int?

    /// Below so many agencies a second connection costs more than it gains.
    private static let worthSlicing = 20_000
    /// A reader and the server process that feeds it keep two processors busy.
    private static let processorsEach = 2
    private static let most = 8

    /// Readers that see what `reader` sees.
    func open(beside reader: SubmissionReader, agencies: Int) throws -> [SubmissionReader] {
        try reader.others(wanted(agencies) - 1)
    }

    private func wanted(_ agencies: Int) -> Int {
        if let workers { return workers }
        let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return agencies < Self.worthSlicing ? 1 : min(processors / Self.processorsEach, Self.most)
    }
}
