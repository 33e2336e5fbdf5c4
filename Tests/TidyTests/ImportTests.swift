import Testing

/// The targets are the architecture: who may see whom.
@Suite struct ImportTests {
    /// Modules that come with the toolchain.
    static let toolchain: Set<String> = [
        "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl",
        "PackageDescription", "Synchronization", "Testing",
    ]

    private func manifest() throws -> PackageManifest {
        PackageManifest(try Checkout.text("Package.swift"))
    }

    private func imports(_ file: Checkout.File) -> [String] {
        file.text.matches(of: /(?m)^\s*(?:@\w+ )*(?:public )?import (?:\w+ )?(\w+)/).map {
            String($0.1)
        }
    }

    @Test func theManifestIsRead() throws {
        let manifest = try manifest()
        #expect(manifest.targets.count > 25)
        #expect(manifest["Vocabulary"]?.dependencies == ["Hashing", "Messages"])
        #expect(manifest["NightlyRun"]?.dependencies.contains("Logging") == true)
        #expect(manifest["TestSupport"]?.folder == "Tests/TestSupport")
        #expect(manifest["Messages"]?.dependencies == [])
    }

    @Test func everyImportIsDeclared() throws {
        for target in try manifest().targets {
            for file in try Checkout.files(below: target.folder, ".swift") {
                for name in imports(file) where !Self.toolchain.contains(name) {
                    #expect(
                        target.dependencies.contains(name),
                        "\(file.path) imports \(name), which \(target.name) does not declare")
                }
            }
        }
    }

    @Test func everyDirectoryOfSourcesIsATarget() throws {
        let apart = try [PackageManifest.bench, PackageManifest.fuzzer].flatMap { folder in
            PackageManifest(try Checkout.text("\(folder)/Package.swift"), in: "\(folder)/").targets
        }
        let folders = try (manifest().targets + apart).map(\.folder)
        for file in try Checkout.swiftFiles() where !file.path.hasSuffix("Package.swift") {
            #expect(folders.contains { file.path.hasPrefix("\($0)/") }, "\(file.path)")
        }
    }

    /// Only the run sees both ends: what judges and adds never sees a database, and what reads and
    /// writes rows never judges.
    @Test(arguments: [
        ("Forms", ["PostgresClient", "Store", "Validation"]),
        ("Documents", ["PostgresClient", "Store", "Validation", "Rollup", "Narratives"]),
        ("Validation", ["PostgresClient", "Store", "SQLTexts", "Rollup", "Documents"]),
        ("Rollup", ["PostgresClient", "Store", "SQLTexts", "Validation", "Documents"]),
        ("SampleCounty", ["PostgresClient", "Store", "SQLTexts"]),
        ("Listings", ["PostgresClient", "Store", "SQLTexts"]),
        ("Store", ["Validation", "Rollup", "Documents", "NightlyRun"]),
        ("PostgresClient", ["Forms", "Vocabulary", "Messages", "SQLTexts"]),
        ("NightlyRun", ["Documents", "Listings", "Settings", "LocalServer"]),
        ("Desk", ["ArgumentParser"]),
    ])
    func layers(name: String, hidden: [String]) throws {
        let reach = try manifest().reach(of: name)
        #expect(try manifest()[name] != nil)
        #expect(reach.isDisjoint(with: hidden), "\(name) sees \(reach.intersection(hidden))")
    }

    /// A command takes options, calls the desk and prints: it has no way to do anything itself.
    @Test func commandsSeeNothingBehindTheDesk() throws {
        let command = try #require(try manifest()["huizong"])
        let needed: Set = [
            "ArgumentParser", "Desk", "Listings", "Messages", "PostgresClient", "Settings",
            "Vocabulary",
        ]
        #expect(command.dependencies == needed)
    }
}
