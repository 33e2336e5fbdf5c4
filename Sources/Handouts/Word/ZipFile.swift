import CLibZip
import Glibc

/// A ZIP container as its parts, in order.
struct ZipFile {
    var parts: [(name: String, bytes: [UInt8])]

    /// Templates are small; what is larger is none.
    private static let mostParts = 2000
    private static let mostBytes = 100 << 20

    init(parts: [(name: String, bytes: [UInt8])]) { self.parts = parts }

    /// - Returns: nil if the bytes are no ZIP container, are locked by a password or unpack to more
    ///   than a template can have.
    init?(_ bytes: [UInt8]) {
        let read = bytes.withUnsafeBytes { raw -> [(name: String, bytes: [UInt8])]? in
            let created = zip_source_buffer_create(raw.baseAddress, UInt64(raw.count), 0, nil)
            guard let source = created else { return nil }
            guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
                zip_source_free(source)
                return nil
            }
            defer { zip_discard(archive) }
            return Self.parts(of: archive)
        }
        guard let read else { return nil }
        parts = read
    }

    private static func parts(of archive: OpaquePointer) -> [(name: String, bytes: [UInt8])]? {
        let count = zip_get_num_entries(archive, 0)
        guard (0...Int64(mostParts)).contains(count) else { return nil }
        var parts: [(name: String, bytes: [UInt8])] = []
        var total = 0
        for index in 0..<UInt64(count) {
            guard let name = zip_get_name(archive, index, 0).map({ String(cString: $0) }),
                let file = zip_fopen_index(archive, index, 0)
            else { return nil }
            defer { zip_fclose(file) }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let read = Int(zip_fread(file, &buffer, UInt64(buffer.count)))
                guard read >= 0 else { return nil }
                guard read > 0 else { break }
                total += read
                guard total <= mostBytes else { return nil }
                bytes += buffer[..<read]
            }
            if !name.hasSuffix("/") { parts.append((name, bytes)) }
        }
        return parts
    }

    /// The container; the same parts give the same bytes.
    ///
    /// - Returns: nil if it cannot be packed.
    func packed() -> [UInt8]? {
        guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { return nil }
        guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, nil) else {
            zip_source_free(source)
            return nil
        }
        // the archive lets go of it at the end, and it is read after that
        zip_source_keep(source)
        defer { zip_source_free(source) }
        for part in parts {
            guard Self.add(part, to: archive) else {
                zip_discard(archive)
                return nil
            }
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            return nil
        }
        return Self.bytes(of: source)
    }

    private static func add(
        _ part: (name: String, bytes: [UInt8]), to archive: OpaquePointer
    ) -> Bool {
        // freed by the archive
        guard let copy = malloc(max(part.bytes.count, 1)) else { return false }
        part.bytes.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
        }
        guard let source = zip_source_buffer(archive, copy, UInt64(part.bytes.count), 1) else {
            free(copy)
            return false
        }
        let added = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard let index = UInt64(exactly: added) else {
            zip_source_free(source)
            return false
        }
        // 1980-01-01, the first day that the format knows, whatever the day and the time zone
        return zip_file_set_dostime(archive, index, 0, 0x21, 0) == 0
    }

    private static func bytes(of source: OpaquePointer) -> [UInt8]? {
        guard zip_source_open(source) == 0 else { return nil }
        defer { zip_source_close(source) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let read = zip_source_read(source, &buffer, UInt64(buffer.count))
            guard read >= 0 else { return nil }
            guard read > 0 else { return bytes }
            bytes += buffer[..<Int(read)]
        }
    }
}
