/// A part of a YAML text that knows its line. Every value is a text: what a plain one means is for
/// whoever asks.
public final class YAMLNode {
    public enum Content {
        /// Plain: written without quotation marks and not as a block.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    public let content: Content
    /// Where it begins, from 1.
    public let line: Int

    init(_ content: Content, line: Int) {
        self.content = content
        self.line = line
    }

    /// Nil if it is a list or a mapping.
    public var scalar: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    /// Nil if it is no list.
    public var sequence: [YAMLNode]? {
        guard case .sequence(let elements) = content else { return nil }
        return elements
    }

    /// Keys are different scalars, or no scalars; nil if it is no mapping.
    public var mapping: [(key: YAMLNode, value: YAMLNode)]? {
        guard case .mapping(let entries) = content else { return nil }
        return entries
    }

    /// Written as nothing, `~` or `null`.
    public var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return ["", "~", "null"].contains(text)
    }
}
