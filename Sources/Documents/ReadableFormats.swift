public import Messages

/// Which formats this machine reads, and what to install for the others.
public struct ReadableFormats: Sendable {
    /// Formats that are read together, or not at all.
    public struct Group: Sendable {
        /// As file endings: `doc, wps, rtf, odt`.
        public let names: String
        /// What to install where they are not read; nil if they are.
        public let missing: Phrase?
    }

    public let groups: [Group]

    /// Looks for the helpers on this machine.
    public init() { self.init(.installed) }

    init(_ helpers: Helpers) {
        let hasPDF = helpers.paths[.pdfText] != nil && helpers.paths[.pdfDrawing] != nil
        groups = [
            Group(names: "txt, html, docx, docm, xlsx, xlsm", missing: nil),
            Group(names: "pdf", missing: hasPDF ? nil : DocumentMessages.installPoppler),
            Group(
                names: "doc, wps, rtf, odt, xls, et, ods, xlsb",
                missing: helpers.paths[.office] == nil ? DocumentMessages.installOffice : nil),
        ]
    }

    /// One line: what is read, and behind it what is not and why.
    public var summary: Phrase {
        let read = groups.filter { $0.missing == nil }.map(\.names).joined(separator: ", ")
        var zh = read
        var en = read
        for group in groups {
            guard let missing = group.missing else { continue }
            zh += "；不能读 \(group.names)：\(missing.zh)"
            en += "; not \(group.names): \(missing.en)"
        }
        return Phrase(zh, en: en)
    }

    public var isComplete: Bool { groups.allSatisfy { $0.missing == nil } }
}
