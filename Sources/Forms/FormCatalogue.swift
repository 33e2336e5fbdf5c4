import Messages

/// Every form a directory holds, ordered by first year of validity.
public struct FormCatalogue: Sendable {
    public let forms: [Form]
    /// The files that say so.
    public let folder: FormFolder

    /// Reads every `*.yaml` of a directory.
    ///
    /// - Throws: ``FormError`` if a file is broken, if its id is not its file name, or if two
    ///   forms claim the same year.
    public init(directory: String) throws(FormError) {
        try self.init(try FormFolder(directory: directory))
    }

    /// Reads what the files of a folder say.
    ///
    /// - Throws: as ``init(directory:)``.
    public init(_ folder: FormFolder) throws(FormError) {
        let directory = folder.directory
        var read: [(form: Form, yearsLine: Int?)] = []
        for (name, bytes) in folder.files {
            read.append(try Self.form(file: "\(directory)/\(name)", name: name, bytes: bytes))
        }
        read.sort { ($0.form.years.first, $0.form.id) < ($1.form.years.first, $1.form.id) }
        for (earlier, later) in zip(read, read.dropFirst())
        where earlier.form.years.overlaps(later.form.years) {
            let place = "\(earlier.form.id).yaml" + (earlier.yearsLine.map { ":\($0)" } ?? "")
            throw FormError(
                file: "\(directory)/\(later.form.id).yaml", line: later.yearsLine,
                reason: FormMessages.yearsOverlap.filled([
                    "value": earlier.form.id, "place": place,
                ]))
        }
        forms = read.map(\.form)
        self.folder = folder
    }

    private static func form(
        file: String, name: String, bytes: [UInt8]
    ) throws(FormError) -> (form: Form, yearsLine: Int?) {
        var parser = try FormParser(file: file, bytes: bytes)
        let form = try parser.form()
        guard name == "\(form.id).yaml" else {
            throw FormError(
                file: file, reason: FormMessages.idIsNotFileName.filled(["value": form.id]))
        }
        return (form, try parser.yearsLine())
    }

    /// The file of a form, as it is now.
    public static func file(of id: String, directory: String) throws(FormError) -> [UInt8] {
        try FormFolder.bytes("\(directory)/\(id).yaml")
    }

    /// One stamp a form, in the order of the forms.
    public var stamps: [FormStamp] {
        forms.map { FormStamp(id: $0.id, contentHash: $0.contentHash) }
    }

    /// The form with an id.
    public subscript(id: String) -> Form? { forms.first { $0.id == id } }

    /// The form that is valid for reports of a year.
    public func form(forYear year: Int) -> Form? { forms.first { $0.years.contains(year) } }
}
