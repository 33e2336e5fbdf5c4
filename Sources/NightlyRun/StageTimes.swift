/// Tells an observer of each stage, and knows how long each took in all.
final class StageTimes: RunObserver {
    private let observer: any RunObserver
    private let clock = ContinuousClock()
    private var current: (stage: RunStage, since: ContinuousClock.Instant)?
    /// In the order in which they first began.
    private var stages: [(stage: RunStage, took: Duration)] = []

    init(_ observer: any RunObserver) { self.observer = observer }

    func stage(_ stage: RunStage, year: Int?) {
        endCurrent()
        current = (stage, clock.now)
        observer.stage(stage, year: year)
    }

    func progress(_ judged: Int, of expected: Int) { observer.progress(judged, of: expected) }

    private func endCurrent() {
        guard let (stage, since) = current else { return }
        let took = clock.now - since
        if let index = stages.firstIndex(where: { $0.stage == stage }) {
            stages[index].took += took
        } else {
            stages.append((stage, took))
        }
        current = nil
    }

    /// A JSON object of the stages so far, to the thousandth of a second.
    func secondsAsJSON() -> String {
        endCurrent()
        let members = stages.map { stage, took in
            let thousandths = took / .milliseconds(1)
            return "\"\(stage.rawValue)\": \(thousandths.rounded() / 1000)"
        }
        return "{\(members.joined(separator: ", "))}"
    }
}
