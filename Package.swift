// swift-tools-version: 6.1
import PackageDescription

// The targets are the architecture: data flows from the database through reading, judging and
// adding back to the database, and an import that is not declared here fails the build.
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

// Reading documents is most of what the tests do, and is optimized in debug builds as well. All
// checks of arithmetic and bounds stay.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
    name: "huizong",
    products: [
        .executable(name: "huizong", targets: ["huizong"]),
        // for the bench, a package of its own below Tests
        .library(
            name: "HuizongParts",
            targets: [
                "Forms", "LocalServer", "NightlyRun", "PostgresClient", "SampleCounty", "Store",
                "Vocabulary",
            ]),
        .library(name: "TestSupport", targets: ["TestSupport"]),
        // for the fuzzer, another one
        .library(name: "HuizongDocuments", targets: ["Documents", "Forms", "Messages"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // Plain words: the two languages, and the values every stage passes on.
        .target(name: "Messages"),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .target(name: "Hashing", dependencies: ["CNettle"]),
        .target(name: "Vocabulary", dependencies: ["Hashing", "Messages"]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "YAMLReading", dependencies: ["CYAML"]),
        .target(name: "Forms", dependencies: ["Hashing", "Messages", "Vocabulary", "YAMLReading"]),

        // How characters are folded, and numbers and years written in words.
        .target(
            name: "Wording", resources: [.embedInCode("opencc")], swiftSettings: optimized),

        // What a report says in words, against its figures and against other reports.
        .target(name: "Narratives", dependencies: ["Forms", "Messages", "Vocabulary", "Wording"]),

        // The two ends: the database and the published documents.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "PostgresClient", dependencies: ["CPostgres"]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        // Workbooks that people receive.
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "SheetWriting",
            dependencies: ["CXLSXWriter", "Messages", "Vocabulary", "Wording"]),
        // What keeps a process to its work, and the documents in such a process.
        .target(name: "CConfinement"),
        .systemLibrary(
            name: "CSeccomp", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),
        .target(name: "Confinement", dependencies: ["CConfinement", "CSeccomp"]),
        .target(
            name: "Documents",
            dependencies: [
                "CGumbo", "CLibXML2", "CLibZip", "Confinement", "Forms", "Messages", "Vocabulary",
                "Wording",
            ], swiftSettings: optimized),
        .target(
            name: "SeparateReading",
            dependencies: ["Confinement", "Documents", "Forms", "Messages"]),
        .target(name: "LocalServer", dependencies: ["Messages"]),

        // The work itself: pure functions between two values.
        .target(name: "Validation", dependencies: ["Forms", "Messages", "Vocabulary"]),
        .target(name: "Suspects", dependencies: ["Forms", "Messages", "Vocabulary"]),
        .target(name: "Rollup", dependencies: ["Forms", "Vocabulary"]),

        // Rows to values and back; all SQL is called from here.
        .target(
            name: "SQLTexts",
            resources: [
                .embedInCode("migrations"), .embedInCode("code"), .embedInCode("queries"),
                .embedInCode("checks"),
            ]),
        .target(
            name: "Store",
            dependencies: [
                "Forms", "Hashing", "Messages", "PostgresClient", "SQLTexts", "Vocabulary",
            ]),

        // One run, and what people see.
        .target(
            name: "NightlyRun",
            dependencies: [
                "Forms", "Hashing", "Messages", "Narratives", "PostgresClient", "Rollup", "Store",
                "Validation", "Vocabulary", logging,
            ]),
        .target(
            name: "AuditBundle",
            dependencies: ["Hashing", "Messages", "Store", "Vocabulary"],
            resources: [.embedInCode("texts")]),
        .target(name: "Listings", dependencies: ["Messages", "Vocabulary", "Wording"]),
        // What the office hands in, from one edition.
        .target(
            name: "Handouts",
            dependencies: [
                "CLibXML2", "CLibZip", "Forms", "Messages", "Vocabulary", "Wording", mustache,
            ]),
        .target(
            name: "Workbooks",
            dependencies: [
                "Forms", "Handouts", "Listings", "Messages", "SheetWriting", "Vocabulary",
            ]),
        .target(
            name: "Pages",
            dependencies: [
                "Forms", "Handouts", "Hashing", "Listings", "Messages", "Store", "Validation",
                "Vocabulary", "Wording", mustache,
            ]),
        .target(name: "Settings", dependencies: ["Messages", "Vocabulary", "YAMLReading"]),
        .target(name: "SampleCounty", dependencies: ["Forms", "Vocabulary"]),
        // What a clerk does and sees; commands only call it.
        .target(
            name: "Desk",
            dependencies: [
                "AuditBundle", "Confinement", "Documents", "Forms", "Handouts", "Hashing",
                "Listings", "LocalServer", "Messages", "Narratives", "NightlyRun", "Pages",
                "PostgresClient", "SampleCounty", "SeparateReading", "Settings", "SheetWriting",
                "Store", "Suspects", "Validation", "Vocabulary", "Wording", "Workbooks", logging,
                mustache,
            ]),
        .executableTarget(
            name: "huizong",
            dependencies: [
                "Desk", "Listings", "Messages", "PostgresClient", "Settings", "Vocabulary",
                argumentParser,
            ]),
        .target(
            name: "TestSupport",
            dependencies: [
                "Forms", "LocalServer", "Messages", "PostgresClient", "Store", "Vocabulary",
            ],
            path: "Tests/TestSupport"),
        .testTarget(name: "MessagesTests", dependencies: ["Messages"]),
        .testTarget(name: "HashingTests", dependencies: ["Hashing"]),
        .testTarget(name: "YAMLReadingTests", dependencies: ["YAMLReading"]),
        .testTarget(name: "VocabularyTests", dependencies: ["Messages", "Vocabulary"]),
        .testTarget(
            name: "FormsTests", dependencies: ["Forms", "Messages", "TestSupport", "Vocabulary"]),
        .testTarget(
            name: "NarrativesTests",
            dependencies: [
                "Forms", "Messages", "Narratives", "TestSupport", "Vocabulary", "Wording",
            ]),
        .testTarget(
            name: "PostgresClientTests",
            dependencies: ["LocalServer", "PostgresClient", "TestSupport"]),
        .testTarget(
            name: "DocumentsTests",
            dependencies: [
                "CLibZip", "Confinement", "Documents", "Forms", "Listings", "Messages",
                "TestSupport", "Vocabulary", "Wording",
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "SheetWritingTests",
            dependencies: ["Documents", "Messages", "SheetWriting", "TestSupport", "Vocabulary"]),
        .testTarget(
            name: "SeparateReadingTests",
            dependencies: [
                "Confinement", "Documents", "Forms", "Messages", "SeparateReading", "TestSupport",
                "Vocabulary",
            ]),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "Desk", "Documents", "Forms", "Listings", "Messages", "Narratives", "NightlyRun",
                "PostgresClient", "SampleCounty", "Settings", "Store", "TestSupport", "Validation",
                "Vocabulary", "Wording", logging,
            ]),
        .testTarget(
            name: "LocalServerTests", dependencies: ["LocalServer", "Messages", "PostgresClient"]),
        .testTarget(
            name: "ValidationTests",
            dependencies: ["Forms", "Messages", "TestSupport", "Validation", "Vocabulary"]),
        .testTarget(
            name: "SuspectsTests",
            dependencies: [
                "Forms", "SampleCounty", "Suspects", "TestSupport", "Validation", "Vocabulary",
            ]),
        .testTarget(name: "RollupTests", dependencies: ["Rollup", "TestSupport", "Vocabulary"]),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Forms", "PostgresClient", "SQLTexts", "Store", "TestSupport", "Vocabulary",
            ]),
        .testTarget(
            name: "NightlyRunTests",
            dependencies: [
                "Forms", "Hashing", "Messages", "Narratives", "NightlyRun", "PostgresClient",
                "Rollup", "SQLTexts", "Store", "TestSupport", "Validation", "Vocabulary",
            ]),
        .testTarget(
            name: "HandoutsTests",
            dependencies: [
                "CLibZip", "Documents", "Forms", "Handouts", "Messages", "Narratives",
                "SampleCounty", "TestSupport", "Vocabulary", "Wording",
            ]),
        .testTarget(
            name: "WorkbooksTests",
            dependencies: [
                "CLibZip", "Documents", "Forms", "Handouts", "Listings", "Messages", "SheetWriting",
                "TestSupport", "Vocabulary", "Workbooks",
            ]),
        .testTarget(
            name: "PagesTests",
            dependencies: [
                "Documents", "Handouts", "Messages", "Pages", "TestSupport", "Vocabulary",
                "Wording",
            ]),
        .testTarget(
            name: "ListingsTests", dependencies: ["Listings", "Messages", "Vocabulary", "Wording"]),
        .testTarget(name: "SettingsTests", dependencies: ["Messages", "Settings"]),
        .testTarget(
            name: "SampleCountyTests",
            dependencies: ["Forms", "SampleCounty", "TestSupport", "Validation", "Vocabulary"]),
        .testTarget(
            name: "CommandTests",
            dependencies: ["LocalServer", "Messages", "PostgresClient", "TestSupport"]),
        .testTarget(name: "TidyTests"),
    ]
)

// What later Swift has by default: `any` is written out, an import is internal unless it says
// otherwise, and a member is seen only where its module is imported.
for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? [])
        + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
        .map { .enableUpcomingFeature($0) }
}
