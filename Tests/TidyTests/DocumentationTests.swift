import Testing

/// What the documents name is there.
@Suite struct DocumentationTests {
    private func documents() throws -> [Checkout.File] {
        let top = ["README.md", "CONTRIBUTING.md"]
        return try top.map { Checkout.File(path: $0, text: try Checkout.text($0)) }
            + Checkout.files(below: "docs", ".md")
    }

    /// Files that a recipe asks its reader to make.
    private static let examples = ["ID.yaml", "mNNNN_what.sql", "what_it_does.sql"]

    @Test func everyFileThatIsNamedExists() throws {
        let names = Set(
            try Checkout.everything().compactMap { $0.path.split(separator: "/").last })
        var found = 0
        for document in try documents() {
            for match in document.text.matches(of: /`(?:[\w.\-]+\/)*([\w\-]+\.(?:sql|swift|yaml))`/)
            where !Self.examples.contains(String(match.1)) {
                found += 1
                #expect(names.contains(match.1), "\(document.path) names \(match.1)")
            }
        }
        #expect(found > 10)
    }

    @Test func everyMemberThatIsNamedExists() throws {
        let sources = try Checkout.swiftFiles().map(\.text).joined()
        func names(_ pattern: Regex<(Substring, Substring)>) -> Set<Substring> {
            Set(sources.matches(of: pattern).map(\.1))
        }
        let types = names(/\b(?:struct|enum|class|protocol|extension) (\w+)/)
        let members = names(/\b(?:func|var|let|case) `?(\w+)/)
        var found = 0
        for document in try documents() {
            for match in document.text.matches(of: /`([A-Z]\w+)\.([a-z]\w+)(?:\([^`]*\))?`/)
            where !["txt", "md", "sql", "swift", "yaml", "json"].contains(match.2) {
                found += 1
                #expect(
                    types.contains(match.1) && members.contains(match.2),
                    "\(document.path) names \(match.1).\(match.2)")
            }
        }
        #expect(found > 20)
    }
}
