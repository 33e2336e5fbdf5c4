import Forms
import Messages

/// Tells the form by the headers of its tables, never by the year or the notice a report names.
enum FormDetection {
    private struct Sighting {
        let label: String
        let key: LabelKey
        let place: Place
    }

    static func labels(
        of grids: [Grid], among catalogue: [FormLabels], text: [String], name: String
    ) throws(DocumentError) -> FormLabels {
        var found: [(labels: FormLabels, sightings: [Sighting])] = catalogue.map { ($0, []) }
        for grid in grids {
            for (row, cells) in grid.rows.enumerated() {
                for cell in cells where !cell.isBlank && cell.text.utf8.count <= 400 {
                    let key = LabelKey(cell.text)
                    guard key.scalars.count >= 4 else { continue }
                    let place = Place(
                        line: cell.line, table: grid.number, row: row + 1, column: cell.column + 1)
                    for index in found.indices {
                        found[index].sightings += found[index].labels.signature
                            .filter { key.contains($0.key) }
                            .map { Sighting(label: $0.label, key: $0.key, place: place) }
                    }
                }
            }
        }
        let seen = found.filter { !$0.sightings.isEmpty }
        guard let first = seen.first else { throw unknown(grids, text: text, name: name) }
        guard seen.count > 1 else { return first.labels }
        // A header another form knows under another name speaks for neither.
        let certain = seen.compactMap { candidate -> (FormLabels, Sighting)? in
            let others = seen.filter { $0.labels.form.id != candidate.labels.form.id }
            let own = candidate.sightings.first { sighting in
                !others.contains { $0.labels.knows(sighting.key) }
            }
            return own.map { (candidate.labels, $0) }
        }
        guard certain.count < 2 else { throw mixed(certain[0], certain[1], name: name) }
        return certain.first?.0 ?? first.labels
    }

    private static func mixed(
        _ first: (FormLabels, Sighting), _ second: (FormLabels, Sighting), name: String
    ) -> DocumentError {
        let reason = DocumentMessages.mixedForms.filled([
            "first": first.1.label, "firstForm": first.0.form.id, "second": second.1.label,
            "secondForm": second.0.form.id,
        ])
        return DocumentError(
            file: name, faults: [DocumentFault(.mixedForms, reason, at: second.1.place)])
    }

    /// 政府 and 公开 as they look when UTF-8 was taken for GBK or Latin-1.
    private static let garbledWords = ["鏀垮簻", "鍏紑", "æ”¿åº", "æ¿åº"]

    private static func unknown(_ grids: [Grid], text: [String], name: String) -> DocumentError {
        let cells = grids.lazy.flatMap(\.rows).joined().map(\.text).prefix(1000)
        let isGarbled = { (text: String) in
            garbledWords.contains { text.contains($0) } || text.contains("\u{FFFD}")
        }
        if text.prefix(1000).contains(where: isGarbled) || cells.contains(where: isGarbled) {
            return DocumentError(file: name, .garbled, DocumentMessages.garbled)
        }
        guard !grids.isEmpty else {
            return DocumentError(file: name, .noTable, DocumentMessages.noTable)
        }
        let reason = DocumentMessages.unknownTable.filled(["count": String(grids.count)])
        return DocumentError(file: name, .unknownTable, reason)
    }
}
