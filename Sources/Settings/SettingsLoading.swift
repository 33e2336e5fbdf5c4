public import Messages

extension Settings {
    /// Finds and checks all settings.
    ///
    /// The file is the one of `--config`, else of `HUIZONG_CONFIG`, else
    /// `/etc/huizong/huizong.yaml`, else `../etc/huizong/huizong.yaml` beside the program, else
    /// `config/huizong.yaml` in a directory above the program; there may be none.
    ///
    /// - Throws: ``SettingsError`` for the first setting that cannot be used, and for a
    ///   `HUIZONG_*` variable that is none of ours: a slip there would silently change nothing.
    public static func load(
        options: SettingsOverrides, environment: [String: String],
        surroundings: Surroundings = .current()
    ) throws(SettingsError) -> Settings {
        try refuseUnknownVariables(environment)
        let file = try findFile(options, environment, surroundings)
        var lookup = SettingsLookup(
            options: options, environment: environment, file: file,
            currentDirectory: surroundings.currentDirectory)
        let dataDirectory =
            try lookup.directory(.dataDirectory)
            ?? defaultDataDirectory(environment, isRoot: surroundings.isRoot)
        let database = try lookup.database(
            dataDirectory: dataDirectory,
            isInstallation: surroundings.isRoot || file?.path.hasPrefix("/etc/") == true
                || dataDirectory.hasPrefix("/var/lib/"))
        let connectTimeout = try lookup.wholeNumber(.connectTimeoutSeconds, 1...600)
        let statementTimeout = try lookup.wholeNumber(.statementTimeoutSeconds, 0...604_800)
        let lockTimeout = try lookup.wholeNumber(.lockTimeoutSeconds, 0...604_800)
        let user = try lookup.text(.localServerUser)
        let binDirectory = try lookup.directory(.localServerBinDirectory)
        let forms = try lookup.directory(.formsDirectory)
        let language = try lookup.language()
        let logFormat = try lookup.choice(.logFormat, LogFormat.self)
        let logLevel = try lookup.choice(.logLevel, LogLevel.self)
        let businessDate = try lookup.date(.businessDate)
        let checkLimit = try lookup.wholeNumber(.checkLimitSubmissions, 1...10_000_000)
        let runAnchor = try lookup.outlet(.runAnchor)
        let siteDirectory = try lookup.directory(.siteDirectory)
        let siteAudience = try lookup.choice(.siteAudience, SiteAudience.self)
        return Settings(
            database: database,
            connectTimeoutSeconds: connectTimeout ?? 10,
            statementTimeoutSeconds: statementTimeout ?? 3600,
            lockTimeoutSeconds: lockTimeout ?? 60,
            dataDirectory: dataDirectory,
            localServerUser: user ?? "postgres",
            localServerBinDirectory: binDirectory,
            formsDirectorySetting: forms,
            language: language,
            logFormat: logFormat ?? .text,
            logLevel: logLevel ?? .info,
            businessDate: businessDate,
            checkLimitSubmissions: checkLimit ?? 5000,
            runAnchor: runAnchor,
            siteDirectory: siteDirectory,
            siteAudience: siteAudience ?? .office,
            configFile: file?.path,
            origins: lookup.origins)
    }

    /// The language to complain in before, or because, the settings cannot be loaded: the one of
    /// the option, the variable or the locale.
    public static func preferredLanguage(
        options: SettingsOverrides, environment: [String: String]
    ) -> Language {
        let named =
            options.values[.language] ?? environment[SettingKey.language.variable] ?? ""
        return Language(rawValue: named) ?? localeLanguage(environment)?.language ?? .zh
    }

    private static func refuseUnknownVariables(
        _ environment: [String: String]
    ) throws(SettingsError) {
        let known = [SettingKey.configFileVariable] + SettingKey.allCases.map(\.variable)
        let unknown = environment.keys.sorted().first {
            $0.hasPrefix("HUIZONG_") && !known.contains($0) && !SettingKey.isReadElsewhere($0)
        }
        guard let unknown else { return }
        throw SettingsError(
            .environment(variable: unknown),
            SettingsMessages.unknownVariable.filled(["known": known.joined(separator: ", ")]))
    }

    private static func findFile(
        _ options: SettingsOverrides, _ environment: [String: String],
        _ surroundings: Surroundings
    ) throws(SettingsError) -> SettingsFile? {
        var chosen: (path: String, origin: SettingOrigin)?
        if let path = options.configFile {
            chosen = (path, .option(SettingKey.configFileOption))
        } else if let path = environment[SettingKey.configFileVariable], !path.isEmpty {
            chosen = (path, .environment(variable: SettingKey.configFileVariable))
        }
        if let chosen {
            let path = Path.absolute(
                chosen.path, base: surroundings.currentDirectory, home: environment["HOME"])
            if let file = try read(path, surroundings) { return file }
            throw SettingsError(
                chosen.origin, SettingsMessages.noSuchFile.filled(["path": path]))
        }
        let programDirectory = Path.parent(of: surroundings.executablePath)
        let usual =
            [
                "/etc/huizong/huizong.yaml",
                Path.joined(Path.parent(of: programDirectory), "etc/huizong/huizong.yaml"),
            ]
            + Path.ancestors(of: programDirectory).map { Path.joined($0, "config/huizong.yaml") }
        for path in usual {
            if let file = try read(path, surroundings) { return file }
        }
        return nil
    }

    private static func read(
        _ path: String, _ surroundings: Surroundings
    ) throws(SettingsError) -> SettingsFile? {
        let text: String?
        do {
            text = try surroundings.readFile(path)
        } catch {
            throw SettingsError(
                .file(path: path, line: nil),
                SettingsMessages.unreadable.filled(["detail": error.description]))
        }
        guard let text else { return nil }
        return try SettingsFile(path: path, text: text)
    }

    /// - Source: XDG Base Directory Specification; a relative `XDG_DATA_HOME` is to be ignored.
    private static func defaultDataDirectory(
        _ environment: [String: String], isRoot: Bool
    ) -> String {
        let home = environment["HOME", default: ""]
        let data = environment["XDG_DATA_HOME", default: ""]
        if !isRoot, data.hasPrefix("/") { return Path.joined(data, "huizong") }
        if !isRoot, home.hasPrefix("/") { return Path.joined(home, ".local/share/huizong") }
        return "/var/lib/huizong"
    }
}

/// The language of the locale and the variable that says so; nil if none is set.
func localeLanguage(
    _ environment: [String: String]
) -> (language: Language, variable: String)? {
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        if let name = environment[variable], !name.isEmpty {
            return (Language(localeName: name), variable)
        }
    }
    return nil
}
