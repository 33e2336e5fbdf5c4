import Confinement
import Documents
import Forms
import Glibc

/// The reading process: started by ``SeparateReader`` as a copy of the program that it is part
/// of, with an empty environment, no settings and no descriptors but the two that it needs.
///
/// It takes the form files, gives up its rights, and from then on does nothing but make a copy of
/// itself for each document. The copy reads that one document and ends. So whatever a document
/// does to the copy, the next one is read by a process that never saw it; and starting a copy
/// costs a moment, where a new program would take the form files apart again.
public enum ReadingProcess {
    /// The only argument of the program that is to be a reading process.
    public static let argument = "--read-documents-apart"

    /// Messages.
    private static let channel = ChildChannel(descriptor: 0)
    /// How each copy ended; closed in the copies, so that none can say it for itself.
    private static let statusDescriptor: Int32 = 3
    /// Descriptors 0 to 3 and no more.
    private static let openFiles = 4

    /// Turns this process into a reading process if it was started as one; else does nothing.
    public static func serveIfAsked(_ arguments: [String]) {
        guard arguments.count == 4, arguments[1] == argument,
            let memory = Int(arguments[2]), let seconds = Int(arguments[3])
        else { return }
        var bounds = ReadingBounds()
        bounds.memoryBytes = memory
        bounds.processorSeconds = seconds
        serve(bounds)
    }

    private static func serve(_ bounds: ReadingBounds) -> Never {
        guard let first = channel.receive(), first.kind == .forms,
            let catalogue = try? SentForms(bytes: first.content).catalogue()
        else { exit(1) }
        let reader = DocumentReader(catalogue: catalogue) { _ in HelpOfOtherProcess() }
        reader.prepare()
        let filter = CallFilter.reckoning()
        let held = OwnConfinement.enter(
            ProcessBounds(memoryBytes: bounds.memoryBytes, fileBytes: 0, openFiles: openFiles))
        guard channel.send(Frame(kind: .ready, content: [held.rawValue])) else { exit(1) }
        // A copy reads the message whose first byte this process has seen.
        while let first = channel.receive(1)?.first {
            let copy = OwnConfinement.fork()
            if copy == 0 {
                close(statusDescriptor)
                serve(first, reader, filter, held, bounds)
            }
            tell(copy > 0 ? CopyEnd(of: copy) : CopyEnd.none)
        }
        exit(0)
    }

    private static func tell(_ end: CopyEnd) {
        let bytes = end.bytes
        guard write(statusDescriptor, bytes, bytes.count) == bytes.count else { exit(1) }
    }

    /// What a copy does: one message, one answer.
    private static func serve(
        _ first: UInt8, _ reader: DocumentReader, _ filter: CallFilter?, _ held: Protections,
        _ bounds: ReadingBounds
    ) -> Never {
        var held = held
        if !OwnConfinement.bound(ProcessBounds(processorSeconds: bounds.processorSeconds)) {
            held.remove(.bounds)
        }
        if let filter, OwnConfinement.filter(filter) { held.insert(.fewCalls) }
        guard let frame = channel.receiveRest(after: first) else { _exit(1) }
        let answer: Frame
        switch frame.kind {
        case .document:
            answer = read { () throws(DocumentError) in
                // whoever gets the answer knows the document's name
                Frame(
                    kind: .report, content: try reader.read(bytes: frame.content, name: "").bytes)
            }
        case .list:
            answer = read { () throws(DocumentError) in
                Frame(kind: .rows, content: try reader.list(bytes: frame.content, name: "").bytes)
            }
        case .probe:
            var writer = ByteWriter()
            writer.add(Int(held.rawValue))
            writer.add(OwnConfinement.attempts()) { $0.add($1) }
            answer = Frame(kind: .probed, content: writer.bytes)
        default: _exit(1)
        }
        _exit(channel.send(answer) ? 0 : 1)
    }

    private static func read(_ answer: () throws(DocumentError) -> Frame) -> Frame {
        do throws(DocumentError) {
            return try answer()
        } catch {
            return Frame(kind: .refusal, content: error.bytes)
        }
    }

    /// Asks the process that has the programs.
    private struct HelpOfOtherProcess: DocumentHelp {
        func answer(_ task: HelperTask) -> HelperAnswer {
            guard channel.send(Frame(kind: .wanted, content: task.bytes)),
                let frame = channel.receive(), frame.kind == .helped,
                let answer = try? HelperAnswer(bytes: frame.content)
            else { return .failed }
            return answer
        }
    }
}

/// The form files on their way to the reading process.
struct SentForms {
    let folder: FormFolder

    init(_ folder: FormFolder) { self.folder = folder }

    init(bytes: [UInt8]) throws(ByteReader.Garbled) {
        var reader = ByteReader(bytes)
        let files = try reader.list { reader throws(ByteReader.Garbled) in
            (name: try reader.text(), bytes: try reader.byteArray())
        }
        try reader.end()
        folder = FormFolder(directory: "", files: files)
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.add(folder.files) { writer, file in
            writer.add(file.name)
            writer.add(bytes: file.bytes)
        }
        return writer.bytes
    }

    func catalogue() throws(FormError) -> FormCatalogue { try FormCatalogue(folder) }
}
