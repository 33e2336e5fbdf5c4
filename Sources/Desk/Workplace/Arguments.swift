import Messages
import Store
import Vocabulary

/// Reads the options that name years, regions and days.
enum Arguments {
    static func year(_ year: Int) throws -> Int {
        guard (2008...2999).contains(year) else {
            throw Refusal(
                .wrongUsage, CommandMessages.yearRange.filled(["year": String(year)]))
        }
        return year
    }

    /// The earlier of `--as-of` and `--known`: what was published by the one and known by the
    /// other.
    static func instant(_ asOf: String?, known: String?) throws -> Instant? {
        let instants = [try instant(asOf), try instant(known, option: "--known")].compactMap { $0 }
        return instants.min()
    }

    /// An instant as given with its offset, or the end of a day in China; nil without one, and for
    /// today, which ends later than anybody can know.
    static func instant(_ text: String?, option: String = "--as-of") throws -> Instant? {
        guard let text else { return nil }
        if let day = CalendarDate(text) {
            let today = Clock.today
            guard day <= today else {
                throw Refusal(
                    .wrongUsage, AsOfMessages.inFuture.filled(["option": option, "value": text]))
            }
            return day == today ? nil : Instant(endOf: day)
        }
        guard let instant = Instant(text) else {
            throw Refusal(
                .wrongUsage, AsOfMessages.badInstant.filled(["option": option, "value": text]))
        }
        return instant
    }

    /// The day of `--as-of`, which must have come.
    static func pastDay(_ text: String?) throws -> CalendarDate? {
        let day = try date(text, option: "--as-of")
        if let day, day > Clock.today {
            throw Refusal(
                .wrongUsage,
                AsOfMessages.inFuture.filled([
                    "option": "--as-of", "value": day.description,
                ]))
        }
        return day
    }

    static func date(_ text: String?, option: String) throws -> CalendarDate? {
        try text.map { try requiredDate($0, option: option) }
    }

    /// What `--submitted-at` says.
    static func filingTime(_ text: String?) throws -> FilingTime? {
        try text.map { text in
            guard let time = FilingTime(text) else {
                throw Refusal(.wrongUsage, ImportMessages.badTime.filled(["value": text]))
            }
            return time
        }
    }

    static func requiredDate(_ text: String, option: String) throws -> CalendarDate {
        guard let date = CalendarDate(text) else {
            throw Refusal(
                .wrongUsage, CommandMessages.badDate.filled(["option": option, "value": text]))
        }
        return date
    }

    /// A class of agencies by its code or by a word that offices use.
    static func agencyClass(_ words: String?) throws -> AgencyClass? {
        try words.map { words in
            guard let known = AgencyClassWords.agencyClass(words) else {
                let classes = AgencyClass.allCases.map { "\($0.label.zh) \($0.rawValue)" }
                throw Refusal(
                    .wrongUsage,
                    CommandMessages.noSuchClass.filled([
                        "class": words, "known": classes.joined(separator: ", "),
                    ]))
            }
            return known
        }
    }

    /// Filings or publications, by their code or by the word that offices use.
    static func event(_ words: String?) throws -> LatenessRow.Event? {
        try words.map { words in
            switch words {
            case LatenessRow.Event.submit.rawValue, "报送": .submit
            case LatenessRow.Event.publish.rawValue, "公开", "公布": .publish
            default:
                throw Refusal(
                    .wrongUsage, CommandMessages.noSuchEvent.filled(["event": words]))
            }
        }
    }
}
