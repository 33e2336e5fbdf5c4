import Glibc
import Messages
import Vocabulary

/// The files that a command is given, with those of folders in the order of their names.
///
/// A file that is named itself is always taken. In a folder some are passed over, each counted
/// with its reason; all others are read, for the format is told from what is in a file.
struct FileWalk {
    private(set) var files: [String] = []
    /// Folders and names that cannot be read at all.
    private(set) var faults: [Phrase] = []
    /// How many files were passed over, and for which reason.
    private(set) var passedOver: [SkippedFile: Int] = [:]
    private var seen: Set<FileIdentity> = []
    private var aside: FileIdentity?

    /// Nested folders; a tree of reports has a few.
    private static let deepest = 64

    /// - Parameter aside: a file that is read for another purpose, wherever it lies.
    init(_ arguments: [String], except aside: String? = nil) {
        self.aside = aside.flatMap(Self.status).map(FileIdentity.init)
        for argument in arguments {
            guard let status = Self.status(argument) else {
                // reading it says what is wrong
                files.append(argument)
                continue
            }
            guard isNew(status) else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                let before = (files.count, faults.count)
                open(Self.withoutSlash(argument), depth: 1)
                if (files.count, faults.count) == before {
                    faults.append(FolderMessages.nothingInFolder.filled(["folder": argument]))
                }
            } else {
                files.append(argument)
            }
        }
    }

    /// Puts files in the order of their times, those without one last.
    mutating func order(by time: (String) -> Instant?) {
        let dated = files.enumerated().map { ($0, time($1)?.microsecondsSinceEpoch ?? .max, $1) }
        files = dated.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.2)
    }

    /// One line on what was passed over; nil if nothing was.
    var summary: Phrase? {
        guard !passedOver.isEmpty else { return nil }
        let parts = SkippedFile.allCases.compactMap { reason in
            passedOver[reason].map { reason.label.filled(["count": String($0)]) }
        }
        return FolderMessages.passedOver.filled([
            "count": String(passedOver.values.reduce(0, +))
        ]).filled([
            "reasons": parts.joined(zh: "，", en: ", ")
        ])
    }

    private mutating func pass(over reason: SkippedFile) { passedOver[reason, default: 0] += 1 }

    private mutating func open(_ folder: String, depth: Int) {
        guard depth <= Self.deepest else {
            faults.append(FolderMessages.tooDeep.filled(["folder": folder]))
            return
        }
        guard let names = names(in: folder) else { return }
        let all = Set(names)
        for name in names {
            let path = "\(folder)/\(name)"
            guard let status = Self.status(path) else {
                files.append(path)
                continue
            }
            let kind = status.st_mode & S_IFMT
            if let reason = SkippedFile(name, isFolder: kind == S_IFDIR, beside: all) {
                pass(over: reason)
            } else if kind != S_IFDIR, kind != S_IFREG {
                pass(over: .noFile)
            } else if isNew(status) {
                if kind == S_IFDIR { open(path, depth: depth + 1) } else { files.append(path) }
            }
        }
    }

    /// Whatever was given or found before is counted, and not read again.
    private mutating func isNew(_ status: stat) -> Bool {
        let identity = FileIdentity(status)
        guard identity != aside else { return false }
        let isNew = seen.insert(identity).inserted
        if !isNew { pass(over: .twice) }
        return isNew
    }

    /// In order; nil if the folder cannot be opened, which is a fault.
    private mutating func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else {
            faults.append(
                FolderMessages.cannotOpen.filled([
                    "folder": folder, "detail": String(cString: strerror(errno)),
                ]))
            return nil
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { bytes in
                    (text: String(validatingCString: bytes), shown: String(cString: bytes))
                }
            }
            guard let text = name.text else {
                // an archive packed elsewhere keeps its names in GBK
                faults.append(
                    FolderMessages.badName.filled(["folder": folder, "name": name.shown]))
                continue
            }
            if text != ".", text != ".." { names.append(text) }
        }
        return names.sorted()
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func withoutSlash(_ folder: String) -> String {
        var folder = folder
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        return folder == "/" ? "" : folder
    }
}

/// A file by where it lies on the disk, whatever path leads to it.
private struct FileIdentity: Hashable {
    let device: dev_t
    let number: ino_t

    init(_ status: stat) {
        device = status.st_dev
        number = status.st_ino
    }
}

/// Why a file of a folder is not read.
enum SkippedFile: CaseIterable {
    case hidden, temporary, ofSystem, ofPage, picture, archive, otherFormat, noFile, twice

    /// - Parameter names: of everything in the same folder.
    /// - Returns: nil for a file that is read and a folder that is opened.
    init?(_ name: String, isFolder: Bool, beside names: Set<String>) {
        let lower = name.lowercased()
        let parts = lower.split(separator: ".", omittingEmptySubsequences: false)
        let ending = parts.count > 1 ? String(parts[parts.count - 1]) : ""
        if lower.hasPrefix("~$") || lower.hasPrefix(".~lock.") {
            self = .temporary
        } else if lower.hasPrefix(".") || lower == "__macosx" {
            self = .hidden
        } else if ["thumbs.db", "desktop.ini", "$recycle.bin"].contains(lower) {
            self = .ofSystem
        } else if isFolder {
            guard Self.isOfPage(name, beside: names) else { return nil }
            self = .ofPage
        } else if lower.hasSuffix("~") || Self.leftovers.contains(ending) {
            self = .temporary
        } else if Self.pictures.contains(ending) {
            self = .picture
        } else if Self.archives.contains(ending) {
            self = .archive
        } else if Self.others.contains(ending) {
            self = .otherFormat
        } else {
            return nil
        }
    }

    /// What a browser keeps beside a page that it saved.
    private static func isOfPage(_ name: String, beside names: Set<String>) -> Bool {
        ["_files", ".files"].contains { mark in
            name.hasSuffix(mark)
                && ["html", "htm"].contains { names.contains("\(name.dropLast(mark.count)).\($0)") }
        }
    }

    private static let leftovers: Set = ["tmp", "temp", "bak", "swp", "crdownload", "part"]
    private static let pictures: Set = [
        "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "svg", "ico", "heic", "psd",
    ]
    private static let archives: Set = ["zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz"]
    private static let others: Set = [
        "ppt", "pptx", "pps", "dps", "mp3", "wav", "m4a", "mp4", "avi", "mov", "wmv", "mkv", "flv",
        "exe", "dll", "msi", "bat", "cmd", "com", "apk", "jar", "so", "sh", "ps1", "py", "js",
        "css",
        "json", "lnk", "url", "log", "ini", "db", "sqlite", "mdb", "accdb", "ttf", "otf", "woff",
        "woff2", "dwg", "iso",
    ]

    var label: Phrase {
        switch self {
        case .hidden: FolderMessages.hidden
        case .temporary: FolderMessages.temporary
        case .ofSystem: FolderMessages.ofSystem
        case .ofPage: FolderMessages.ofPage
        case .picture: FolderMessages.picture
        case .archive: FolderMessages.archive
        case .otherFormat: FolderMessages.otherFormat
        case .noFile: FolderMessages.noFile
        case .twice: FolderMessages.twice
        }
    }
}
