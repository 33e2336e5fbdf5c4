/// The fields of what is hashed, as `docs/record-format.md` writes them: each ended by a bar, a
/// text with its length in bytes before it, `-` for what is not there. So nothing can be moved from
/// one field into the next, and nothing stands for a text of one hyphen but that text.
struct RecordFields {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func text(_ field: String?) {
        guard let field else { return none() }
        text(Array(field.utf8))
    }

    /// A text as its UTF-8.
    mutating func text(_ field: [UInt8]) {
        bytes.append(contentsOf: String(field.count).utf8)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(contentsOf: field)
        end()
    }

    mutating func number(_ field: (some BinaryInteger)?) {
        guard let field else { return none() }
        decimal(String(field))
    }

    /// A number as the database writes it.
    mutating func decimal(_ field: String?) {
        guard let field else { return none() }
        bytes.append(contentsOf: field.utf8)
        end()
    }

    private mutating func none() {
        bytes.append(UInt8(ascii: "-"))
        end()
    }

    private mutating func end() { bytes.append(UInt8(ascii: "|")) }
}
