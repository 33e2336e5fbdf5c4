import CLibZip
import Messages

/// Unpacks one part of a ZIP container within bounds.
enum ZipPart {
    /// How a ZIP file with something in it begins.
    static let signature = Array("PK\u{3}\u{4}".utf8)

    /// - Returns: the part's bytes, checked against its checksum; nil if there is no such part.
    /// - Throws: ``DocumentError`` if the container is broken, locked by a password or has too many
    ///   parts, or if the part is too large. What the container says of its size is not trusted.
    static func bytes(
        of part: String, in container: [UInt8], limits: Limits, name: String
    ) throws(DocumentError) -> [UInt8]? {
        let result = container.withUnsafeBytes { bytes -> Result<[UInt8]?, DocumentError> in
            guard
                let source = zip_source_buffer_create(
                    bytes.baseAddress, UInt64(bytes.count), 0, nil)
            else { return .failure(broken(name)) }
            guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
                zip_source_free(source)
                return .failure(broken(name))
            }
            defer { zip_discard(archive) }
            return Result { () throws(DocumentError) in
                try unpacked(part, archive, limits, name)
            }
        }
        return try result.get()
    }

    private static func unpacked(
        _ part: String, _ archive: OpaquePointer, _ limits: Limits, _ name: String
    ) throws(DocumentError) -> [UInt8]? {
        guard zip_get_num_entries(archive, 0) <= limits.parts else {
            let reason = DocumentMessages.tooManyParts.filled(["limit": String(limits.parts)])
            throw DocumentError(file: name, .tooLarge, reason)
        }
        guard
            let index = UInt64(exactly: zip_name_locate(archive, part, zip_flags_t(ZIP_FL_NOCASE)))
        else { return nil }
        var status = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &status) == 0 else { throw broken(name) }
        guard Int32(status.encryption_method) == ZIP_EM_NONE else {
            throw DocumentError(file: name, .encrypted, DocumentMessages.encrypted)
        }
        guard status.size <= limits.unpackedBytes else { throw tooLarge(name, limits) }
        guard let file = zip_fopen_index(archive, index, 0) else { throw broken(name) }
        defer { zip_fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(zip_fread(file, &buffer, UInt64(buffer.count)))
            guard count >= 0 else { throw broken(name) }
            guard count > 0 else { return bytes }
            guard bytes.count + count <= limits.unpackedBytes else { throw tooLarge(name, limits) }
            bytes += buffer[..<count]
        }
    }

    private static func broken(_ name: String) -> DocumentError {
        DocumentError(file: name, .brokenZip, DocumentMessages.brokenZip)
    }

    private static func tooLarge(_ name: String, _ limits: Limits) -> DocumentError {
        let limit = String(limits.unpackedBytes)
        let reason = DocumentMessages.unpacksTooLarge.filled(["limit": limit])
        return DocumentError(file: name, .tooLarge, reason)
    }
}
