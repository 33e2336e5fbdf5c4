/// The two languages of every message, label and report.
public enum Language: String, Sendable, CaseIterable {
    /// 中文, the language of the forms and of the law.
    case zh
    /// English.
    case en

    /// The language of a POSIX locale name such as `zh_CN.UTF-8`; Chinese when it says nothing.
    ///
    /// - Parameter name: the value of `LC_ALL`, `LC_MESSAGES` or `LANG`; `C`, `POSIX` and an
    ///   empty name say nothing about a language.
    public init(localeName name: String?) {
        let isEnglish = name?.lowercased().hasPrefix("en") ?? false
        self = isEnglish ? .en : .zh
    }
}

/// One text in both languages. Blanks are written `{name}` and filled by ``filled(_:)``.
public struct Phrase: Sendable, Hashable {
    public var zh: String
    public var en: String

    public init(_ zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    public subscript(language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }

    /// Replaces each `{name}` by its value; a name without a value stays visible.
    public func filled(_ values: KeyValuePairs<String, String>) -> Phrase {
        func value(_ name: String) -> String? { values.first { $0.key == name }?.value }
        return Phrase(Self.filled(zh, value), en: Self.filled(en, value))
    }

    /// Replaces each `{name}` by the phrase of that name, language by language.
    public func filled(_ phrases: KeyValuePairs<String, Phrase>) -> Phrase {
        func phrase(_ name: String) -> Phrase? { phrases.first { $0.key == name }?.value }
        return Phrase(Self.filled(zh) { phrase($0)?.zh }, en: Self.filled(en) { phrase($0)?.en })
    }

    /// The names that stand in braces in a template.
    public static func places(in template: String) -> [String] {
        var names: [String] = []
        _ = filled(template) { name in
            names.append(name)
            return nil
        }
        return names
    }

    /// Replaces each `{name}` of a template by the value of that name; one without stays visible.
    ///
    /// One pass over the bytes of the template: what was filled in is not searched again.
    public static func filled(_ template: String, _ value: (String) -> String?) -> String {
        var template = template
        return template.withUTF8 { bytes in
            var filled: [UInt8] = []
            filled.reserveCapacity(bytes.count + 96)
            var rest = bytes[...]
            while let open = rest.firstIndex(of: UInt8(ascii: "{")),
                let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
            {
                filled += rest[..<open]
                let name = String(decoding: rest[(open + 1)..<close], as: UTF8.self)
                if let value = value(name) {
                    filled += value.utf8
                } else {
                    filled += rest[open...close]
                }
                rest = rest[(close + 1)...]
            }
            filled += rest
            return String(decoding: filled, as: UTF8.self)
        }
    }
}

extension [Phrase] {
    /// The phrases one behind another, language by language, with a separator between them.
    public func joined(zh: String, en: String) -> Phrase {
        Phrase(map(\.zh).joined(separator: zh), en: map(\.en).joined(separator: en))
    }

    /// One a line.
    public var lines: Phrase { joined(zh: "\n", en: "\n") }
}
