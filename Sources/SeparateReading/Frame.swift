import Glibc

/// One message between the two processes: a byte that says what it is, the length of what follows
/// in four bytes, highest first, and that.
struct Frame {
    enum Kind: UInt8 {
        /// Form files, the first message to the reading process: a list of name and bytes.
        case forms = 0x46
        /// A document to be read.
        case document = 0x44
        /// A list that stands beside documents.
        case list = 0x4C
        /// Asks what the reading process could do that it must not.
        case probe = 0x50
        /// What a helper made of the document, ``Documents/HelperAnswer``.
        case helped = 0x48

        /// The forms are known; the protections that hold.
        case ready = 0x52
        /// Asks for a helper, ``Documents/HelperTask``.
        case wanted = 0x57
        /// The last message on a document: a ``Documents/Report``.
        case report = 0x41
        /// The last message on a list: a ``Documents/ListFile``, or a refusal.
        case rows = 0x4F
        /// Also the last: a ``Documents/DocumentError``.
        case refusal = 0x45
        /// The answer to a probe: protections, and names of what was possible all the same.
        case probed = 0x54
    }

    let kind: Kind
    let content: [UInt8]

    static let headLength = 5
    /// Bytes of one message; the largest file takes half of it.
    static let mostBytes = 64 << 20

    var head: [UInt8] {
        let count = UInt32(content.count)
        return [kind.rawValue]
            + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> UInt32($0)) }
    }

    /// The length that a head announces; nil if it is none.
    static func length(_ head: [UInt8]) -> (kind: Kind, count: Int)? {
        guard head.count == headLength, let kind = Kind(rawValue: head[0]) else { return nil }
        let count = head.dropFirst().reduce(0) { $0 << 8 | Int($1) }
        return count <= mostBytes ? (kind, count) : nil
    }
}

/// The end of the socket that the reading process has. It waits as long as it takes: the other
/// process watches the time.
struct ChildChannel {
    let descriptor: Int32

    /// - Returns: nil if there is nobody any more.
    func receive(_ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let more = bytes.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress?.advanced(by: done), count - done)
            }
            if more < 0, errno == EINTR { continue }
            guard more > 0 else { return nil }
            done += more
        }
        return bytes
    }

    /// The rest of a message whose first byte was read already.
    func receiveRest(after first: UInt8) -> Frame? {
        guard let rest = receive(Frame.headLength - 1),
            let (kind, count) = Frame.length([first] + rest), let content = receive(count)
        else { return nil }
        return Frame(kind: kind, content: content)
    }

    func receive() -> Frame? {
        guard let first = receive(1) else { return nil }
        return receiveRest(after: first[0])
    }

    func send(_ frame: Frame) -> Bool {
        frame.content.count <= Frame.mostBytes && send(frame.head) && send(frame.content)
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let more = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if more < 0, errno == EINTR { continue }
            guard more > 0 else { return false }
            done += more
        }
        return true
    }
}
