/// What `Package.swift` declares, read from its text.
struct PackageManifest {
    struct Target {
        let name: String
        let folder: String
        /// Names of modules that may be imported.
        let dependencies: Set<String>
    }

    /// Where the bench has a manifest of its own, and the fuzzer.
    static let bench = "Tests/Bench"
    static let fuzzer = "Tests/Fuzz"

    let targets: [Target]

    /// - Parameters:
    ///   - text: of the manifest.
    ///   - folder: where it stands, below the top of the checkout, with a slash; or nothing.
    init(_ text: String, in folder: String = "") {
        var products: [String: String] = [:]
        let product = /let (\w+) = Target\.Dependency\.product\(\s*name: "(\w+)"/
        for match in text.matches(of: product) {
            products[String(match.1)] = String(match.2)
        }
        let declaration = /\.(target|executableTarget|testTarget|systemLibrary)\(\s*name: "(\w+)"/
        let found = text.matches(of: declaration)
        targets = found.enumerated().map { number, match in
            let end = number + 1 < found.count ? found[number + 1].range.lowerBound : text.endIndex
            let body = text[match.range.upperBound..<end]
            let list = body.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
            let names = list.matches(of: /"(\w+)"|(\w+)/).map { match in
                match.1.map(String.init) ?? match.2.map { products[String($0)] ?? String($0) } ?? ""
            }
            let usual = folder + (match.1 == "testTarget" ? "Tests/" : "Sources/") + match.2
            return Target(
                name: String(match.2),
                folder: body.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) } ?? usual,
                dependencies: Set(names))
        }
    }

    subscript(name: String) -> Target? { targets.first { $0.name == name } }

    /// Everything a target can see, directly or through others.
    func reach(of name: String) -> Set<String> {
        var found: Set<String> = []
        var waiting = [name]
        while let next = waiting.popLast() {
            for dependency in self[next]?.dependencies ?? []
            where found.insert(dependency).inserted {
                waiting.append(dependency)
            }
        }
        return found
    }
}
