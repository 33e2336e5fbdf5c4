public import Confinement
public import Documents
public import Forms
import Glibc
import Messages

/// Reads documents in a process of its own, which has no database, no network and no files, and
/// bounded memory and time; see ``ReadingProcess``.
///
/// Documents come from anywhere. One that brings the reading process down, keeps it busy or makes
/// it say something else than an answer is one refused document; the next one is read by a new
/// process. Used by one thread at a time.
public final class SeparateReader: ReportReader {
    private let catalogue: FormCatalogue
    private let program: String
    private let bounds: ReadingBounds
    private var child: ReadingChild?

    /// - Parameter program: path of a program that calls ``ReadingProcess/serveIfAsked(_:)``
    ///   first; the one that runs does.
    public init(
        catalogue: FormCatalogue, program: String = "/proc/self/exe",
        bounds: ReadingBounds = .usual
    ) {
        self.catalogue = catalogue
        self.program = program
        self.bounds = bounds
    }

    public func read(bytes: [UInt8], name: String) throws(DocumentError) -> Report {
        try read(Frame(kind: .document, content: bytes), name, answered: .report) {
            content throws(ByteReader.Garbled) in
            try Report(bytes: content, catalogue: catalogue)
        }
    }

    public func list(bytes: [UInt8], name: String) throws(DocumentError) -> ListFile {
        try read(Frame(kind: .list, content: bytes), name, answered: .rows) {
            content throws(ByteReader.Garbled) in
            try ListFile(bytes: content)
        }
    }

    private typealias Take<Value> = ([UInt8]) throws(ByteReader.Garbled) -> Value

    /// - Parameter kind: of the message in which the answer comes.
    private func read<Value>(
        _ question: Frame, _ name: String, answered kind: Frame.Kind, _ take: Take<Value>
    ) throws(DocumentError) -> Value {
        let answer: Result<Value, DocumentError>
        do throws(ReadingChild.Failure) {
            answer = try self.answer(to: question, name, by: try running(), kind, take)
        } catch {
            // whatever state it is in, the next document gets a new one
            child = nil
            throw DocumentError(
                file: name, .readerFailed, ReadingMessages.reason(error, bounds))
        }
        return try answer.get()
    }

    /// The protections that hold where documents are read, and what is possible there all the
    /// same; nil if no reading process can be started.
    public func protections() -> (held: Protections, possible: [String])? {
        do throws(ReadingChild.Failure) {
            let child = try running()
            let deadline = Deadline(bounds.seconds)
            try child.send(Frame(kind: .probe, content: []), deadline)
            let frame = try child.receive(deadline)
            _ = try child.end(deadline)
            var reader = ByteReader(frame.content)
            guard frame.kind == .probed,
                let held = try? reader.number(in: 0...255),
                let possible = try? reader.list({ reader throws(ByteReader.Garbled) in
                    try reader.text()
                })
            else { throw .garbled }
            return (Protections(rawValue: UInt8(held)), possible)
        } catch {
            child = nil
            return nil
        }
    }

    private func running() throws(ReadingChild.Failure) -> ReadingChild {
        if let child { return child }
        let started = try ReadingChild(program, SentForms(catalogue.folder), bounds)
        child = started
        return started
    }

    private func answer<Value>(
        to question: Frame, _ name: String, by child: ReadingChild, _ kind: Frame.Kind,
        _ take: Take<Value>
    ) throws(ReadingChild.Failure) -> Result<Value, DocumentError> {
        var deadline = Deadline(bounds.seconds)
        try child.send(question, deadline)
        let help = InstalledHelp(question.content)
        var tasks = 0
        var frame = try child.receive(deadline)
        while frame.kind == .wanted {
            tasks += 1
            guard tasks <= bounds.helperTasks, let task = try? HelperTask(bytes: frame.content)
            else { throw .garbled }
            let answer = deadline.pause { help.answer(task) }
            try child.send(Frame(kind: .helped, content: answer.bytes), deadline)
            frame = try child.receive(deadline)
        }
        let result = try self.result(frame, name, kind, take)
        let end = try child.end(deadline)
        guard end.status == 0 else { throw .ended(end) }
        return result
    }

    private func result<Value>(
        _ frame: Frame, _ name: String, _ kind: Frame.Kind, _ take: Take<Value>
    ) throws(ReadingChild.Failure) -> Result<Value, DocumentError> {
        do throws(ByteReader.Garbled) {
            switch frame.kind {
            case kind: return .success(try take(frame.content))
            case .refusal:
                return .failure(try DocumentError(bytes: frame.content, file: name))
            default: throw ByteReader.Garbled()
            }
        } catch {
            throw .garbled
        }
    }
}
