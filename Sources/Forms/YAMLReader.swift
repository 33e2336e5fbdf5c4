import Messages
import Vocabulary
import YAMLReading

/// A node of a form file that knows its place, so that every complaint names file and line.
struct YAMLReader {
    let file: String
    private let node: YAMLNode
    /// Name of the key that holds the node, for complaints.
    let key: String

    init(file: String, text: String) throws(FormError) {
        self.file = file
        key = ""
        let root: YAMLNode?
        do throws(YAMLError) {
            root = try YAMLDocument.root(of: text)
        } catch {
            throw Self.syntaxError(error, file: file)
        }
        guard let root else {
            throw FormError(
                file: file, reason: FormMessages.missingKey.filled(["key": "id"]))
        }
        node = root
    }

    private init(file: String, node: YAMLNode, key: String) {
        self.file = file
        self.node = node
        self.key = key
    }

    private static func syntaxError(_ error: YAMLError, file: String) -> FormError {
        let line: Int?
        let detail: String
        switch error {
        case .syntax(let problem, let place), .character(let problem, let place):
            line = place
            detail = problem
        case .duplicateKeys(let names, let place):
            return FormError(
                file: file, line: place,
                reason: FormMessages.duplicate.filled([
                    "value": names.joined(separator: ", ")
                ]))
        case .outOfMemory:
            line = nil
            detail = "\(error)"
        }
        return FormError(
            file: file, line: line, reason: FormMessages.notYAML.filled(["detail": detail]))
    }

    /// From 1.
    var line: Int { node.line }

    var isMapping: Bool { node.mapping != nil }

    func failure(_ reason: Phrase) -> FormError {
        FormError(file: file, line: node.line, reason: reason)
    }

    private func wrongType(_ expected: Phrase) -> FormError {
        failure(
            FormMessages.wrongType.filled(["key": key]).filled(["expected": expected]))
    }

    /// The value of a key, nil if the key is absent.
    func optional(_ name: String) throws(FormError) -> YAMLReader? {
        guard let mapping = node.mapping else { throw wrongType(FormMessages.mapping) }
        for (key, value) in mapping where key.scalar == name {
            return YAMLReader(file: file, node: value, key: name)
        }
        return nil
    }

    func required(_ name: String) throws(FormError) -> YAMLReader {
        guard let reader = try optional(name) else {
            throw failure(FormMessages.missingKey.filled(["key": name]))
        }
        return reader
    }

    /// Refuses keys outside a list, so that a slip of the pen is not silently ignored.
    func allow(_ known: [String]) throws(FormError) {
        guard let mapping = node.mapping else { throw wrongType(FormMessages.mapping) }
        for (name, value) in mapping where !known.contains(name.scalar ?? "") {
            // {en: Requests, appeals} is a key without a value to YAML
            let isCutOff = value.scalar?.isEmpty ?? false
            let reason = isCutOff ? FormMessages.cutOff : FormMessages.unknownKey
            throw FormError(
                file: file, line: name.line,
                reason: reason.filled([
                    "key": name.scalar ?? "", "known": known.joined(separator: ", "),
                ]))
        }
    }

    func elements() throws(FormError) -> [YAMLReader] {
        guard let sequence = node.sequence else { throw wrongType(FormMessages.list) }
        return sequence.map { YAMLReader(file: file, node: $0, key: key) }
    }

    func entries() throws(FormError) -> [(key: String, value: YAMLReader)] {
        guard let mapping = node.mapping else { throw wrongType(FormMessages.mapping) }
        return mapping.map { name, value in
            let name = name.scalar ?? ""
            return (name, YAMLReader(file: file, node: value, key: name))
        }
    }

    func text() throws(FormError) -> String {
        guard let text = node.scalar, !text.isEmpty else {
            throw wrongType(FormMessages.text)
        }
        return text
    }

    func texts() throws(FormError) -> [String] {
        var texts: [String] = []
        for element in try elements() { texts.append(try element.text()) }
        return texts
    }

    func wholeNumber() throws(FormError) -> Int64 {
        guard let text = node.scalar, let number = Int64(text) else {
            throw wrongType(FormMessages.wholeNumber)
        }
        return number
    }

    func flag() throws(FormError) -> Bool {
        switch node.scalar {
        case "true": return true
        case "false": return false
        default: throw wrongType(FormMessages.yesOrNo)
        }
    }

    /// A mapping with `zh` and `en` and nothing else.
    ///
    /// - Parameter places: what may stand in braces, such as `left`; anything else in braces is
    ///   refused, for nobody would fill it in.
    func phrase(places: Set<String> = []) throws(FormError) -> Phrase {
        try allow(["zh", "en"])
        return try labels(places: places)
    }

    /// `zh` and `en` of a mapping that has other keys as well.
    func labels(places: Set<String> = []) throws(FormError) -> Phrase {
        let texts = (zh: try required("zh"), en: try required("en"))
        for reader in [texts.zh, texts.en] {
            for place in Phrase.places(in: try reader.text()) where !places.contains(place) {
                throw reader.failure(
                    FormMessages.unknownPlace.filled([
                        "place": place, "known": places.sorted().joined(separator: ", "),
                    ]))
            }
        }
        return Phrase(try texts.zh.text(), en: try texts.en.text())
    }

    /// A figure in a unit, as a count of its smallest parts.
    func decimal(scale: Int64) throws(FormError) -> Int64 {
        let value: Int64
        do throws(ExactDecimal.ParseError) {
            value = try ExactDecimal.parse(node.scalar ?? "", scale: scale)
        } catch {
            throw wrongType(FormMessages.amount)
        }
        guard value >= 0 else { throw wrongType(FormMessages.amount) }
        return value
    }

    func identifier() throws(FormError) -> String {
        let text = try self.text()
        let isFine =
            text.utf8.first.map { (97...122).contains($0) } == true
            && text.utf8.allSatisfy { byte in
                (97...122).contains(byte) || (48...57).contains(byte) || byte == 95 || byte == 45
            }
        guard isFine else {
            throw failure(FormMessages.badIdentifier.filled(["value": text]))
        }
        return text
    }

    func choice<Choice>(_ type: Choice.Type) throws(FormError) -> Choice
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        let text = try self.text()
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw failure(
                FormMessages.notOneOf.filled(["key": key, "value": text, "known": known]))
        }
        return choice
    }

    func yearRange() throws(FormError) -> YearRange {
        try allow(["first", "last"])
        let first = Int(try required("first").wholeNumber())
        var last: Int?
        if let reader = try optional("last") { last = Int(try reader.wholeNumber()) }
        guard first <= last ?? .max else { throw failure(FormMessages.yearsReversed) }
        return YearRange(first: first, last: last)
    }
}
