import CYAML

/// Why a text is no YAML. A problem is told in libyaml's words, which quote nothing of the text.
public enum YAMLError: Error, Equatable {
    case syntax(problem: String, line: Int)
    /// A character that may not stand in YAML.
    case character(problem: String, line: Int)
    /// Keys that a mapping has twice, in order, and where the first of them stands.
    case duplicateKeys([String], line: Int)
    case outOfMemory
}

/// A YAML text taken apart by libyaml.
public enum YAMLDocument {
    /// - Returns: the root; nil if the text says nothing.
    /// - Throws: ``YAMLError``, also if there is more than one document.
    public static func root(of text: String) throws(YAMLError) -> YAMLNode? {
        let bytes = Array(text.utf8)
        var composer = try Composer(bytes)
        return try composer.root()
    }
}

/// Makes nodes of what libyaml says one after the other.
private struct Composer: ~Copyable {
    private let bytes: [UInt8]
    private let input: UnsafeMutableBufferPointer<UInt8>
    /// On the heap, for libyaml keeps its address.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private var anchors: [String: YAMLNode] = [:]
    private var depth = 0
    /// No settings and no form come near it; libyaml has no limit.
    private static let greatestDepth = 100

    init(_ bytes: [UInt8]) throws(YAMLError) {
        self.bytes = bytes
        input = .allocate(capacity: bytes.count)
        _ = input.initialize(from: bytes)
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else { throw .outOfMemory }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    mutating func root() throws(YAMLError) -> YAMLNode? {
        _ = try next()  // the stream begins
        guard try next().type != YAML_STREAM_END_EVENT else { return nil }
        let root = try node(from: try next())
        _ = try next()  // the document ends
        let after = try next()
        guard after.type == YAML_STREAM_END_EVENT else {
            throw .syntax(problem: "but found another document", line: after.line)
        }
        return root
    }

    private mutating func node(from event: borrowing Event) throws(YAMLError) -> YAMLNode {
        guard depth < Self.greatestDepth else {
            throw .syntax(problem: "nested too deeply", line: event.line)
        }
        depth += 1
        defer { depth -= 1 }
        switch event.type {
        case YAML_ALIAS_EVENT:
            guard let node = anchors[event.aliasAnchor ?? ""] else {
                throw .syntax(problem: "found undefined alias", line: event.line)
            }
            return node
        case YAML_SEQUENCE_START_EVENT:
            var elements: [YAMLNode] = []
            while let element = try nodeUnlessEnd() { elements.append(element) }
            return named(event.sequenceAnchor, .sequence(elements), event.line)
        case YAML_MAPPING_START_EVENT:
            var entries: [(key: YAMLNode, value: YAMLNode)] = []
            while let key = try nodeUnlessEnd() {
                entries.append((key, try node(from: try next())))
            }
            try refuseDuplicates(entries)
            return named(event.mappingAnchor, .mapping(entries), event.line)
        default:
            return named(
                event.scalarAnchor, .scalar(event.scalar, isPlain: event.isPlain), event.line)
        }
    }

    /// - Returns: nil where the list or mapping ends.
    private mutating func nodeUnlessEnd() throws(YAMLError) -> YAMLNode? {
        let event = try next()
        switch event.type {
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return nil
        default: return try node(from: event)
        }
    }

    /// A name that is given twice means the last one.
    private mutating func named(
        _ anchor: String?, _ content: YAMLNode.Content, _ line: Int
    ) -> YAMLNode {
        let node = YAMLNode(content, line: line)
        if let anchor { anchors[anchor] = node }
        return node
    }

    private func refuseDuplicates(
        _ entries: [(key: YAMLNode, value: YAMLNode)]
    ) throws(YAMLError) {
        var lines: [String: Int] = [:]
        var twice: Set<String> = []
        for (key, _) in entries {
            guard let name = key.scalar else { continue }
            if lines[name] == nil { lines[name] = key.line } else { twice.insert(name) }
        }
        let names = twice.sorted()
        guard let first = names.first, let line = lines[first] else { return }
        throw .duplicateKeys(names, line: line)
    }

    private func next() throws(YAMLError) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw error() }
        return Event(event)
    }

    private func error() -> YAMLError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
        switch parser.pointee.error {
        case YAML_MEMORY_ERROR: return .outOfMemory
        case YAML_READER_ERROR:
            let before = bytes.prefix(parser.pointee.problem_offset)
            return .character(
                problem: problem, line: before.count { $0 == UInt8(ascii: "\n") } + 1)
        default:
            return .syntax(problem: problem, line: Int(parser.pointee.problem_mark.line) + 1)
        }
    }
}

/// Something that libyaml says, given back when it is no longer used.
private struct Event: ~Copyable {
    private var event: yaml_event_t

    init(_ event: yaml_event_t) { self.event = event }

    deinit {
        var last = event
        yaml_event_delete(&last)
    }

    var type: yaml_event_type_t { event.type }
    var line: Int { Int(event.start_mark.line) + 1 }

    var aliasAnchor: String? { Self.text(event.data.alias.anchor) }
    var scalarAnchor: String? { Self.text(event.data.scalar.anchor) }
    var sequenceAnchor: String? { Self.text(event.data.sequence_start.anchor) }
    var mappingAnchor: String? { Self.text(event.data.mapping_start.anchor) }

    var isPlain: Bool { event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }

    /// It may hold a NUL.
    var scalar: String {
        String(
            decoding: UnsafeBufferPointer(
                start: event.data.scalar.value, count: event.data.scalar.length), as: UTF8.self)
    }

    private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}
