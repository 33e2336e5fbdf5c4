import FoundationEssentials
import Messages

/// Every form a directory holds, ordered by first year of validity.
public struct FormCatalogue: Sendable {
    public let forms: [Form]

    /// Reads every `*.yaml` of a directory.
    ///
    /// - Throws: ``FormError`` if a file is broken, if its id is not its file name, or if two
    ///   forms claim the same year.
    public init(directory: String) throws(FormError) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory)
        } catch {
            throw FormError(
                file: directory,
                reason: FormMessages.unreadable.filled(["detail": "\(error)"]))
        }
        var forms: [Form] = []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            forms.append(try Self.form(file: "\(directory)/\(name)", name: name))
        }
        guard !forms.isEmpty else {
            throw FormError(file: directory, reason: FormMessages.emptyDirectory)
        }
        forms.sort { ($0.years.first, $0.id) < ($1.years.first, $1.id) }
        for (earlier, later) in zip(forms, forms.dropFirst())
        where earlier.years.overlaps(later.years) {
            throw FormError(
                file: "\(directory)/\(later.id).yaml",
                reason: FormMessages.yearsOverlap.filled(["value": earlier.id]))
        }
        self.forms = forms
    }

    private static func form(file: String, name: String) throws(FormError) -> Form {
        var parser = try FormParser(file: file, bytes: try bytes(file))
        let form = try parser.form()
        guard name == "\(form.id).yaml" else {
            throw FormError(
                file: file, reason: FormMessages.idIsNotFileName.filled(["value": form.id]))
        }
        return form
    }

    /// The file of a form, as it is now.
    public static func file(of id: String, directory: String) throws(FormError) -> [UInt8] {
        try bytes("\(directory)/\(id).yaml")
    }

    private static func bytes(_ file: String) throws(FormError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw FormError(
                file: file, reason: FormMessages.unreadable.filled(["detail": file]))
        }
        return Array(data)
    }

    /// The form with an id.
    public subscript(id: String) -> Form? { forms.first { $0.id == id } }

    /// The form that is valid for reports of a year.
    public func form(forYear year: Int) -> Form? { forms.first { $0.years.contains(year) } }
}
