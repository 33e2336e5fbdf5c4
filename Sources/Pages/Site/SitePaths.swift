import Messages
import Vocabulary

/// Where the pages of a site are, below the folder of their language.
enum SitePaths {
    static let home = "index.html"
    static let rules = "rules.html"
    static let about = "about.html"

    static func region(_ code: String) -> String { "\(folder(code))/index.html" }
    static func find(_ code: String) -> String { "\(folder(code))/find.html" }

    static func year(_ code: String, _ year: Int, _ scope: Scope) -> String {
        "\(folder(code))/\(year)\(scope == .all ? "" : "-own").html"
    }

    /// Who contributes to the figures of one row.
    static func row(_ code: String, _ year: Int, table: String, row: String) -> String {
        "\(folder(code))/\(year)/\(table).\(row).html"
    }

    static func agency(_ code: String, _ id: Int64) -> String {
        "\(folder(code))/agency/\(id).html"
    }

    static func download(_ code: String, _ year: Int, _ ending: String) -> String {
        "\(folder(code))/\(year)\(ending)"
    }

    /// A code is anything a registry holds; a folder is letters and digits.
    static func folder(_ code: String) -> String {
        let isPlain =
            !code.isEmpty && code.utf8.count <= 40
            && code.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
            }
        // no plain code begins so, for the name would be taken
        if isPlain, !code.hasPrefix("x-") { return code }
        let digits = Array("0123456789abcdef")
        return "x-" + code.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    static func full(_ path: String, _ language: Language) -> String {
        language == .zh ? path : "\(language.rawValue)/\(path)"
    }

    /// A link from one full path to another.
    static func relative(from: String, to: String) -> String {
        var from = from.split(separator: "/").dropLast()[...]
        var to = to.split(separator: "/")[...]
        while let first = from.first, to.count > 1, first == to.first {
            from = from.dropFirst()
            to = to.dropFirst()
        }
        return String(repeating: "../", count: from.count) + to.joined(separator: "/")
    }
}

/// A page being written: where it is and in which language.
struct PagePlace: Sendable {
    let site: Site
    let language: Language
    /// Below the folder of the language.
    let path: String

    func link(_ target: String) -> String {
        SitePaths.relative(
            from: SitePaths.full(path, language), to: SitePaths.full(target, language))
    }

    var otherLanguage: Language { language == .zh ? .en : .zh }

    var linkToOtherLanguage: String {
        SitePaths.relative(
            from: SitePaths.full(path, language), to: SitePaths.full(path, otherLanguage))
    }

    func callAsFunction(_ phrase: Phrase) -> String { phrase[language] }

    func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String>) -> String {
        phrase.filled(values)[language]
    }
}
