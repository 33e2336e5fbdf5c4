package import Forms
import Messages
import Vocabulary

/// A report or what is wrong with a document as bytes, so that another process can read it.
///
/// The form goes by its id, and the file has no name here: whoever reads the bytes knows both.
/// What comes back is checked against the form, because the other process may have been misled.
extension Report {
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.add(form.id)
        writer.add(agencyName) { $0.add($1) }
        writer.add(year) { $0.add($1) }
        writer.add(title) { $0.add($1) }
        writer.add(publishedOn) { $0.add($1.daysSinceEpoch) }
        writer.add(cells) { $0.add($1) }
        writer.add(narrative) { writer, part in
            writer.add(part.sectionID)
            writer.add(part.heading)
            writer.add(part.text)
            writer.add(part.hasTable)
        }
        writer.add(preamble)
        writer.add(notes) { $0.add($1) }
        return writer.bytes
    }

    /// Days of the years 1 to 9999.
    private static let days = -719_162...2_932_896

    package init(bytes: [UInt8], catalogue: FormCatalogue) throws(ByteReader.Garbled) {
        var reader = ByteReader(bytes)
        guard let form = catalogue[try reader.text()] else { throw ByteReader.Garbled() }
        let agencyName = try Self.text(&reader)
        let year = try reader.optional { reader throws(ByteReader.Garbled) in
            try reader.number(in: 0...9999)
        }
        let title = try Self.text(&reader)
        let published = try reader.optional { reader throws(ByteReader.Garbled) in
            CalendarDate(daysSinceEpoch: try reader.number(in: Self.days))
        }
        let cells = try reader.list { reader throws(ByteReader.Garbled) in try reader.cell() }
        guard cells.map(\.position) == Array(form.cells.indices) else {
            throw ByteReader.Garbled()
        }
        let narrative = try reader.list { reader throws(ByteReader.Garbled) in
            Narrative(
                sectionID: try reader.text(), heading: try reader.text(),
                text: try reader.text(), hasTable: try reader.truth())
        }
        guard narrative.allSatisfy({ part in form.sections.contains { $0.id == part.sectionID } })
        else { throw ByteReader.Garbled() }
        let preamble = try reader.text()
        let notes = try reader.list { reader throws(ByteReader.Garbled) in try reader.phrase() }
        try reader.end()
        self.init(
            form: form, agencyName: agencyName, year: year, title: title, publishedOn: published,
            cells: cells, narrative: narrative, preamble: preamble, notes: notes)
    }

    private static func text(_ reader: inout ByteReader) throws(ByteReader.Garbled) -> String? {
        try reader.optional { reader throws(ByteReader.Garbled) in try reader.text() }
    }
}

extension DocumentError {
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.add(faults) { writer, fault in
            writer.add(fault.kind.rawValue)
            writer.add(fault.place) { $0.add($1) }
            writer.add(fault.rawText) { $0.add($1) }
            writer.add(fault.reason)
        }
        writer.add(omittedCount)
        return writer.bytes
    }

    /// - Parameter file: stands for the document in messages.
    package init(bytes: [UInt8], file: String) throws(ByteReader.Garbled) {
        var reader = ByteReader(bytes)
        let faults = try reader.list { reader throws(ByteReader.Garbled) in
            guard let kind = DocumentFault.Kind(rawValue: try reader.text()) else {
                throw ByteReader.Garbled()
            }
            let place = try reader.optional { reader throws(ByteReader.Garbled) in
                try reader.place()
            }
            let rawText = try reader.optional { reader throws(ByteReader.Garbled) in
                try reader.text()
            }
            return DocumentFault(kind, try reader.phrase(), at: place, rawText: rawText)
        }
        let omitted = try reader.number(in: 0...Int(Int32.max))
        try reader.end()
        guard !faults.isEmpty, faults.count <= Limits.default.faults else {
            throw ByteReader.Garbled()
        }
        self.init(file: file, faults: faults, omittedCount: omitted)
    }
}

extension ByteWriter {
    fileprivate mutating func add(_ phrase: Phrase) {
        add(phrase.zh)
        add(phrase.en)
    }

    fileprivate mutating func add(_ place: Place) {
        add(place.line) { $0.add($1) }
        add(place.table)
        add(place.row)
        add(place.column) { $0.add($1) }
    }

    fileprivate mutating func add(_ cell: ReportCell) {
        add(cell.position)
        switch cell.state {
        case .blank: add(0)
        case .unreadable: add(1)
        case .number(let value):
            add(2)
            add(value)
        }
        add(cell.rawText)
        add(cell.place)
        add(cell.note) { $0.add($1) }
    }
}

extension ByteReader {
    /// Counts of lines, tables, rows and columns.
    private static let counts = 0...Int(Int32.max)

    fileprivate mutating func phrase() throws(Garbled) -> Phrase {
        Phrase(try text(), en: try text())
    }

    fileprivate mutating func place() throws(Garbled) -> Place {
        let count = { (reader: inout ByteReader) throws(Garbled) in
            try reader.number(in: Self.counts)
        }
        return Place(
            line: try optional(count), table: try count(&self), row: try count(&self),
            column: try optional(count))
    }

    fileprivate mutating func cell() throws(Garbled) -> ReportCell {
        let position = try number(in: Self.counts)
        let state: ReportCell.State
        switch try number(in: 0...2) {
        case 0: state = .blank
        case 1: state = .unreadable
        default: state = .number(try number())
        }
        return ReportCell(
            position: position, state: state, rawText: try text(), place: try place(),
            note: try optional { reader throws(Garbled) in try reader.phrase() })
    }
}

extension ListFile {
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.add(rows) { writer, row in
            writer.add(row.number)
            writer.add(row.cells) { $0.add($1) }
        }
        return writer.bytes
    }

    package init(bytes: [UInt8]) throws(ByteReader.Garbled) {
        var reader = ByteReader(bytes)
        let rows = try reader.list { reader throws(ByteReader.Garbled) in
            Row(
                number: try reader.number(in: 1...Int(Int32.max)),
                cells: try reader.list { reader throws(ByteReader.Garbled) in try reader.text() })
        }
        try reader.end()
        // from the top to the bottom, and at least one
        guard !rows.isEmpty, zip(rows, rows.dropFirst()).allSatisfy({ $0.number < $1.number })
        else { throw ByteReader.Garbled() }
        self.init(rows: rows)
    }
}
