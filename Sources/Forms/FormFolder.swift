import Dispatch
import FoundationEssentials
import Hashing
import Messages
import Synchronization
import Vocabulary

/// A form file by its name and what is in it: enough to tell whether somebody knows it already.
public struct FormStamp: Sendable, Equatable {
    /// Id of the form, which its file is named after.
    public let id: String
    /// SHA-256 of the file's bytes, 64 hexadecimal digits.
    public let contentHash: String

    public init(id: String, contentHash: String) {
        self.id = id
        self.contentHash = contentHash
    }
}

/// The form files of a directory, read but not yet taken apart.
public struct FormFolder: Sendable {
    let directory: String
    /// In order of their names.
    public let files: [(name: String, bytes: [UInt8])]
    private static let ending = ".yaml"

    /// Reads every `*.yaml` of a directory.
    ///
    /// - Throws: ``FormError`` if the directory or a file cannot be read, or if there is no file.
    public init(directory: String) throws(FormError) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory)
        } catch {
            throw FormError(
                file: directory,
                reason: FormMessages.unreadable.filled(["detail": "\(error)"]))
        }
        var files: [(name: String, bytes: [UInt8])] = []
        for name in names.sorted() where name.hasSuffix(Self.ending) {
            files.append((name, try Self.bytes("\(directory)/\(name)")))
        }
        guard !files.isEmpty else {
            throw FormError(file: directory, reason: FormMessages.emptyDirectory)
        }
        self.directory = directory
        self.files = files
    }

    /// Files that somebody else has read.
    public init(directory: String, files: [(name: String, bytes: [UInt8])]) {
        self.directory = directory
        self.files = files
    }

    static func bytes(_ file: String) throws(FormError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw FormError(
                file: file, reason: FormMessages.unreadable.filled(["detail": file]))
        }
        return Array(data)
    }

    /// One stamp a file, in order of the names. A file that says another id than its name is
    /// refused by ``FormCatalogue/init(_:)``, so nobody knows its stamp.
    public var stamps: [FormStamp] {
        files.map { file in
            FormStamp(
                id: String(file.name.dropLast(Self.ending.count)),
                contentHash: Hexadecimal.text(SHA256.hash(file.bytes)))
        }
    }
}

/// Forms whose stamps are known at once, and which are read when somebody asks what they say, or
/// beside other work once it is known that somebody will.
///
/// Used by one thread at a time.
public final class FormSource {
    /// In the order of ``FormCatalogue/forms``.
    public let stamps: [FormStamp]
    private let read: @Sendable () throws -> FormCatalogue
    private var known: FormCatalogue?
    private var reading: Reading?

    /// What another thread reads.
    private final class Reading: Sendable {
        let group = DispatchGroup()
        let result = Mutex<Result<FormCatalogue, any Error>?>(nil)
    }

    public init(_ catalogue: FormCatalogue) {
        stamps = catalogue.stamps
        known = catalogue
        read = { catalogue }
    }

    /// - Parameters:
    ///   - stamps: those of the catalogue that `read` gives, in its order.
    ///   - read: asked once at most.
    public init(
        stamps: [FormStamp], read: @escaping @Sendable () throws -> FormCatalogue
    ) {
        self.stamps = stamps
        self.read = read
    }

    /// Begins to read beside what the caller does next, which is mostly waiting for the server;
    /// what goes wrong is said when somebody asks for the forms.
    public func prepare() {
        guard known == nil, reading == nil else { return }
        let begun = Reading()
        reading = begun
        DispatchQueue.global(qos: .userInitiated).async(group: begun.group) { [read] in
            let result = Result(catching: read)
            begun.result.withLock { $0 = result }
        }
    }

    public func catalogue() throws -> FormCatalogue {
        if let known { return known }
        reading?.group.wait()
        let catalogue = try reading?.result.withLock { $0 }?.get() ?? read()
        known = catalogue
        return catalogue
    }
}
