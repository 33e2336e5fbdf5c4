// swift-tools-version: 6.1
import PackageDescription

// The targets are the architecture: data flows from the database through reading, judging and
// adding back to the database, and an import that is not declared here fails the build.
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
    name: "huizong",
    products: [
        .executable(name: "huizong", targets: ["huizong"]),
        .executable(name: "huizong-bench", targets: ["HuizongBench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Plain words: the two languages, and the values every stage passes on.
        .target(name: "Messages"),
        .target(name: "Submissions", dependencies: ["Messages", crypto]),
        .target(name: "Forms", dependencies: ["Messages", "Submissions", crypto, "Yams"]),

        // What a report says in words, against its figures and against other reports.
        .target(
            name: "Narratives", dependencies: ["Forms", "Messages", "Submissions"],
            resources: [.embedInCode("opencc")]),

        // The two ends: the database and the published documents.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "PostgresClient", dependencies: ["CPostgres"]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .target(
            name: "Documents",
            dependencies: [
                "CLibXML2", "CLibZip", "Forms", "Messages", "Narratives", "Submissions",
            ]),
        .target(name: "LocalServer", dependencies: ["Messages"]),

        // The work itself: pure functions between two values.
        .target(name: "Validation", dependencies: ["Forms", "Messages", "Submissions"]),
        .target(name: "Explanation", dependencies: ["Forms", "Messages", "Submissions"]),
        .target(name: "Rollup", dependencies: ["Forms", "Submissions"]),

        // Rows to values and back; all SQL is called from here.
        .target(
            name: "SQLTexts",
            resources: [
                .embedInCode("migrations"), .embedInCode("queries"), .embedInCode("checks"),
            ]),
        .target(
            name: "Store",
            dependencies: [
                "Forms", "Messages", "PostgresClient", "SQLTexts", "Submissions", crypto,
            ]),

        // One run, and what people see.
        .target(
            name: "NightlyRun",
            dependencies: [
                "Forms", "Messages", "Narratives", "PostgresClient", "Rollup", "Store",
                "Submissions", "Validation", crypto, logging,
            ]),
        .target(
            name: "AuditBundle",
            dependencies: ["Messages", "Store", "Submissions", crypto],
            resources: [.embedInCode("texts")]),
        .target(name: "Publishing", dependencies: ["Messages", "Submissions"]),
        .target(name: "Settings", dependencies: ["Messages", "Yams"]),
        .target(name: "SampleCounty", dependencies: ["Forms", "Submissions"]),
        .executableTarget(
            name: "huizong",
            dependencies: [
                "AuditBundle", "Documents", "Explanation", "Forms", "LocalServer", "Messages",
                "Narratives", "NightlyRun", "PostgresClient", "Publishing", "SampleCounty",
                "Settings", "Store", "Submissions", "Validation", argumentParser, crypto, logging,
                mustache,
            ]),
        // Speed and memory, measured beside a bare COPY; not part of the product.
        .executableTarget(
            name: "HuizongBench",
            dependencies: [
                "Forms", "LocalServer", "PostgresClient", "SampleCounty", "Store", argumentParser,
            ],
            resources: [.embedInCode("sql"), .embedInCode("peers")]),

        .target(
            name: "TestSupport",
            dependencies: [
                "Forms", "LocalServer", "Messages", "PostgresClient", "Store", "Submissions",
            ],
            path: "Tests/TestSupport"),
        .testTarget(name: "MessagesTests", dependencies: ["Messages"]),
        .testTarget(name: "SubmissionsTests", dependencies: ["Messages", "Submissions"]),
        .testTarget(
            name: "FormsTests", dependencies: ["Forms", "Messages", "Submissions", "TestSupport"]),
        .testTarget(
            name: "NarrativesTests",
            dependencies: ["Forms", "Messages", "Narratives", "Submissions", "TestSupport"]),
        .testTarget(
            name: "PostgresClientTests", dependencies: ["PostgresClient", "TestSupport"]),
        .testTarget(
            name: "DocumentsTests",
            dependencies: [
                "CLibZip", "Documents", "Forms", "Messages", "Submissions", "TestSupport",
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(name: "LocalServerTests", dependencies: ["LocalServer", "PostgresClient"]),
        .testTarget(
            name: "ValidationTests",
            dependencies: ["Forms", "Messages", "Submissions", "TestSupport", "Validation"]),
        .testTarget(
            name: "ExplanationTests",
            dependencies: [
                "Explanation", "Forms", "SampleCounty", "TestSupport", "Validation",
            ]),
        .testTarget(name: "RollupTests", dependencies: ["Rollup", "Submissions", "TestSupport"]),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Forms", "PostgresClient", "Store", "Submissions", "TestSupport"]),
        .testTarget(
            name: "NightlyRunTests",
            dependencies: [
                "Forms", "Narratives", "NightlyRun", "PostgresClient", "Store", "Submissions",
                "TestSupport", "Validation", crypto,
            ]),
        .testTarget(
            name: "PublishingTests", dependencies: ["Messages", "Publishing", "Submissions"]),
        .testTarget(name: "SettingsTests", dependencies: ["Settings"]),
        .testTarget(
            name: "SampleCountyTests",
            dependencies: ["Forms", "SampleCounty", "Submissions", "TestSupport", "Validation"]),
        .testTarget(
            name: "HuizongBenchTests",
            dependencies: [
                "Forms", "HuizongBench", "NightlyRun", "PostgresClient", "SampleCounty", "Store",
                "Submissions", "TestSupport",
            ]),
        .testTarget(
            name: "CommandTests", dependencies: ["LocalServer", "PostgresClient", "TestSupport"]),
        .testTarget(name: "TidyTests"),
    ]
)
