// swift-tools-version: 6.1
import PackageDescription

// Speed and memory, measured beside a bare COPY, SQL and Python: no part of the product, and so a
// package of its own.
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let parts = Target.Dependency.product(name: "HuizongParts", package: "huizong")
let testSupport = Target.Dependency.product(name: "TestSupport", package: "huizong")
// what is measured stands beside what measures
let program = Target.Dependency.product(name: "huizong", package: "huizong")

let package = Package(
    name: "huizong-bench",
    products: [.executable(name: "huizong-bench", targets: ["HuizongBench"])],
    dependencies: [
        .package(name: "huizong", path: "../.."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "HuizongBench", dependencies: [argumentParser, parts, program],
            resources: [.embedInCode("sql"), .embedInCode("peers")]),
        .testTarget(
            name: "HuizongBenchTests", dependencies: ["HuizongBench", parts, testSupport]),
    ]
)
