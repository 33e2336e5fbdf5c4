/// Every setting, by its path in the settings file.
public enum SettingKey: String, CaseIterable, Sendable {
    case databaseURL = "database.url"
    case databaseIsPrivate = "database.private"
    case connectTimeoutSeconds = "database.connect_timeout_seconds"
    case statementTimeoutSeconds = "database.statement_timeout_seconds"
    case lockTimeoutSeconds = "database.lock_timeout_seconds"
    case dataDirectory = "data_directory"
    case localServerUser = "local_server.user"
    case localServerBinDirectory = "local_server.bin_directory"
    case formsDirectory = "forms.directory"
    case language = "language"
    case logFormat = "log.format"
    case logLevel = "log.level"
    case businessDate = "run.business_date"
    case checkLimitSubmissions = "run.check_limit_submissions"
    case runAnchor = "run.anchor"
    case siteDirectory = "site.directory"
    case siteAudience = "site.audience"

    /// A day given in the file would make every run the run of that day.
    public var isInFile: Bool { self != .businessDate }

    /// The environment variable: `HUIZONG_` and the path, `run.business_date` shortened.
    public var variable: String {
        if self == .businessDate { return "HUIZONG_BUSINESS_DATE" }
        return "HUIZONG_" + String(rawValue.map { $0 == "." ? "_" : $0 }).uppercased()
    }

    /// The command-line option, for the settings that have one.
    public var option: String? {
        switch self {
        case .databaseURL: "--database-url"
        case .dataDirectory: "--data-directory"
        case .formsDirectory: "--forms-directory"
        case .language: "--lang"
        case .logFormat: "--log-format"
        case .logLevel: "--log-level"
        case .businessDate: "--business-date"
        default: nil
        }
    }

    /// Set in the shell of a developer or a test; read elsewhere.
    static func isReadElsewhere(_ variable: String) -> Bool {
        variable == "HUIZONG_PG_BIN" || variable.hasPrefix("HUIZONG_TEST_")
            || variable.hasPrefix("HUIZONG_BENCH_")
    }

    static let configFileVariable = "HUIZONG_CONFIG"
    static let configFileOption = "--config"
}

/// What the command line says; it wins over all else.
public struct SettingsOverrides: Sendable, Equatable {
    /// `--config`.
    public var configFile: String?
    public var values: [SettingKey: String]

    /// - Parameter values: texts as typed; nil for an option that was not given.
    public init(configFile: String? = nil, _ values: [SettingKey: String?] = [:]) {
        self.configFile = configFile
        self.values = values.compactMapValues { $0 }
    }
}
