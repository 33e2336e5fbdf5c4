import Glibc

/// How the C library keeps memory.
enum LargePieces {
    /// glibc's `M_MMAP_THRESHOLD`, which its module map leaves out.
    private static let mmapThreshold: Int32 = -3
    private static let bytes: Int32 = 256 * 1024

    /// Lets pieces of memory from 256 KB go back to the system when they are given up.
    ///
    /// Left to itself glibc keeps ever larger ones for later, and those of the next report year do
    /// not fit into them: ten national years took half as much again as one. Another C library
    /// without the call does as it always does.
    static func giveBack() {
        typealias Mallopt = @convention(c) (Int32, Int32) -> Int32
        guard let symbol = dlsym(nil, "mallopt") else { return }
        _ = unsafeBitCast(symbol, to: Mallopt.self)(mmapThreshold, bytes)
    }
}
