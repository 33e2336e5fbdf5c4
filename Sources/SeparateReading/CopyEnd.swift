import Glibc

/// How a copy of the reading process ended.
struct CopyEnd: Equatable {
    /// As `waitpid` tells it; -1 if there was no copy.
    let status: Int32
    /// The most memory that it had at once.
    let kilobytes: Int
    /// Of the processor.
    let seconds: Int

    static let length = 24
    static let none = CopyEnd(status: -1, kilobytes: 0, seconds: 0)

    init(status: Int32, kilobytes: Int, seconds: Int) {
        self.status = status
        self.kilobytes = kilobytes
        self.seconds = seconds
    }

    /// Waits for it.
    init(of process: pid_t) {
        var status: Int32 = 0
        var usage = rusage()
        var found = wait4(process, &status, 0, &usage)
        while found < 0, errno == EINTR { found = wait4(process, &status, 0, &usage) }
        let microseconds =
            (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000
            + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
        self.init(
            status: found == process ? status : -1, kilobytes: usage.ru_maxrss,
            seconds: (microseconds + 500_000) / 1_000_000)
    }

    var bytes: [UInt8] {
        withUnsafeBytes(of: (Int64(status), Int64(kilobytes), Int64(seconds))) { Array($0) }
    }

    init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        let numbers = bytes.withUnsafeBytes { raw in
            (0..<3).map { raw.loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self) }
        }
        self.init(
            status: Int32(truncatingIfNeeded: numbers[0]), kilobytes: Int(numbers[1]),
            seconds: Int(numbers[2]))
    }

    /// The signal that ended it.
    var signal: Int32? { status > 0 && status & 0x7F != 0 ? status & 0x7F : nil }
}
