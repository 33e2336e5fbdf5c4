import Testing

/// What holds data is made by migrations, what works on it by `sql/code`, and each stands once.
@Suite struct SchemaTextTests {
    private func code() throws -> [Checkout.File] {
        try Checkout.files(below: "sql/code", ".sql")
    }

    private func order() throws -> [String] {
        try Checkout.text("sql/code/order.txt").split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") }
    }

    @Test func migrationsHoldNoCode() throws {
        let things = "FUNCTION|PROCEDURE|VIEW|POLICY|TRIGGER|ROLE"
        let definition = try Regex(
            #"\bCREATE\s+(OR\s+REPLACE\s+)?((CONSTRAINT|MATERIALIZED)\s+)?("# + things + #")\b"#
                + #"|\b(GRANT|REVOKE|COMMENT\s+ON)\b"#
        ).ignoresCase()
        for file in try Checkout.files(below: "sql/migrations", ".sql") {
            for (number, line) in file.lines.enumerated() where !line.hasPrefix("--") {
                #expect(line.firstMatch(of: definition) == nil, "\(file.path):\(number + 1)")
            }
        }
        for file in try Checkout.files(below: "sql", ".sql") {
            #expect(!file.text.contains("pg_get_functiondef"), "\(file.path)")
        }
    }

    /// A function may change after a migration that called it, and then the migration too.
    @Test func migrationsCallNoCode() throws {
        let order = try order()
        let migrations = try #require(order.firstIndex(of: "../migrations"))
        let text = try Checkout.files(below: "sql/migrations", ".sql").map(\.text).joined()
        var names = 0
        for file in try code() {
            let position = order.firstIndex(of: String(file.path.dropFirst("sql/code/".count)))
            guard let position, position > migrations else { continue }
            for match in file.text.matches(of: /CREATE OR REPLACE FUNCTION (\w+\.\w+)\(/) {
                names += 1
                let call = try Regex(#"\b"# + match.1.replacing(".", with: #"\."#) + #"\("#)
                #expect(text.firstMatch(of: call) == nil, "a migration calls \(match.1)")
            }
        }
        #expect(names > 80)
    }

    /// Also so that it can be applied again: nothing is created that may be there already.
    @Test func everythingIsDefinedOnceAndCanBeAppliedAgain() throws {
        var seen: Set<String> = []
        let definition = /(?m)^CREATE OR REPLACE (FUNCTION|VIEW) (\w+\.\w+)(\([^)]*\))?/
        for file in try code() {
            for match in file.text.matches(of: definition) {
                // functions of one name differ in the type of what they are given
                let name = "\(match.2)\(match.2 == "audit.row_digest" ? match.3 ?? "" : "")"
                #expect(seen.insert(name).inserted, "\(file.path): \(name)")
            }
            let others = file.text.matches(of: /(?m)^CREATE (?!OR REPLACE)(.+)/)
            for match in others {
                let words = match.1.split(separator: " ")
                let isGone =
                    ["TRIGGER", "POLICY", "CONSTRAINT"].contains(words[0])
                    && file.text.contains("DROP \(words[0] == "POLICY" ? "POLICY" : "TRIGGER") IF")
                #expect(isGone || match.1.contains("IF NOT EXISTS"), "\(file.path): \(match.0)")
            }
        }
        #expect(seen.count > 95)
        for file in try Checkout.files(below: "sql/queries", ".sql") {
            #expect(file.text.firstMatch(of: definition) == nil, "\(file.path)")
        }
    }

    @Test func everyCodeFileHasItsPlace() throws {
        let files = try code().map { String($0.path.dropFirst("sql/code/".count)) }
        let order = try order()
        #expect(Set(order).count == order.count)
        #expect(order.filter { $0 != "../migrations" }.sorted() == files.sorted())
        // built into the program by the last part of their names
        let listed = try Checkout.text("Sources/SQLTexts/CodeFiles.swift")
            .matches(of: /"code\/([\w\/]+\.sql)",\s*PackageResources\.(\w+)_sql/)
        #expect(listed.map { String($0.1) }.sorted() == files.sorted())
        for entry in listed {
            #expect(
                "/\(entry.1)".hasSuffix("/\(entry.2).sql"), "\(entry.1) is read from \(entry.2)")
        }
    }
}
