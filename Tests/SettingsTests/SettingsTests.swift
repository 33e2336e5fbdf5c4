import Foundation
import Messages
import Testing

@testable import Settings

/// A disk of the test's own: paths and texts; a text of nil is a file without permission.
func disk(
    _ files: [String: String?] = [:], directories: Set<String> = [], isRoot: Bool = false,
    program: String = "/opt/app/bin/huizong"
) -> Surroundings {
    Surroundings(
        executablePath: program, currentDirectory: "/home/li/office", isRoot: isRoot,
        readFile: { path throws(FileReadError) in
            guard let file = files[path] else { return nil }
            guard let file else { throw FileReadError("Permission denied") }
            return file
        },
        isDirectory: { directories.contains($0) })
}

let mainFile = "/etc/huizong/huizong.yaml"

func load(
    _ yaml: String? = nil, _ environment: [String: String] = [:],
    _ options: SettingsOverrides = SettingsOverrides(), isRoot: Bool = false
) throws(SettingsError) -> Settings {
    try Settings.load(
        options: options, environment: ["HOME": "/home/li"].merging(environment) { $1 },
        surroundings: disk(yaml.map { [mainFile: $0] } ?? [:], isRoot: isRoot))
}

@Suite struct SettingsTests {
    @Test func defaults() throws {
        let settings = try load()
        #expect(settings.database == .embedded(dataDirectory: "/home/li/.local/share/huizong"))
        #expect(settings.connectTimeoutSeconds == 10)
        #expect(settings.statementTimeoutSeconds == 3600)
        #expect(settings.lockTimeoutSeconds == 60)
        #expect(settings.localServerUser == "postgres")
        #expect(settings.localServerBinDirectory == nil)
        #expect(settings.formsDirectorySetting == nil)
        #expect(settings.language == .zh)
        #expect(settings.logFormat == .text)
        #expect(settings.logLevel == .info)
        #expect(settings.businessDate == nil)
        #expect(settings.checkLimitSubmissions == 5000 && settings.runAnchor == nil)
        #expect(settings.siteDirectory == nil && settings.siteAudience == .office)
        #expect(settings.configFile == nil)
        #expect(settings.describe().allSatisfy { $0.origin == .standard })
    }

    @Test func theShippedFileIsTheDefaultsAndHoldsEveryKey() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let yaml = try String(
            contentsOf: root.appending(path: "config/huizong.yaml"), encoding: .utf8)
        let path = "/home/li/huizong.yaml"
        let shipped = try Settings.load(
            options: SettingsOverrides(configFile: path), environment: ["HOME": "/home/li"],
            surroundings: disk([path: yaml]))
        let defaults = try load()
        #expect(shipped.describe().map(\.value) == defaults.describe().map(\.value))
        let file = try SettingsFile(path: "huizong.yaml", text: yaml)
        #expect(Set(file.entries.keys) == Set(SettingKey.allCases.filter(\.isInFile)))
    }

    @Test func optionsWinOverVariablesOverFileOverDefaults() throws {
        let yaml = "log:\n  level: error\n  format: json\nlanguage: en\n"
        let environment = ["HUIZONG_LOG_LEVEL": "warning", "HUIZONG_LANGUAGE": "zh"]
        let options = SettingsOverrides([.logLevel: "debug", .dataDirectory: nil])
        let settings = try load(yaml, environment, options)
        #expect(settings.logLevel == .debug)
        #expect(settings.language == .zh)
        #expect(settings.logFormat == .json)
        #expect(settings.configFile == mainFile)
        let origins = Dictionary(
            uniqueKeysWithValues: settings.describe().map { ($0.key, $0.origin) })
        #expect(origins[.logLevel] == .option("--log-level"))
        #expect(origins[.language] == .environment(variable: "HUIZONG_LANGUAGE"))
        #expect(origins[.logFormat] == .file(path: mainFile, line: 3))
        #expect(origins[.lockTimeoutSeconds] == .standard)
    }

    @Test func everyKeyCanComeFromItsVariable() throws {
        let settings = try load(
            nil,
            [
                "HUIZONG_DATABASE_URL": "host=db", "HUIZONG_DATABASE_PRIVATE": "false",
                "HUIZONG_DATABASE_CONNECT_TIMEOUT_SECONDS": "1",
                "HUIZONG_DATABASE_STATEMENT_TIMEOUT_SECONDS": "0",
                "HUIZONG_DATABASE_LOCK_TIMEOUT_SECONDS": "3", "HUIZONG_DATA_DIRECTORY": "d",
                "HUIZONG_LOCAL_SERVER_USER": "pg", "HUIZONG_LOCAL_SERVER_BIN_DIRECTORY": "/b",
                "HUIZONG_FORMS_DIRECTORY": "~/f", "HUIZONG_LANGUAGE": "en",
                "HUIZONG_LOG_FORMAT": "json", "HUIZONG_LOG_LEVEL": "trace",
                "HUIZONG_BUSINESS_DATE": "2024-02-29",
                "HUIZONG_RUN_CHECK_LIMIT_SUBMISSIONS": "7", "HUIZONG_SITE_DIRECTORY": "s",
                "HUIZONG_SITE_AUDIENCE": "everybody", "HUIZONG_RUN_ANCHOR": "| logger -t anchor",
            ])
        #expect(
            settings.describe().map(\.value.en) == [
                "host=db", "false", "1", "0", "3", "/home/li/office/d", "pg", "/b", "/home/li/f",
                "en",
                "json", "trace", "2024-02-29", "7", "| logger -t anchor", "/home/li/office/s",
                "everybody",
            ])
        #expect(
            settings.describe().map(\.origin)
                == SettingKey.allCases.map { .environment(variable: $0.variable) })
    }

    @Test(
        arguments: [
            ([:], .embedded(dataDirectory: "/home/li/.local/share/huizong")),
            (["XDG_DATA_HOME": "/x"], .embedded(dataDirectory: "/x/huizong")),
            (["XDG_DATA_HOME": "x"], .embedded(dataDirectory: "/home/li/.local/share/huizong")),
            (["HOME": ""], .none(dataDirectory: "/var/lib/huizong")),
            (["HUIZONG_DATA_DIRECTORY": "/var/lib/x"], .none(dataDirectory: "/var/lib/x")),
            (
                ["HUIZONG_DATA_DIRECTORY": "/var/lib/x", "HUIZONG_DATABASE_PRIVATE": "true"],
                .embedded(dataDirectory: "/var/lib/x")
            ),
            (
                ["HUIZONG_DATA_DIRECTORY": "/x", "HUIZONG_DATABASE_PRIVATE": "false"],
                .none(dataDirectory: "/x")
            ),
            (["PGUSER": "li"], .embedded(dataDirectory: "/home/li/.local/share/huizong")),
            (["PGHOST": ""], .embedded(dataDirectory: "/home/li/.local/share/huizong")),
            (["PGHOST": "db"], .environment), (["PGHOSTADDR": "10.0.0.1"], .environment),
            (["PGPORT": "5433"], .environment), (["PGDATABASE": "h"], .environment),
            (["PGSERVICE": "h"], .environment),
            (["PGHOST": "db", "HUIZONG_DATABASE_URL": "host=b"], .conninfo("host=b")),
            (
                ["HUIZONG_DATABASE_URL": ""],
                .embedded(dataDirectory: "/home/li/.local/share/huizong")
            ),
        ] as [([String: String], DatabaseChoice)])
    func whichDatabase(environment: [String: String], choice: DatabaseChoice) throws {
        #expect(try load(nil, environment).database == choice)
    }

    /// A private server that nobody asked for would be an empty one that succeeds every night.
    @Test func anInstallationHasAPrivateServerOnlyIfItSaysSo() throws {
        for (yaml, isRoot) in [("language: zh", false), (nil, true)] {
            let settings = try load(yaml, isRoot: isRoot)
            guard case .none = settings.database else {
                Issue.record("\(settings.database)")
                continue
            }
        }
        for (yaml, isRoot) in [
            ("database:\n  private: true", false), ("database:\n  private: true", true),
        ] {
            let settings = try load(yaml, isRoot: isRoot)
            #expect(settings.database == .embedded(dataDirectory: settings.dataDirectory))
        }
        #expect(throws: SettingsError.self) { try load("database:\n  private: perhaps") }
    }

    @Test func rootKeepsItsDataInVar() throws {
        let settings = try load(nil, ["XDG_DATA_HOME": "/x"], isRoot: true)
        #expect(settings.dataDirectory == "/var/lib/huizong")
    }

    @Test(
        arguments: [
            ([:], "zh"), (["LANG": "en_US.UTF-8"], "en"), (["LANG": "C.UTF-8"], "zh"),
            (["LANG": "en_US", "LC_ALL": "zh_CN"], "zh"),
            (["LC_ALL": "", "LC_MESSAGES": "en"], "en"),
            (["HUIZONG_LANGUAGE": "en", "LANG": "zh_CN"], "en"),
        ] as [([String: String], String)])
    func language(environment: [String: String], language: String) throws {
        let settings = try load("language: \"\"", environment)
        #expect(settings.language.rawValue == language)
        let early = Settings.preferredLanguage(
            options: SettingsOverrides(), environment: environment)
        #expect(early == settings.language)
    }

    @Test func relativeDirectoriesStartWhereTheyAreWritten() throws {
        let yaml = "data_directory: data\nforms:\n  directory: forms\n"
        let settings = try load(yaml, ["HUIZONG_DATA_DIRECTORY": "mine"])
        #expect(settings.dataDirectory == "/home/li/office/mine")
        #expect(settings.formsDirectorySetting == "/etc/huizong/forms")
    }
}

@Suite struct SettingsFilesTests {
    @Test(
        arguments: [
            (["/etc/huizong/huizong.yaml", "/opt/app/etc/huizong/huizong.yaml"], 0),
            (["/opt/app/etc/huizong/huizong.yaml", "/opt/app/bin/config/huizong.yaml"], 0),
            (["/opt/app/config/huizong.yaml", "/opt/config/huizong.yaml"], 0),
            (["/config/huizong.yaml"], 0), (["/home/li/office/config/huizong.yaml"], nil),
        ] as [([String], Int?)])
    func searched(paths: [String], expected: Int?) throws {
        let files = Dictionary(uniqueKeysWithValues: paths.map { ($0, Optional("language: en")) })
        let settings = try Settings.load(
            options: SettingsOverrides(), environment: [:], surroundings: disk(files))
        #expect(settings.configFile == expected.map { paths[$0] })
    }

    @Test func aNamedFileWins() throws {
        let files: [String: String?] = [
            mainFile: "language: en", "/home/li/office/a.yaml": "run:\n",
            "/b.yaml": "# nothing\n",
        ]
        let environment = ["HUIZONG_CONFIG": "/b.yaml"]
        let byOption = try Settings.load(
            options: SettingsOverrides(configFile: "a.yaml"), environment: environment,
            surroundings: disk(files))
        #expect(byOption.configFile == "/home/li/office/a.yaml")
        let byVariable = try Settings.load(
            options: SettingsOverrides(), environment: environment, surroundings: disk(files))
        #expect(byVariable.configFile == "/b.yaml")
        #expect(byVariable.language == .zh)
    }

    @Test func aNamedFileMustBeThere() {
        let error = #expect(throws: SettingsError.self) {
            try Settings.load(
                options: SettingsOverrides(configFile: "/no.yaml"), environment: [:],
                surroundings: disk())
        }
        #expect(error?.description == "option --config: there is no such settings file: /no.yaml")
    }

    @Test func anUnreadableFileIsAnError() {
        let error = #expect(throws: SettingsError.self) {
            try Settings.load(
                options: SettingsOverrides(), environment: [:],
                surroundings: disk([mainFile: nil]))
        }
        #expect(error?.message.zh == "\(mainFile)：读不到设置文件：Permission denied")
    }

    @Test func formsAreSearchedInOrder() throws {
        let settings = try load()
        #expect(
            settings.formsDirectories(disk()) == [
                "/opt/app/share/huizong/forms", "/opt/app/bin/config/forms",
                "/opt/app/config/forms", "/opt/config/forms", "/config/forms",
                "/home/li/office/config/forms", "/home/li/config/forms", "/home/config/forms",
            ])
        let both: Set = ["/home/li/config/forms", "/opt/config/forms"]
        #expect(try settings.formsDirectory(disk(directories: both)) == "/opt/config/forms")
        let error = #expect(throws: SettingsError.self) { try settings.formsDirectory(disk()) }
        #expect(error?.description.contains("HUIZONG_FORMS_DIRECTORY") == true)
    }

    @Test func aFormsDirectoryThatIsSetIsTheOnlyOne() throws {
        let settings = try load(nil, ["HUIZONG_FORMS_DIRECTORY": "/f"])
        #expect(settings.formsDirectories(disk()) == ["/f"])
        #expect(throws: SettingsError.self) {
            try settings.formsDirectory(disk(directories: ["/opt/config/forms"]))
        }
    }

    /// The real disk: a file, a directory in its place, bytes that are no text, nothing.
    @Test func theDiskIsRead() throws {
        let directory = FileManager.default.temporaryDirectory.appending(
            path: "settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appending(path: "a.yaml")
        let long = String(repeating: "# 汇总\n", count: 10_000)
        try Data(long.utf8).write(to: file)
        let surroundings = Surroundings.current()
        #expect(try surroundings.readFile(file.path()) == long)
        #expect(try surroundings.readFile(directory.path() + "/b.yaml") == nil)
        #expect(throws: FileReadError.self) { try surroundings.readFile(directory.path()) }
        try Data([0xFF, 0xFE]).write(to: file)
        #expect(throws: FileReadError("not UTF-8")) {
            try surroundings.readFile(file.path())
        }
        #expect(surroundings.isDirectory(directory.path()))
        #expect(!surroundings.isDirectory(file.path()))
        #expect(surroundings.executablePath.hasPrefix("/"))
        #expect(surroundings.currentDirectory.hasPrefix("/"))
    }
}
