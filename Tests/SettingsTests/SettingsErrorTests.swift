import Messages
import Testing

@testable import Settings

@Suite struct SettingsErrorTests {
    @Test(
        arguments: [
            (
                "database:\n  ulr: x\n", 2, "database.ulr",
                "there is no such setting; known: database.url"
            ),
            ("speed: 1\n", 1, "speed", "there is no such setting"),
            ("run:\n  business_date: 2025-01-01\n", 2, "run.business_date", "--business-date"),
            ("log:\n  level: loud\n", 2, "log.level", "“loud” must be one of: trace, debug"),
            ("log:\n  format: XML\n", 2, "log.format", "text, json"),
            ("log: text\n", 1, "log", "“key: value” lines"),
            ("- a\n", 1, nil, "“key: value” lines"),
            ("language: [zh]\n", 1, "language", "a single value"),
            (
                "database:\n\n  connect_timeout_seconds: ten\n", 3,
                "database.connect_timeout_seconds",
                "“ten” must be a whole number from 1 to 600"
            ),
            (
                "database:\n  connect_timeout_seconds: 0\n", 2, "database.connect_timeout_seconds",
                "“0” must be"
            ),
            ("database:\n  lock_timeout_seconds: 1.5\n", 2, "database.lock_timeout_seconds", "1.5"),
            ("database:\n  lock_timeout_seconds:\n", 2, "database.lock_timeout_seconds", "“”"),
            (
                "database:\n  statement_timeout_seconds: -1\n", 2,
                "database.statement_timeout_seconds", "from 0 to"
            ),
            (
                "run:\n  check_limit_submissions: 99999999999999999999\n", 2,
                "run.check_limit_submissions", "from 1 to"
            ),
            ("log:\n  level: info\n  level: debug\n", 2, nil, "keys given twice: level"),
            ("log: {level: info\n", 2, nil, "not valid YAML"),
            ("log:\n\tlevel: info\n", 2, nil, "not valid YAML"),
        ] as [(String, Int, String?, String)])
    func inTheFile(yaml: String, line: Int, key: String?, words: String) {
        let error = #expect(throws: SettingsError.self) { try load(yaml) }
        #expect(error?.origin == .file(path: mainFile, line: line))
        #expect(error?.key == key)
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(error?.message.zh.contains("{") == false)
    }

    @Test(arguments: [
        ("HUIZONG_DATABSE_URL", "x", "known: HUIZONG_CONFIG, HUIZONG_DATABASE_URL"),
        ("HUIZONG_LANG", "en", "there is no such environment variable"),
        ("HUIZONG_LOG_LEVEL", "loud", "log.level: “loud” must be one of"),
        ("HUIZONG_BUSINESS_DATE", "2025-02-29", "run.business_date: “2025-02-29” must be a date"),
        ("HUIZONG_BUSINESS_DATE", "2025-1-1", "such as 2025-01-31"),
        ("HUIZONG_BUSINESS_DATE", "2025-13-01", "such as 2025-01-31"),
        ("HUIZONG_BUSINESS_DATE", "today", "such as 2025-01-31"),
        ("HUIZONG_DATA_DIRECTORY", " ", "must not be empty"),
    ])
    func inAVariable(name: String, value: String, words: String) {
        let error = #expect(throws: SettingsError.self) { try load(nil, [name: value]) }
        #expect(error?.origin == .environment(variable: name))
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test(
        arguments: [
            (.databaseURL, "", "option --database-url: database.url: must not be empty"),
            (.language, "fr", "option --lang: language: “fr” must be one of: zh, en"),
            (.businessDate, "x", "option --business-date: run.business_date: “x” must be a date"),
        ] as [(SettingKey, String, String)])
    func inAnOption(key: SettingKey, value: String, words: String) {
        let error = #expect(throws: SettingsError.self) {
            try load(nil, [:], SettingsOverrides([key: value]))
        }
        #expect(error?.description.hasPrefix(words) == true, "\(error?.description ?? "")")
    }

    @Test func variablesOfTestsAndToolsAreLeftAlone() throws {
        _ = try load(
            nil, ["HUIZONG_PG_BIN": "/x", "HUIZONG_TEST_A": "1", "HUIZONG_BENCH_B": "2"])
    }

    @Test(
        arguments: [
            ("host=db dbname=h user=u", nil),
            ("host=db password=secret dbname=h", "host=db password=*** dbname=h"),
            ("password = 'se cr\\'et' host=db", "password = *** host=db"),
            ("host=db password=se\\ cret", "host=db password=***"),
            ("sslpassword=secret sslkey=k", "sslpassword=*** sslkey=k"),
            ("passfile=/p host='my password=x'", nil),
            ("host=db password='secret", "***"), ("secret", "***"), ("=secret", "***"),
            ("postgresql://u@db:5432/h?sslmode=require", nil), ("postgres://db/h", nil),
            ("postgres:///h?host=/run/postgresql", nil),
            ("postgres://u:secret@db/h", "postgres://u:***@db/h"),
            ("postgres://u:s/e@c?r:et@db/h", "postgres://u:***@db/h"),
            ("postgresql://:secret@/h", "postgresql://:***@/h"),
            (
                "postgres://db/h?user=u&password=secret&a=b",
                "postgres://db/h?user=u&password=***&a=b"
            ),
            ("postgres://db/h?%70assword=secret", "postgres://db/h?%70assword=***"),
        ] as [(String, String?)])
    func passwordsAreHiddenAndRefusedInTheFile(text: String, hidden: String?) throws {
        let shown = hidden ?? text
        let choice = DatabaseChoice.conninfo(text)
        var dumped = ""
        dump(choice, to: &dumped)
        #expect(choice.description == shown)
        #expect(choice.debugDescription == shown)
        if hidden != nil { #expect(!dumped.contains(text)) }

        let settings = try load(nil, ["HUIZONG_DATABASE_URL": text])
        #expect(settings.database == choice)
        #expect(settings.describe().first?.value.zh == shown)
        if hidden != nil { #expect(!"\(settings)".contains("secret")) }

        let quoted = text.replacing("'", with: "''")
        let yaml = "database:\n  url: '\(quoted)'\n"
        guard hidden != nil else {
            #expect(try load(yaml).database == choice)
            return
        }
        let error = #expect(throws: SettingsError.self) { try load(yaml) }
        #expect(error?.description.contains("~/.pgpass") == true)
        #expect(error?.description.contains("secret") == false)
    }

    @Test func brokenYAMLNeverQuotesTheLine() {
        let error = #expect(throws: SettingsError.self) {
            try load("database:\n  url: \"host=db password=secret\n")
        }
        #expect(error?.description.contains("secret") == false)
    }
}
