import Messages
import Yams

/// The scalars of a settings file with their lines, checked against the known keys.
struct SettingsFile {
    struct Entry {
        let text: String
        let line: Int?
        /// Written without a value or as `""`, which leaves a text at its default.
        var isEmpty: Bool { text.isEmpty }
    }

    let path: String
    private(set) var entries: [SettingKey: Entry] = [:]

    /// - Throws: ``SettingsError`` with the line for broken YAML, an unknown key, or a list or
    ///   mapping where one value belongs.
    init(path: String, text: String) throws(SettingsError) {
        self.path = path
        guard let root = try Self.compose(text, path: path), !Self.isNull(root) else { return }
        try read(root, prefix: "")
    }

    private mutating func read(_ node: Node, prefix: String) throws(SettingsError) {
        guard let mapping = node.mapping else {
            throw failure(node, key: prefix, SettingsMessages.notMapping)
        }
        for (name, value) in mapping {
            let path = (prefix.isEmpty ? "" : prefix + ".") + (name.string ?? "")
            if let key = SettingKey(rawValue: path), key.isInFile {
                guard let scalar = value.scalar else {
                    throw failure(value, key: path, SettingsMessages.notOneValue)
                }
                entries[key] = Entry(
                    text: Self.isNull(value) ? "" : scalar.string, line: value.mark?.line)
            } else if SettingKey.allCases.contains(where: { $0.rawValue.hasPrefix(path + ".") }) {
                // A group without any entry, as when all its lines are commented out.
                if Self.isNull(value) { continue }
                try read(value, prefix: path)
            } else if path == SettingKey.businessDate.rawValue {
                throw failure(name, key: path, SettingsMessages.notInFile)
            } else {
                let known = SettingKey.allCases.filter(\.isInFile).map(\.rawValue)
                throw failure(
                    name, key: path,
                    SettingsMessages.unknownKey.filled([
                        "known": known.joined(separator: ", ")
                    ]))
            }
        }
    }

    private func failure(_ node: Node, key: String, _ reason: Phrase) -> SettingsError {
        SettingsError(
            .file(path: path, line: node.mark?.line), key: key.isEmpty ? nil : key, reason)
    }

    private static func isNull(_ node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }

    private static func compose(_ text: String, path: String) throws(SettingsError) -> Node? {
        do {
            // every value is taken as a text, so no rules are needed that tell numbers and dates
            return try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            throw broken(error, path: path)
        } catch {
            throw SettingsError(.file(path: path, line: nil), notYAML("\(error)"))
        }
    }

    /// The place and the problem only: the parser's own description quotes the line, which may
    /// hold a password.
    private static func broken(_ error: YamlError, path: String) -> SettingsError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            SettingsError(.file(path: path, line: mark.line), notYAML(problem))
        case .duplicatedKeysInMapping(let duplicates, let context):
            SettingsError(
                .file(path: path, line: context.mark.line),
                SettingsMessages.duplicateKey.filled([
                    "keys": duplicates.joined(separator: ", ")
                ]))
        case .reader(let problem, _, _, _):
            SettingsError(.file(path: path, line: nil), notYAML(problem))
        default: SettingsError(.file(path: path, line: nil), notYAML(""))
        }
    }

    private static func notYAML(_ detail: String) -> Phrase {
        SettingsMessages.notYAML.filled(["detail": detail])
    }
}
