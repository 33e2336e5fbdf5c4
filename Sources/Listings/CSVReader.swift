/// Reads CSV as spreadsheets write it: RFC 4180, quotes where a field needs them, lines ended by
/// CR LF, LF or CR; fields apart by commas, or by tabs where the first line has tabs and no comma.
public enum CSVReader {
    /// - Returns: the records in order, blank lines included as a record of one empty field, so
    ///   that the number of a record is the row that a spreadsheet shows.
    public static func records(of text: String) -> [[String]] {
        var scalars = Array(text.unicodeScalars)
        if scalars.first?.value == 0xFEFF { scalars.removeFirst() }
        let first = scalars.prefix { $0 != "\n" && $0 != "\r" }
        let separator: Unicode.Scalar = first.contains("\t") && !first.contains(",") ? "\t" : ","
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
        return records
    }
}
