import Forms

/// The form files of this checkout.
public enum FormFiles {
    /// The top of the checkout, seen from this file.
    public static var repository: String {
        #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()
    }

    public static var directory: String { "\(repository)/config/forms" }

    public static func catalogue() throws -> FormCatalogue {
        try FormCatalogue(directory: directory)
    }
}
