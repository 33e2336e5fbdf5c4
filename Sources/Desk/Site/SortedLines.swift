import Glibc

/// Lines in order, each once, however many: above a number of them they are sorted in pieces, which
/// stand in unlinked files until they are merged.
final class SortedLines {
    /// Pieces of one size that are joined into one, so that few files are open. A line is written
    /// again only when its piece grows by this factor, however many pieces there are.
    static let mostPieces = 64

    private let folder: String
    private let mostInMemory: Int
    private var lines: [String] = []
    /// By how often their lines were joined.
    private var pieces: [[LineFile]] = []
    /// How many lines were written to pieces.
    private(set) var writtenLines = 0

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
        for piece in pieces.joined() { try merge.add(piece.next) }
        var rest = lines.makeIterator()
        try merge.add { rest.next() }
        return merge
    }

    private func putAway() throws {
        lines.sort()
        var sorted = lines.makeIterator()
        var piece = try piece(of: { sorted.next() })
        lines.removeAll(keepingCapacity: true)
        for size in 0... {
            if pieces.count == size { pieces.append([]) }
            pieces[size].append(piece)
            guard pieces[size].count == Self.mostPieces else { return }
            let merge = Merge()
            for part in pieces[size] { try merge.add(part.next) }
            piece = try self.piece(of: merge.next)
            pieces[size] = []
        }
    }

    /// Writes lines that come in order.
    private func piece(of next: () throws -> String?) throws -> LineFile {
        let piece = try LineFile(unlinkedIn: folder)
        while let line = try next() {
            try piece.write(line)
            writtenLines += 1
        }
        try piece.rewind()
        return piece
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
