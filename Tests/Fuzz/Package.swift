// swift-tools-version: 6.1
import PackageDescription

// Bytes that libFuzzer makes up by what of the reader they reach: no part of the product, and
// built with other flags, so a package of its own. `make fuzz-bytes` builds and runs it.
let documents = Target.Dependency.product(name: "HuizongDocuments", package: "huizong")

let package = Package(
    name: "huizong-fuzz",
    products: [.executable(name: "document-fuzzer", targets: ["DocumentFuzzer"])],
    dependencies: [.package(name: "huizong", path: "../..")],
    targets: [
        .target(name: "FuzzTarget", dependencies: [documents]),
        // libFuzzer brings the main function
        .executableTarget(name: "DocumentFuzzer", dependencies: ["FuzzTarget"]),
    ]
)
