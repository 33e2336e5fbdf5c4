import CPostgres

/// The rows of one result, kept by libpq and freed once.
public final class Rows {
    private let result: OpaquePointer
    private let statement: String
    public let count: Int
    public let columnCount: Int
    /// Rows that an INSERT, UPDATE or DELETE touched; 0 for other statements.
    public let affectedRows: Int
    /// Columns by their names; the first of each. libpq compares a name with all of them for every
    /// value that is asked for.
    private let columns: [String: Int]

    /// Takes over the result.
    init(_ result: OpaquePointer, statement: String) {
        self.result = result
        self.statement = statement
        count = Int(PQntuples(result))
        columnCount = Int(PQnfields(result))
        affectedRows = Int(String(cString: PQcmdTuples(result))) ?? 0
        let names = (0..<columnCount).map { column in
            PQfname(result, Int32(column)).map { String(cString: $0) } ?? ""
        }
        columns = Dictionary(
            zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    deinit { PQclear(result) }

    public func columnName(_ column: Int) -> String {
        PQfname(result, Int32(column)).map { String(cString: $0) } ?? ""
    }

    /// The value as text; nil for NULL and for a row or column that is not there.
    public func text(_ row: Int, _ column: Int) -> String? {
        guard row >= 0, row < count, column >= 0, column < columnCount,
            PQgetisnull(result, Int32(row), Int32(column)) == 0
        else { return nil }
        let length = Int(PQgetlength(result, Int32(row), Int32(column)))
        guard let start = PQgetvalue(result, Int32(row), Int32(column)) else { return nil }
        let bytes = UnsafeRawBufferPointer(start: start, count: length)
        return String(decoding: bytes, as: UTF8.self)
    }

    public func text(_ row: Int, _ column: String) -> String? {
        columns[column].flatMap { text(row, $0) }
    }

    public func requiredText(_ row: Int, _ column: String) throws(DatabaseError) -> String {
        guard let text = text(row, column) else { throw fault(row, column, "text") }
        return text
    }

    public func int64(_ row: Int, _ column: String) throws(DatabaseError) -> Int64? {
        try convert(row, column, "an integer") { Int64($0) }
    }

    public func requiredInt64(_ row: Int, _ column: String) throws(DatabaseError) -> Int64 {
        guard let value = try int64(row, column) else { throw fault(row, column, "an integer") }
        return value
    }

    public func int32(_ row: Int, _ column: String) throws(DatabaseError) -> Int32? {
        try convert(row, column, "a 32-bit integer") { Int32($0) }
    }

    public func requiredInt32(_ row: Int, _ column: String) throws(DatabaseError) -> Int32 {
        guard let value = try int32(row, column) else {
            throw fault(row, column, "a 32-bit integer")
        }
        return value
    }

    public func requiredBool(_ row: Int, _ column: String) throws(DatabaseError) -> Bool {
        switch text(row, column) {
        case "t": return true
        case "f": return false
        default: throw fault(row, column, "a boolean")
        }
    }

    /// A `bytea` in PostgreSQL's hexadecimal output.
    public func requiredBytes(_ row: Int, _ column: String) throws(DatabaseError) -> [UInt8] {
        let text = try requiredText(row, column)
        let digits = Array(text.utf8.dropFirst(2))
        guard text.hasPrefix("\\x"), digits.count % 2 == 0 else {
            throw fault(row, column, "bytes")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for pair in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Self.nibble(digits[pair]), let low = Self.nibble(digits[pair + 1])
            else { throw fault(row, column, "bytes") }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 97...102: digit - 87
        default: nil
        }
    }

    /// A one-dimensional array of integers without NULLs.
    public func int64Array(_ row: Int, _ column: String) throws(DatabaseError) -> [Int64]? {
        try convert(row, column, "an array of integers") { text in
            guard text.hasPrefix("{"), text.hasSuffix("}") else { return nil }
            let items = text.dropFirst().dropLast().split(separator: ",")
            let numbers = items.compactMap { Int64($0) }
            return numbers.count == items.count ? numbers : nil
        }
    }

    /// A one-dimensional array of integers whose NULLs are nil.
    public func nullableInt64Array(
        _ row: Int, _ column: String
    ) throws(DatabaseError) -> [Int64?]? {
        try convert(row, column, "an array of integers") { text in
            guard text.hasPrefix("{"), text.hasSuffix("}") else { return nil }
            let items = text.dropFirst().dropLast().split(separator: ",")
            let numbers = items.map { Int64($0) }
            let areNumbers = zip(items, numbers).allSatisfy { $1 != nil || $0 == "NULL" }
            return areNumbers ? numbers : nil
        }
    }

    /// A one-dimensional array of texts without NULLs.
    public func textArray(_ row: Int, _ column: String) throws(DatabaseError) -> [String]? {
        try convert(row, column, "an array of texts") { TextArrayParser.parse($0) }
    }

    private func convert<Value>(
        _ row: Int, _ column: String, _ expected: String, _ body: (String) -> Value?
    ) throws(DatabaseError) -> Value? {
        guard let number = columns[column] else {
            throw fault(row, column, "in the result")
        }
        guard let text = text(row, number) else { return nil }
        guard let value = body(text) else { throw fault(row, column, expected) }
        return value
    }

    private func fault(_ row: Int, _ column: String, _ expected: String) -> DatabaseError {
        .decoding(statement: statement, row: row, column: column, expected: expected)
    }
}

/// Reads PostgreSQL's text form of a text array.
enum TextArrayParser {
    /// - Returns: the elements; nil if the text is no one-dimensional array without NULLs.
    static func parse(_ text: String) -> [String]? {
        guard text.hasPrefix("{"), text.hasSuffix("}"), text.utf8.count >= 2 else { return nil }
        var elements: [String] = []
        var element = ""
        var isQuoted = false
        var wasQuoted = false
        var isEscaped = false
        let inner = text.unicodeScalars.dropFirst().dropLast()
        if inner.isEmpty { return [] }
        for character in inner {
            if isEscaped {
                element.unicodeScalars.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
                wasQuoted = true
            } else if character == ",", !isQuoted {
                if !wasQuoted, element == "NULL" { return nil }
                elements.append(element)
                element = ""
                wasQuoted = false
            } else if !isQuoted, character == "{" || character == "}" {
                return nil
            } else {
                element.unicodeScalars.append(character)
            }
        }
        guard !isQuoted, !isEscaped, wasQuoted || element != "NULL" else { return nil }
        return elements + [element]
    }
}
