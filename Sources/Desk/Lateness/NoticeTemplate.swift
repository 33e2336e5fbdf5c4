import FoundationEssentials
import Messages
import Mustache
import Store
import Vocabulary
import Wording

/// The file that says what a notice is like.
struct NoticeTemplate {
    let file: String

    /// Names and figures on one line each, however they are stored: what breaks or turns a line
    /// would write another notice.
    ///
    /// - Throws: ``Refusal`` if the file cannot be read or is no template.
    func rendered(_ values: [String: Any]) throws -> String {
        let source: String
        do {
            source = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw Refusal(.wrongSettings, NoticeMessages.noTemplate.filled(["file": file]))
        }
        do {
            return try MustacheTemplate(string: source).render(Self.printable(values))
        } catch {
            throw Refusal(
                .wrongSettings,
                NoticeMessages.badTemplate.filled(["file": file, "detail": "\(error)"]))
        }
    }

    static func printable(_ values: [String: Any]) -> [String: Any] {
        values.mapValues { value in
            switch value {
            case let text as String: text.printableLine
            case let inner as [String: Any]: printable(inner)
            case let list as [[String: Any]]: list.map(printable)
            default: value
            }
        }
    }
}

/// Whom a notice says to call.
struct NoticeContacts {
    /// At the office that writes.
    var office: AgencyContact?
    /// At those that are written to.
    var byAgency: [Int64: AgencyContact] = [:]

    static func values(_ contact: AgencyContact) -> [String: Any] {
        var values: [String: Any] = ["and": contact.name != nil && contact.phone != nil]
        values["person"] = contact.name
        values["phone"] = contact.phone
        return values
    }
}

extension CalendarDate {
    /// 2021-01-31 as 2021年1月31日 or 31 January 2021.
    func words(in language: Language) -> String {
        switch language {
        case .zh: "\(year)年\(month)月\(day)日"
        case .en: "\(day) \(Self.englishMonths[month - 1]) \(year)"
        }
    }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
