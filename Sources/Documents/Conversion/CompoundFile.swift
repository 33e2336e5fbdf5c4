/// The directory of a compound file, in which old Office programs, WPS among them, keep their
/// documents.
///
/// - Source: MS-CFB, 2.2 to 2.6.
struct CompoundFile {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private let bytes: [UInt8]
    private let sectorSize: Int
    /// First sectors of the streams and storages by name.
    private(set) var entries: [String: Int] = [:]

    /// Sectors of the directory that are followed; no document of an office has as many entries.
    private static let mostSectors = 1000

    /// - Returns: nil if the file is cut off or broken.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: Self.signature), bytes.count >= 512 else { return nil }
        self.bytes = bytes
        let shift = Self.number(bytes, 30, 2)
        guard let shift, shift == 9 || shift == 12, let first = Self.number(bytes, 48, 4) else {
            return nil
        }
        sectorSize = 1 << shift
        var sector = first
        for _ in 0..<Self.mostSectors {
            guard let start = offset(of: sector) else { return nil }
            for entry in stride(from: start, to: start + sectorSize, by: 128) {
                addEntry(at: entry)
            }
            guard let next = next(after: sector) else { return nil }
            if next >= 0xFFFF_FFFA { return }
            sector = next
        }
        return nil
    }

    private mutating func addEntry(at start: Int) {
        guard let length = Self.number(bytes, start + 64, 2), (2...64).contains(length),
            let sector = Self.number(bytes, start + 116, 4)
        else { return }
        let units = stride(from: start, to: start + length - 2, by: 2).map {
            UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
        entries[String(decoding: units, as: UTF16.self)] = sector
    }

    private func offset(of sector: Int) -> Int? {
        let start = (sector + 1) * sectorSize
        return start >= 0 && start + sectorSize <= bytes.count ? start : nil
    }

    /// The sector behind another, by the table that the header lists the sectors of. Of that
    /// list only the part in the header is followed, enough for files of 7 megabytes and more.
    private func next(after sector: Int) -> Int? {
        let perSector = sectorSize / 4
        let place = sector / perSector
        guard place < 109, let table = Self.number(bytes, 76 + place * 4, 4),
            let start = offset(of: table)
        else { return nil }
        return Self.number(bytes, start + sector % perSector * 4, 4)
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        guard start >= 0, start + count <= bytes.count else { return nil }
        return (0..<count).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    }

    // MARK: What it holds

    /// Whether a password keeps the document from being read.
    var isLocked: Bool {
        if entries["EncryptedPackage"] != nil { return true }
        if let sector = entries["WordDocument"], let start = offset(of: sector) {
            // fEncrypted of the FIB (MS-DOC, 2.5.2)
            return bytes[start + 11] & 1 != 0
        }
        if let sector = entries["Workbook"] ?? entries["Book"], let start = offset(of: sector) {
            return hasFilePass(from: start)
        }
        return false
    }

    /// FilePass is among the first records of a locked workbook (MS-XLS, 2.4.117).
    private func hasFilePass(from start: Int) -> Bool {
        var position = start
        for _ in 0..<8 {
            guard let kind = Self.number(bytes, position, 2),
                let length = Self.number(bytes, position + 2, 2)
            else { return false }
            if kind == 0x2F { return true }
            position += 4 + length
        }
        return false
    }
}
