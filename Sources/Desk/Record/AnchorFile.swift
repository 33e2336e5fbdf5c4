import Foundation
import Messages
import Store
import Vocabulary

/// Ends of the chain of events that earlier runs noted down elsewhere, one a line: number and hash
/// of the event, and when it happened.
struct AnchorFile {
    private let lines: [Substring]

    /// - Throws: ``Refusal`` if the file cannot be read or holds no line.
    init(path: String) throws {
        let text: String
        do {
            text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        } catch {
            throw Refusal(
                .unreadableInput,
                AnchorMessages.unreadable.filled(["file": path, "detail": "\(error)"]))
        }
        lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        guard !lines.isEmpty else {
            throw Refusal(.unreadableInput, AnchorMessages.empty.filled(["file": path]))
        }
    }

    /// What the chain no longer has as it was noted down. A chain that goes on behind the last line
    /// is as it should be.
    func faults(in reader: HistoryReader) throws -> [BrokenRecord] {
        let noted = lines.map(Self.end)
        let hashes = try reader.hashes(of: noted.compactMap { $0?.event })
        return noted.enumerated().compactMap { index, end in
            let fault: BrokenRecord.AnchorFault
            if let end {
                guard let hash = hashes[end.event] else {
                    return BrokenRecord(number: Int64(index + 1), fault: .anchor(.cut))
                }
                guard hash != end.hash else { return nil }
                fault = .other
            } else {
                fault = .unreadable
            }
            return BrokenRecord(number: Int64(index + 1), fault: .anchor(fault))
        }
    }

    private static func end(_ line: Substring) -> (event: Int64, hash: String)? {
        let parts = line.split(separator: " ")
        guard parts.count >= 2, let event = Int64(parts[0]), parts[1].count == 64 else {
            return nil
        }
        return (event, String(parts[1]))
    }

    static func line(_ end: ChainEnd) -> String {
        let instant = end.happenedAt.description.replacing(" ", with: "T")
        return "\(end.event) \(end.hash) \(instant)\n"
    }
}
