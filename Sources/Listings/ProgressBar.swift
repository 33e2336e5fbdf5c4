public import Messages
import Synchronization
import Wording

/// How far a piece of work is, on one line of the terminal that clears itself.
///
/// Silent when the descriptor is no terminal, so logs of the nightly job hold no bars. Safe to
/// update from several tasks.
public final class ProgressBar: Sendable {
    private struct State {
        var label: Phrase
        var done: Int64 = 0
        var total: Int64
        var startedAt: ContinuousClock.Instant
        var drawnAt: ContinuousClock.Instant?
    }

    /// At most ten drawings a second.
    static let pause = Duration.milliseconds(100)

    private let state: Mutex<State>
    private let language: Language
    private let width: Int
    private let now: @Sendable () -> ContinuousClock.Instant
    private let write: (@Sendable (String) -> Void)?

    /// - Parameters:
    ///   - total: steps of the work; 0 if unknown, which shows the count without a share.
    ///   - descriptor: 2, standard error, unless results go there.
    public convenience init(
        _ label: Phrase, total: Int64, language: Language, environment: [String: String],
        descriptor: Int32 = 2
    ) {
        var write: (@Sendable (String) -> Void)?
        if Terminal.isTerminal(descriptor), environment["TERM"] != "dumb" {
            write = { Terminal.writeIfPossible($0, to: descriptor) }
        }
        self.init(
            label, total: total, language: language,
            width: Terminal.width(descriptor, environment: environment) ?? 80,
            now: { ContinuousClock.now }, write: write)
    }

    init(
        _ label: Phrase, total: Int64, language: Language, width: Int,
        now: @escaping @Sendable () -> ContinuousClock.Instant,
        write: (@Sendable (String) -> Void)?
    ) {
        self.language = language
        self.width = width
        self.now = now
        self.write = write
        state = Mutex(State(label: label, total: total, startedAt: now()))
    }

    /// Begins the next piece of work: the count and the clock start again.
    public func begin(_ label: Phrase, total: Int64) {
        guard write != nil else { return }
        state.withLock { $0 = State(label: label, total: total, startedAt: now()) }
        update(done: 0)
    }

    /// - Parameter done: steps done so far, from 0 to the total.
    public func update(done: Int64) {
        guard let write else { return }
        state.withLock { state in
            state.done = done
            let time = now()
            if let drawnAt = state.drawnAt, time - drawnAt < Self.pause { return }
            state.drawnAt = time
            let line = progressLine(
                state.label[language], done: done, total: state.total,
                elapsed: time - state.startedAt, language: language, width: width)
            write("\r\u{1B}[2K" + line)
        }
    }

    /// Clears the line. Call it before anything else is written to the same terminal.
    public func clear() {
        guard let write else { return }
        state.withLock { state in
            guard state.drawnAt != nil else { return }
            state.drawnAt = nil
            write("\r\u{1B}[2K")
        }
    }
}

/// One line of progress that fits `width` columns: label, bar, share, count, time used and, once
/// something is done, an estimate of the time left at the same pace.
func progressLine(
    _ label: String, done: Int64, total: Int64, elapsed: Duration, language: Language,
    width: Int
) -> String {
    let seconds = max(0, elapsed.components.seconds)
    let used = ListingMessages.elapsed.filled(["time": clockText(seconds)])[language]
    let label = label.printableLine
    guard total > 0 else {
        return cut("\(label)  \(done)  \(used)", width: width - 1)
    }
    let shown = min(max(done, 0), total)
    let percent = Int128(shown) * 100 / Int128(total)
    let percentText = String(repeating: " ", count: 3 - String(percent).count) + "\(percent)%"
    var tail = "\(percentText)  \(shown)/\(total)  \(used)"
    if shown > 0, shown < total {
        let left = Int128(seconds) * Int128(total - shown) / Int128(shown)
        let text = clockText(Int64(clamping: left))
        tail += "  " + ListingMessages.remaining.filled(["time": text])[language]
    }
    // One column stays free: a full line would wrap and could not be cleared.
    let room = width - 1 - displayWidth(label) - displayWidth(tail) - 6
    guard room >= 10 else { return cut("\(label)  \(tail)", width: width - 1) }
    let length = min(room, 30)
    let filled = Int(Int128(shown) * Int128(length) / Int128(total))
    let bar =
        String(repeating: "#", count: filled)
        + String(repeating: ".", count: length - filled)
    return "\(label)  [\(bar)]  \(tail)"
}

/// `m:ss`, or `h:mm:ss` from an hour on.
func clockText(_ seconds: Int64) -> String {
    func twoDigits(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
    let (minutes, rest) = seconds.quotientAndRemainder(dividingBy: 60)
    let (hours, minutesOfHour) = minutes.quotientAndRemainder(dividingBy: 60)
    return hours > 0
        ? "\(hours):\(twoDigits(minutesOfHour)):\(twoDigits(rest))"
        : "\(minutes):\(twoDigits(rest))"
}

private func cut(_ text: String, width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    var short = ""
    var shortWidth = 0
    for character in text {
        shortWidth += displayWidth(String(character))
        if shortWidth > width { break }
        short.append(character)
    }
    return short
}
