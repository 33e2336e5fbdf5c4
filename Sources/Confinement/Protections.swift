import CConfinement
import Glibc

/// What keeps a confined process from doing more than its work.
public struct Protections: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Bounded memory, processor time and files.
    public static let bounds = Protections(rawValue: 1)
    /// No program gives it more rights than it has, and no other process looks into it.
    public static let noNewPrivileges = Protections(rawValue: 2)
    /// Not the rights of root, whoever started it.
    public static let noRoot = Protections(rawValue: 4)
    /// A network of its own, with nothing in it.
    public static let ownNetwork = Protections(rawValue: 8)
    /// No file by Landlock.
    public static let noFiles = Protections(rawValue: 16)
    /// Only the system calls that it needs, by seccomp.
    public static let fewCalls = Protections(rawValue: 32)

    public static let all: Protections = [
        .bounds, .noNewPrivileges, .noRoot, .ownNetwork, .noFiles, .fewCalls,
    ]
}

/// Bounds of a process; nil is none.
public struct ProcessBounds: Sendable {
    /// Address space.
    public var memoryBytes: Int?
    public var processorSeconds: Int?
    /// Bytes of each file that it writes.
    public var fileBytes: Int?
    public var openFiles: Int?

    public init(
        memoryBytes: Int? = nil, processorSeconds: Int? = nil, fileBytes: Int? = nil,
        openFiles: Int? = nil
    ) {
        self.memoryBytes = memoryBytes
        self.processorSeconds = processorSeconds
        self.fileBytes = fileBytes
        self.openFiles = openFiles
    }

    var values: ConfinementBounds {
        func value(_ bound: Int?) -> UInt64 { bound.map { UInt64($0) } ?? .max }
        return ConfinementBounds(
            memoryBytes: value(memoryBytes), processorSeconds: value(processorSeconds),
            fileBytes: value(fileBytes), openFiles: value(openFiles))
    }
}

/// Confines the process that calls it, for good.
public enum OwnConfinement {
    /// Gives up all but the descriptors that are open: rights, network, files.
    ///
    /// - Returns: what holds from now on. What the kernel or a container denies is left out; the
    ///   process is as able to work without.
    public static func enter(_ bounds: ProcessBounds) -> Protections {
        var held: Protections = []
        if confinement_leave_network() == 0 { held.insert(.ownNetwork) }
        if confinement_leave_root() == 0 { held.insert(.noRoot) }
        if confinement_no_new_privileges() == 0, confinement_no_dump() == 0 {
            held.insert(.noNewPrivileges)
        }
        if let rules = FileRules(), confinement_restrict_files(rules.descriptor) == 0 {
            held.insert(.noFiles)
        }
        if confinement_bound(bounds.values) == 0 { held.insert(.bounds) }
        return held
    }

    /// A copy of this process, which must have one thread only.
    ///
    /// - Returns: 0 in the copy, which ends with this process; -1 if there is none.
    public static func fork() -> Int32 {
        let child = confinement_fork()
        if child == 0 { _ = confinement_die_with_parent() }
        return child
    }

    public static func bound(_ bounds: ProcessBounds) -> Bool {
        confinement_bound(bounds.values) == 0
    }

    public static func filter(_ filter: CallFilter) -> Bool { filter.enterOnThisProcess() }

    /// Tries what a confined process must not be able to do.
    ///
    /// - Returns: the names of what it could do all the same.
    public static func attempts() -> [String] {
        var succeeded: [String] = []
        if confinement_refuses_network() == 0 { succeeded.append("socket") }
        let file = open("/", O_RDONLY | O_DIRECTORY)
        if file >= 0 {
            close(file)
            succeeded.append("open")
        }
        let child = confinement_fork()
        if child == 0 { _exit(0) }
        if child > 0 { succeeded.append("fork") }
        if kill(getppid(), 0) == 0 { succeeded.append("kill") }
        return succeeded
    }
}
