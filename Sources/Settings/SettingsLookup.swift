import Messages
import Vocabulary

/// Finds the text of a setting in its sources and reads it as what it must be. Every reader
/// returns nil for a setting that is given nowhere.
struct SettingsLookup {
    let options: SettingsOverrides
    let environment: [String: String]
    let file: SettingsFile?
    let currentDirectory: String
    private(set) var origins: [SettingKey: SettingOrigin] = [:]

    init(
        options: SettingsOverrides, environment: [String: String], file: SettingsFile?,
        currentDirectory: String
    ) {
        self.options = options
        self.environment = environment
        self.file = file
        self.currentDirectory = currentDirectory
    }

    private mutating func raw(_ key: SettingKey) -> (text: String, origin: SettingOrigin)? {
        let found: (String, SettingOrigin)
        if let text = options.values[key] {
            found = (text, .option(key.option ?? key.rawValue))
        } else if let text = environment[key.variable], !text.isEmpty {
            found = (text, .environment(variable: key.variable))
        } else if let file, let entry = file.entries[key] {
            found = (entry.text, .file(path: file.path, line: entry.line))
        } else {
            return nil
        }
        origins[key] = found.1
        return found
    }

    /// An empty text in the file is the default; an empty option is a mistake, as of
    /// `--database-url "$URL"` in a script where the variable is not set.
    mutating func text(_ key: SettingKey) throws(SettingsError) -> String? {
        guard let (text, origin) = raw(key) else { return nil }
        if !text.allSatisfy(\.isWhitespace) { return text }
        guard case .file = origin else {
            throw SettingsError(origin, key: key.rawValue, SettingsMessages.empty)
        }
        origins[key] = nil
        return nil
    }

    mutating func directory(_ key: SettingKey) throws(SettingsError) -> String? {
        guard let text = try text(key) else { return nil }
        var base = currentDirectory
        if case .file(let path, _) = origins[key] { base = Path.parent(of: path) }
        return Path.absolute(text, base: base, home: environment["HOME"])
    }

    /// A file, or a command after a bar.
    mutating func outlet(_ key: SettingKey) throws(SettingsError) -> Outlet? {
        guard let text = try text(key) else { return nil }
        guard text.hasPrefix("|") else { return try directory(key).map(Outlet.file) }
        let command = text.dropFirst().drop { $0.isWhitespace }
        guard !command.isEmpty else {
            throw SettingsError(origins[key], key: key.rawValue, SettingsMessages.empty)
        }
        return .command(String(command))
    }

    mutating func wholeNumber(
        _ key: SettingKey, _ range: ClosedRange<Int>
    ) throws(SettingsError) -> Int? {
        guard let (text, origin) = raw(key) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw SettingsError(
                origin, key: key.rawValue,
                SettingsMessages.notWholeNumber.filled([
                    "value": text, "lowest": "\(range.lowerBound)",
                    "highest": "\(range.upperBound)",
                ]))
        }
        return number
    }

    mutating func choice<Choice>(
        _ key: SettingKey, _ type: Choice.Type
    ) throws(SettingsError) -> Choice?
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        guard let text = try text(key) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw SettingsError(
                origins[key], key: key.rawValue,
                SettingsMessages.notOneOf.filled(["value": text, "known": known]))
        }
        return choice
    }

    mutating func date(_ key: SettingKey) throws(SettingsError) -> CalendarDate? {
        guard let text = try text(key) else { return nil }
        guard let date = CalendarDate(text) else {
            throw SettingsError(
                origins[key], key: key.rawValue,
                SettingsMessages.notDate.filled(["value": text]))
        }
        return date
    }

    mutating func language() throws(SettingsError) -> Language {
        if let language = try choice(.language, Language.self) { return language }
        guard let (language, variable) = localeLanguage(environment) else { return .zh }
        origins[.language] = .environment(variable: variable)
        return language
    }

    /// `true` or `false`.
    mutating func flag(_ key: SettingKey) throws(SettingsError) -> Bool? {
        guard let text = try text(key) else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default:
            throw SettingsError(
                origins[key], key: key.rawValue,
                SettingsMessages.notOneOf.filled(["value": text, "known": "true, false"]))
        }
    }

    /// - Parameter isInstallation: whether nobody in particular runs the program: then a private
    ///   server that nobody asked for would be an empty one that succeeds every night.
    mutating func database(
        dataDirectory: String, isInstallation: Bool
    ) throws(SettingsError) -> DatabaseChoice {
        let isPrivate = try flag(.databaseIsPrivate)
        if let text = try text(.databaseURL) {
            if case .file = origins[.databaseURL], ConnectionText.holdsPassword(text) {
                throw SettingsError(
                    origins[.databaseURL], key: SettingKey.databaseURL.rawValue,
                    SettingsMessages.passwordInFile)
            }
            return .conninfo(text)
        }
        // PGUSER alone names no database; it is often set for other programs.
        let named = ["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGSERVICE"].first {
            !environment[$0, default: ""].isEmpty
        }
        guard let named else {
            return isPrivate ?? !isInstallation
                ? .embedded(dataDirectory: dataDirectory) : .none(dataDirectory: dataDirectory)
        }
        origins[.databaseURL] = .environment(variable: named)
        return .environment
    }
}
