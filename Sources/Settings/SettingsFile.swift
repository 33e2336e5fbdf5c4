import Messages
import YAMLReading

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
        guard let root = try Self.compose(text, path: path), !root.isNull else { return }
        try read(root, prefix: "")
    }

    private mutating func read(_ node: YAMLNode, prefix: String) throws(SettingsError) {
        guard let mapping = node.mapping else {
            throw failure(node, key: prefix, SettingsMessages.notMapping)
        }
        for (name, value) in mapping {
            let path = (prefix.isEmpty ? "" : prefix + ".") + (name.scalar ?? "")
            if let key = SettingKey(rawValue: path), key.isInFile {
                guard let scalar = value.scalar else {
                    throw failure(value, key: path, SettingsMessages.notOneValue)
                }
                entries[key] = Entry(
                    text: value.isNull ? "" : scalar, line: value.line)
            } else if SettingKey.allCases.contains(where: { $0.rawValue.hasPrefix(path + ".") }) {
                // A group without any entry, as when all its lines are commented out.
                if value.isNull { continue }
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

    private func failure(_ node: YAMLNode, key: String, _ reason: Phrase) -> SettingsError {
        SettingsError(
            .file(path: path, line: node.line), key: key.isEmpty ? nil : key, reason)
    }

    private static func compose(
        _ text: String, path: String
    ) throws(SettingsError) -> YAMLNode? {
        do throws(YAMLError) {
            return try YAMLDocument.root(of: text)
        } catch {
            throw broken(error, path: path)
        }
    }

    /// The place and the problem only: the line may hold a password.
    private static func broken(_ error: YAMLError, path: String) -> SettingsError {
        switch error {
        case .syntax(let problem, let line):
            SettingsError(.file(path: path, line: line), notYAML(problem))
        case .duplicateKeys(let keys, let line):
            SettingsError(
                .file(path: path, line: line),
                SettingsMessages.duplicateKey.filled(["keys": keys.joined(separator: ", ")]))
        case .character(let problem, _):
            SettingsError(.file(path: path, line: nil), notYAML(problem))
        case .outOfMemory: SettingsError(.file(path: path, line: nil), notYAML(""))
        }
    }

    private static func notYAML(_ detail: String) -> Phrase {
        SettingsMessages.notYAML.filled(["detail": detail])
    }
}
