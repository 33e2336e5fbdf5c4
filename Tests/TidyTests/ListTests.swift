import Testing

/// Lists kept by hand name everything they should.
@Suite struct ListTests {
    private static let statements = "Sources/SQLTexts/Statements.swift"

    @Test func everyStatementIsListedAndNothingElse() throws {
        // sql/code has a list of its own, and sql/schema.sql is written by a test
        let files = try Checkout.files(below: "sql", ".sql").map { String($0.path.dropFirst(4)) }
            .filter { !$0.hasPrefix("code/") && $0 != "schema.sql" }
        let text = try Checkout.text(Self.statements)
        let listed = text.matches(of: /"(\w+\/\w+\.sql)",\s*PackageResources\.(\w+)_sql/)
        #expect(files.count > 50)
        #expect(listed.map { String($0.1) }.sorted() == files)
        for entry in listed {
            #expect(entry.1.hasSuffix("/\(entry.2).sql"), "\(entry.1) is read from \(entry.2)")
        }
    }

    @Test func everyStatementIsUsed() throws {
        let names = try Checkout.text(Self.statements).matches(of: /static let (\w+) = SQLText/)
        let sources = try Checkout.files(below: "Sources", ".swift")
            .filter { $0.path != Self.statements }
        for name in names.map(\.1) {
            let isUsed = sources.contains { file in
                ["Queries", "Checks"].contains { file.text.contains("\($0).\(name)") }
            }
            #expect(isUsed, "\(name) is never sent")
        }
    }

    @Test func migrationsAreNumberedWithoutGaps() throws {
        let names = try Checkout.files(below: "sql/migrations", ".sql").map(\.path)
        for (number, name) in names.enumerated() {
            let digits = String(number + 1)
            let padded = String(repeating: "0", count: 4 - digits.count) + digits
            #expect(name.hasPrefix("sql/migrations/m\(padded)_"), "\(name)")
        }
        let listed = try Checkout.text(Self.statements).matches(of: /"migrations\/(\w+)\.sql"/)
            .map { "sql/migrations/\($0.1).sql" }
        #expect(listed == names, "migrations are applied in the order of the list")
    }

    @Test func everyRuleIsNamedInATest() throws {
        let forms = try Checkout.files(below: "config/forms", ".yaml")
            .flatMap { $0.text.matches(of: /(?:- id|regions): (R-[\w-]+)/).map { String($0.1) } }
        let sources = try Checkout.files(below: "Sources", ".swift")
            .flatMap { $0.text.matches(of: /\b(?:id:|rule =) "(R-[\w-]+)"/).map { String($0.1) } }
        let tests =
            try Checkout.files(below: "Tests/ValidationTests", ".swift")
            + Checkout.files(below: "Tests/DocumentsTests", ".swift")
            + Checkout.files(below: "Tests/NarrativesTests", ".swift")
        #expect(forms.count > 15 && sources.count > 5)
        for rule in Set(forms + sources).sorted() {
            #expect(tests.contains { $0.text.contains("\"\(rule)\"") }, "\(rule) has no test")
        }
    }

    @Test func everyCommandIsInTheReadme() throws {
        let readme = try Checkout.text("README.md")
        let root = try Checkout.text("Sources/huizong/Huizong.swift")
        let list = try #require(root.firstMatch(of: /subcommands: \[([^\]]*)\]/)).1
        let types = list.matches(of: /(\w+)\.self/).map { String($0.1) }
        #expect(types.count > 10)
        let files = try Checkout.files(below: "Sources/huizong", ".swift")
        for type in types {
            let start = "struct \(type): ParsableCommand {"
            let file = try #require(files.first { $0.text.contains(start) }, "\(type)")
            let body = try #require(file.text.split(separator: start).last)
            let configuration = try #require(
                body.firstMatch(of: /CommandConfiguration\(([^"]*)"(\w*)/))
            let given = configuration.1.contains("commandName:") ? String(configuration.2) : nil
            let command = given ?? type.lowercased()
            #expect(
                readme.contains("huizong \(command)"), "README.md does not name huizong \(command)")
        }
    }

    @Test func everyModuleIsInTheArchitecture() throws {
        let text = try Checkout.text("docs/architecture.md")
        let modules = PackageManifest(try Checkout.text("Package.swift")).targets
            .filter { $0.folder.hasPrefix("Sources/") }.map(\.name)
        #expect(modules.count > 15)
        for module in modules {
            #expect(text.contains("`\(module)`"), "docs/architecture.md does not name \(module)")
        }
    }
}
