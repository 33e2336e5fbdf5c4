public import Messages
public import Vocabulary

/// All settings of one call, checked.
///
/// Options win over `HUIZONG_*` variables, those over the settings file, and that over the
/// defaults. An empty variable counts as not set; an empty text in the file means the default.
/// Relative directories start at the current directory, or at the settings file's own if they
/// are written there; `~/` is the home.
public struct Settings: Sendable {
    public var database: DatabaseChoice
    public var connectTimeoutSeconds: Int
    /// 0 for no limit.
    public var statementTimeoutSeconds: Int
    /// 0 for no limit.
    public var lockTimeoutSeconds: Int
    /// Absolute path. Where the private server, if used, keeps its files.
    public var dataDirectory: String
    /// The system user who runs the private server if huizong itself is started by root.
    public var localServerUser: String
    /// Absolute path of PostgreSQL's programs; nil to search for them.
    public var localServerBinDirectory: String?
    /// Absolute path, nil if not set; see ``formsDirectory(_:)``.
    public var formsDirectorySetting: String?
    public var language: Language
    public var logFormat: LogFormat
    public var logLevel: LogLevel
    /// Nil for today in Asia/Shanghai.
    public var businessDate: CalendarDate?
    /// Up to so many submissions the check before publishing adds everything again; above it, a
    /// sample.
    public var checkLimitSubmissions: Int
    /// Where each run notes down the end of the chain of events; nil for nowhere.
    public var runAnchor: Outlet?
    /// Absolute path. Where a run that published an edition writes the pages; nil for nowhere.
    public var siteDirectory: String?
    public var siteAudience: SiteAudience

    /// The file that was read, nil if there is none.
    public let configFile: String?
    let origins: [SettingKey: SettingOrigin]

    public enum LogFormat: String, CaseIterable, Sendable {
        case text, json
    }

    /// Who may read the pages.
    public enum SiteAudience: String, CaseIterable, Sendable {
        case office, everybody
    }

    /// Named as the levels of swift-log.
    public enum LogLevel: String, CaseIterable, Sendable {
        case trace, debug, info, notice, warning, error, critical
    }
}

/// Where lines are appended.
public enum Outlet: Sendable, Equatable, CustomStringConvertible {
    /// Absolute path.
    case file(String)
    /// What the shell runs; the line is its standard input.
    case command(String)

    public var description: String {
        switch self {
        case .file(let path): path
        case .command(let command): "| \(command)"
        }
    }
}

/// One line of what `huizong doctor` shows. Safe to print.
public struct SettingDescription: Sendable, Equatable {
    public let key: SettingKey
    public let value: Phrase
    public let origin: SettingOrigin
}

extension Settings {
    /// Every setting in the order of the settings file, with passwords hidden.
    public func describe() -> [SettingDescription] {
        SettingKey.allCases.map { key in
            SettingDescription(
                key: key, value: shown(key), origin: origins[key] ?? .standard)
        }
    }

    private func shown(_ key: SettingKey) -> Phrase {
        func same(_ text: String) -> Phrase { Phrase(text, en: text) }
        switch key {
        case .databaseURL:
            switch database {
            case .conninfo: return same(database.description)
            case .environment: return SettingsMessages.databaseFromEnvironment
            case .embedded(let directory):
                return SettingsMessages.databaseEmbedded.filled(["directory": directory])
            case .none: return SettingsMessages.databaseNone
            }
        case .databaseIsPrivate:
            guard case .embedded = database else { return same("false") }
            return same("true")
        case .connectTimeoutSeconds: return same("\(connectTimeoutSeconds)")
        case .statementTimeoutSeconds: return same("\(statementTimeoutSeconds)")
        case .lockTimeoutSeconds: return same("\(lockTimeoutSeconds)")
        case .dataDirectory: return same(dataDirectory)
        case .localServerUser: return same(localServerUser)
        case .localServerBinDirectory:
            return localServerBinDirectory.map(same) ?? SettingsMessages.search
        case .formsDirectory: return formsDirectorySetting.map(same) ?? SettingsMessages.search
        case .language: return same(language.rawValue)
        case .logFormat: return same(logFormat.rawValue)
        case .logLevel: return same(logLevel.rawValue)
        case .businessDate:
            return businessDate.map { same($0.description) } ?? SettingsMessages.today
        case .checkLimitSubmissions: return same("\(checkLimitSubmissions)")
        case .runAnchor: return runAnchor.map { same($0.description) } ?? SettingsMessages.none
        case .siteDirectory: return siteDirectory.map(same) ?? SettingsMessages.none
        case .siteAudience: return same(siteAudience.rawValue)
        }
    }

    /// Where the forms may be, in the order to look: the setting alone if there is one, else
    /// `share/huizong/forms` beside the program's directory, else `config/forms` in a directory
    /// above the program or above the current directory.
    public func formsDirectories(_ surroundings: Surroundings) -> [String] {
        if let formsDirectorySetting { return [formsDirectorySetting] }
        let programDirectory = Path.parent(of: surroundings.executablePath)
        let above =
            Path.ancestors(of: programDirectory)
            + Path.ancestors(of: surroundings.currentDirectory)
        var seen: Set<String> = []
        return
            ([Path.joined(Path.parent(of: programDirectory), "share/huizong/forms")]
            + above.map { Path.joined($0, "config/forms") }).filter { seen.insert($0).inserted }
    }

    /// The first of ``formsDirectories(_:)`` that exists.
    ///
    /// - Throws: ``SettingsError`` that says where it looked and what to set.
    public func formsDirectory(_ surroundings: Surroundings) throws(SettingsError) -> String {
        let candidates = formsDirectories(surroundings)
        if let found = candidates.first(where: surroundings.isDirectory) { return found }
        throw SettingsError(
            origins[.formsDirectory], key: SettingKey.formsDirectory.rawValue,
            SettingsMessages.noForms.filled(["searched": candidates.joined(separator: ", ")]))
    }
}
