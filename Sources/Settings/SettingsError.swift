public import Messages

/// A setting that cannot be used: where it was given, which one, and what is allowed.
public struct SettingsError: Error, Equatable, CustomStringConvertible {
    public let origin: SettingOrigin?
    /// Path in the settings file, also for a value of an option or a variable.
    public let key: String?
    public let reason: Phrase

    init(_ origin: SettingOrigin?, key: String? = nil, _ reason: Phrase) {
        self.origin = origin
        self.key = key
        self.reason = reason
    }

    /// True if the command line itself is at fault, not a file, a variable or a file it names.
    public var isOfCommandLine: Bool {
        if case .option(let name) = origin { name != SettingKey.configFileOption } else { false }
    }

    /// `place: key: reason` in both languages. Never holds a connection string.
    public var message: Phrase {
        var zh = ""
        var en = ""
        if let origin {
            zh += "\(origin.name.zh)："
            en += "\(origin.name.en): "
        }
        if let key {
            zh += "\(key)："
            en += "\(key): "
        }
        return Phrase(zh + reason.zh, en: en + reason.en)
    }

    public var description: String { message.en }
}

/// Where the value of a setting came from.
public enum SettingOrigin: Sendable, Hashable {
    case option(String)
    case environment(variable: String)
    /// Line from 1; nil when the whole file is meant.
    case file(path: String, line: Int?)
    case standard

    public var name: Phrase {
        switch self {
        case .option(let option): SettingsMessages.fromOption.filled(["name": option])
        case .environment(let variable):
            SettingsMessages.fromEnvironment.filled(["name": variable])
        case .file(let path, let line):
            Phrase(
                line.map { "\(path):\($0)" } ?? path, en: line.map { "\(path):\($0)" } ?? path)
        case .standard: SettingsMessages.fromDefault
        }
    }
}
