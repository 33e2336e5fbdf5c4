import Glibc
import PostgresClient
import Store

/// A run that cannot keep its findings.
public enum FindingSpoolError: Error, Equatable {
    /// The temporary file could not be made, written or read; with the system's error number.
    case temporaryFile(Int32)
}

/// Findings that wait in an unlinked temporary file until the stream of submissions has ended, so
/// that a year with many findings does not grow the worker's memory. They wait as the rows that
/// will be sent, each after its length.
final class FindingSpool {
    private let file: UnsafeMutablePointer<FILE>
    private let encoder = BinaryRowEncoder(statement: "copy_findings")
    /// The edition that the run makes.
    private let edition: Int64
    private(set) var count = 0
    /// Lists of cells that the rows refer to.
    private(set) var lists = CellLists()

    init(edition: Int64) throws {
        guard let file = tmpfile() else { throw FindingSpoolError.temporaryFile(errno) }
        self.file = file
        self.edition = edition
    }

    deinit { fclose(file) }

    func append(_ row: FindingRow) throws {
        try row.encode(into: encoder, edition: edition, lists: &lists)
        try encoder.takeRows { try append(encoded: $0) }
    }

    private func append(encoded row: UnsafeRawBufferPointer) throws {
        try withUnsafeBytes(of: row.count) { try write($0) }
        try write(row)
        count += 1
    }

    /// Hands over every encoded row in the order of appending; the bytes are valid inside the call.
    func forEach(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard fflush(file) == 0, fseek(file, 0, SEEK_SET) == 0 else {
            throw FindingSpoolError.temporaryFile(errno)
        }
        var row: [UInt8] = []
        for _ in 0..<count {
            var length = 0
            try withUnsafeMutableBytes(of: &length) { try read(into: $0) }
            if row.count < length { row = [UInt8](repeating: 0, count: length) }
            try row.withUnsafeMutableBytes { buffer in
                let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[..<length])
                try read(into: bytes)
                try body(UnsafeRawBufferPointer(bytes))
            }
        }
        guard fseek(file, 0, SEEK_END) == 0 else { throw FindingSpoolError.temporaryFile(errno) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws {
        guard fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count else {
            throw FindingSpoolError.temporaryFile(errno)
        }
    }

    private func read(into bytes: UnsafeMutableRawBufferPointer) throws {
        guard fread(bytes.baseAddress, 1, bytes.count, file) == bytes.count else {
            throw FindingSpoolError.temporaryFile(errno)
        }
    }
}
