import CConfinement
import Glibc

/// A program that runs with bounds, without network and within the files it is allowed.
///
/// What the kernel or a container denies of it, but for the bounds, is left out.
public struct ConfinedProgram {
    /// Absolute path.
    public let program: String
    /// Without the name of the program.
    public let arguments: [String]
    /// The whole of it: `NAME=value`.
    public var environment: [String] = []
    /// Where it starts.
    public var folder = "/"
    /// They become 0, 1, 2 and so on.
    public var descriptors: [Int32] = []
    public var bounds = ProcessBounds()
    public var hasNetwork = true
    public var fileRules: FileRules?
    public var callFilter: CallFilter?

    public init(_ program: String, _ arguments: [String]) {
        self.program = program
        self.arguments = arguments
    }

    /// - Returns: the process, which leads a group of its own; nil if there is none. It ends with
    ///   127 if the program cannot be started.
    public func start() -> Int32? {
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        let strings = [strdup(program), strdup(folder)]
        defer { for text in words + variables + strings { free(text) } }
        let filter = callFilter?.program ?? []
        let child = words.withUnsafeBufferPointer { words in
            variables.withUnsafeBufferPointer { variables in
                descriptors.withUnsafeBufferPointer { descriptors in
                    filter.withUnsafeBytes { filter in
                        var confined = CConfinement.ConfinedProgram()
                        confined.program = UnsafePointer(strings[0])
                        confined.folder = UnsafePointer(strings[1])
                        confined.arguments = words.baseAddress
                        confined.environment = variables.baseAddress
                        confined.descriptors = descriptors.baseAddress
                        confined.descriptorCount = Int32(descriptors.count)
                        confined.bounds = bounds.values
                        confined.withoutNetwork = hasNetwork ? 0 : 1
                        confined.fileRules = fileRules?.descriptor ?? -1
                        confined.callFilter = filter.isEmpty ? nil : filter.baseAddress
                        confined.callFilterCount = UInt16(filter.count / 8)
                        return confinement_start(&confined)
                    }
                }
            }
        }
        return child > 0 ? child : nil
    }
}
