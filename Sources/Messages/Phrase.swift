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
        var copy = self
        for (name, value) in values {
            copy.zh = copy.zh.replacing("{\(name)}", with: value)
            copy.en = copy.en.replacing("{\(name)}", with: value)
        }
        return copy
    }

    /// Replaces each `{name}` by the phrase of that name, language by language.
    public func filled(_ phrases: KeyValuePairs<String, Phrase>) -> Phrase {
        var copy = self
        for (name, phrase) in phrases {
            copy.zh = copy.zh.replacing("{\(name)}", with: phrase.zh)
            copy.en = copy.en.replacing("{\(name)}", with: phrase.en)
        }
        return copy
    }
}
