import Wording

/// Reads text with separated columns as spreadsheets write it: RFC 4180, quotes where a field needs
/// them, lines ended by CR LF, LF or CR.
///
/// The separator is the one of `,`, tab and `;` that the first lines have most of outside of
/// quotes; `，`, which names and titles are written with too, only where there are none of these.
package struct CSVText {
    /// In order, blank lines included as a record of one empty field, so that the number of a
    /// record is the row that a spreadsheet shows.
    package let records: [[String]]
    /// Whether a quotation mark is never closed: what follows it cannot be told apart.
    package let isOpen: Bool

    package init(_ text: String) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first?.value == 0xFEFF { scalars.removeFirst() }
        let separator = Self.separator(scalars)
        var records: [[String]] = []
        var record: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var index = 0
        func next() -> Unicode.Scalar? {
            index + 1 < scalars.count ? scalars[index + 1] : nil
        }
        while index < scalars.count {
            let scalar = scalars[index]
            if isQuoted {
                if scalar != "\"" {
                    field.append(scalar)
                } else if next() == "\"" {
                    field.append(scalar)
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"", field.isEmpty {
                isQuoted = true
            } else if scalar == separator {
                record.append(String(field))
                field = .init()
            } else if scalar == "\n" || scalar == "\r" {
                if scalar == "\r", next() == "\n" { index += 1 }
                records.append(record + [String(field)])
                record = []
                field = .init()
            } else {
                field.append(scalar)
            }
            index += 1
        }
        if !record.isEmpty || !field.isEmpty { records.append(record + [String(field)]) }
        self.records = records
        isOpen = isQuoted
    }

    private static func separator(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        var counts: [Unicode.Scalar: Int] = [:]
        var isQuoted = false
        var lines = 0
        for scalar in scalars {
            if scalar == "\"" { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if scalar == "\n" || scalar == "\r" { lines += 1 }
            guard lines < Self.linesLookedAt else { break }
            counts[scalar, default: 0] += 1
        }
        let known: [Unicode.Scalar] = [",", "\t", ";"]
        let most = known.reduce(",") { counts[$1] ?? 0 > counts[$0] ?? 0 ? $1 : $0 }
        return counts[most] == nil && counts["，"] != nil ? "，" : most
    }

    /// Titles stand above the headings of many lists, and have no separator.
    private static let linesLookedAt = 15
}
