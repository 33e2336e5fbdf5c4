import Glibc

/// Lines in order, each once, however many: above a number of them they are sorted in pieces, which
/// stand in unlinked files until they are merged.
final class SortedLines {
    /// Pieces that are merged at a time, so that few files are open.
    private static let mostPieces = 64

    private let folder: String
    private let mostInMemory: Int
    private var lines: [String] = []
    private var pieces: [LineFile] = []

    /// - Parameter folder: on whose disk the pieces stand.
    init(in folder: String, mostInMemory: Int = 16_000) {
        self.folder = folder
        self.mostInMemory = mostInMemory
    }

    /// - Parameter line: without a line break.
    func add(_ line: String) throws {
        lines.append(line)
        if lines.count >= mostInMemory { try putAway() }
    }

    /// All of them, ascending; nothing may be added after this.
    func inOrder() throws -> Merge {
        lines.sort()
        let merge = Merge()
        for piece in pieces { try merge.add(piece.next) }
        var rest = lines.makeIterator()
        try merge.add { rest.next() }
        return merge
    }

    private func putAway() throws {
        if pieces.count == Self.mostPieces { try join() }
        lines.sort()
        let piece = try LineFile(unlinkedIn: folder)
        for line in lines { try piece.write(line) }
        try piece.rewind()
        pieces.append(piece)
        lines.removeAll(keepingCapacity: true)
    }

    private func join() throws {
        let merge = Merge()
        for piece in pieces { try merge.add(piece.next) }
        let joined = try LineFile(unlinkedIn: folder)
        while let line = try merge.next() { try joined.write(line) }
        try joined.rewind()
        pieces = [joined]
    }

    /// Several ascending sources read as one.
    final class Merge {
        private typealias Source = (line: String, next: () throws -> String?)
        /// The least line last.
        private var sources: [Source] = []
        private var last: String?

        fileprivate init() {}

        fileprivate func add(_ next: @escaping () throws -> String?) throws {
            guard let line = try next() else { return }
            insert((line, next))
        }

        func next() throws -> String? {
            while let source = sources.popLast() {
                if let line = try source.next() { insert((line, source.next)) }
                guard source.line != last else { continue }
                last = source.line
                return source.line
            }
            return nil
        }

        private func insert(_ source: Source) {
            var (low, high) = (0, sources.count)
            while low < high {
                let middle = (low + high) / 2
                if sources[middle].line > source.line { low = middle + 1 } else { high = middle }
            }
            sources.insert(source, at: low)
        }
    }
}
