import Testing

/// What the Debian package says is what the program is.
@Suite struct PackageTests {
    @Test func versionsAgree() throws {
        let program = try #require(
            try Checkout.text("Sources/huizong/Huizong.swift")
                .firstMatch(of: /static let version = "(.*)"/))
        let changelog = try Checkout.text("config/package/debian/changelog")
        #expect(changelog.hasPrefix("huizong (\(program.1)) "))
    }

    /// Whoever builds the package builds with what the Makefile names.
    @Test func buildDependenciesAgree() throws {
        let control = try Checkout.text("config/package/debian/control")
        let makefile = try Checkout.text("Makefile").replacing("\\\n", with: " ")
        let packages = try #require(makefile.firstMatch(of: /\nPACKAGES = (.*)\n/)).1
        let libraries = packages.split(separator: " ").filter { $0.hasSuffix("-dev") }
        #expect(libraries.count > 5)
        for library in libraries { #expect(control.contains(" \(library),"), "\(library)") }
    }
}
