import Glibc

/// A run that cannot keep its findings.
public enum FindingSpoolError: Error, Equatable {
    /// The temporary file could not be made, written or read; with the system's error number.
    case temporaryFile(Int32)
}

/// Pieces of bytes in an unlinked temporary file, each after its length.
final class SpoolFile {
    private let file: UnsafeMutablePointer<FILE>
    private(set) var count = 0

    init() throws {
        guard let file = tmpfile() else { throw FindingSpoolError.temporaryFile(errno) }
        self.file = file
    }

    deinit { fclose(file) }

    func append(_ piece: UnsafeRawBufferPointer) throws {
        try withUnsafeBytes(of: piece.count) { try write($0) }
        try write(piece)
        count += 1
    }

    /// Hands over every piece in the order of appending; the bytes are valid inside the call.
    func replay(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard fflush(file) == 0, fseek(file, 0, SEEK_SET) == 0 else {
            throw FindingSpoolError.temporaryFile(errno)
        }
        var piece: [UInt8] = []
        for _ in 0..<count {
            var length = 0
            try withUnsafeMutableBytes(of: &length) { try read(into: $0) }
            if piece.count < length { piece = [UInt8](repeating: 0, count: length) }
            try piece.withUnsafeMutableBytes { buffer in
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
