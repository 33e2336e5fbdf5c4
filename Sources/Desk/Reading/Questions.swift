import Listings
import Messages
import Vocabulary

/// What a person is asked before a doubtful document is stored.
final class Questions {
    /// What was answered to the question when the reports of a past year were filed.
    enum TimeAnswer: Equatable {
        case now
        case at(FilingTime)
        case unknown
    }

    private let isAssumedYes: Bool
    /// Nil where nobody is there to answer; nil from it where he went away.
    private let ask: ((Phrase) -> String?)?
    private var answers: [Int: TimeAnswer] = [:]

    /// - Parameter isAssumedYes: everything is confirmed beforehand, nothing is asked.
    init(isAssumedYes: Bool, ask: ((Phrase) -> String?)?) {
        self.isAssumedYes = isAssumedYes
        self.ask = ask
    }

    /// Asks where both the question and the answer are on a terminal.
    static func onTerminal(_ language: Language, clearing bar: ProgressBar?) -> (
        (Phrase) -> String?
    )? {
        guard Terminal.isTerminal(0), Terminal.isTerminal(2) else { return nil }
        return { question in
            bar?.clear()
            Output.error(question[language])
            return readLine()
        }
    }

    /// Whether something doubtful is meant so; without an answer it is not.
    func confirms(_ doubt: Phrase, of file: String) -> Bool {
        if isAssumedYes { return true }
        guard let ask else { return false }
        let question = ImportMessages.yesOrNo.filled(["doubt": doubt]).filled(["file": file])
        let answer = ask(question) ?? ""
        return Self.isYes(answer)
    }

    /// When the reports of a past year were filed; one answer holds for all of the import.
    func time(of year: Int, first file: String) -> TimeAnswer {
        if isAssumedYes { return .now }
        if let known = answers[year] { return known }
        let answer = asked(year, file)
        answers[year] = answer
        return answer
    }

    private func asked(_ year: Int, _ file: String) -> TimeAnswer {
        guard let ask else { return .unknown }
        for _ in 0..<3 {
            let question = ImportMessages.whenFiled.filled([
                "file": file, "year": String(year),
            ])
            guard let answer = ask(question), !Self.isNo(answer) else { return .unknown }
            if Self.isYes(answer) { return .now }
            if let time = FilingTime(answer), time.day.year >= year, time.day <= Clock.today {
                return .at(time)
            }
        }
        return .unknown
    }

    private static func isYes(_ answer: String) -> Bool {
        ["y", "yes", "是"].contains(AgencyName.folded(answer))
    }

    private static func isNo(_ answer: String) -> Bool {
        ["", "n", "no", "否"].contains(AgencyName.folded(answer))
    }
}
