import Documents
import Forms
import Messages

private let reader: DocumentReader = {
    let forms = #filePath.split(separator: "/").dropLast(5).joined(separator: "/")
    guard let catalogue = try? FormCatalogue(directory: "/\(forms)/config/forms") else {
        preconditionFailure("no forms in /\(forms)/config/forms")
    }
    return DocumentReader(catalogue: catalogue)
}()

/// What other programs take apart, which would be started for each input.
private let foreign: [[UInt8]] = [
    Array("%PDF".utf8), Array("{\\rtf".utf8), [0xD0, 0xCF, 0x11, 0xE0],
]

/// Reads one document: it is refused with a message in both languages, or read with a cell for
/// each of the form's and a reason for each that is unreadable; the second reading gives the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    guard !foreign.contains(where: { input.prefix(1024).contains($0) }) else { return -1 }
    let first = outcome(input)
    precondition(first == outcome(input), "read otherwise the second time")
    return 0
}

private func outcome(_ input: [UInt8]) -> [String] {
    do throws(DocumentError) {
        let report = try reader.read(bytes: input, name: "input")
        precondition(report.cells.map(\.position) == Array(report.form.cells.indices))
        for cell in report.cells where cell.state == .unreadable {
            precondition(cell.note != nil, "unreadable without a reason")
        }
        return report.cells.map { "\($0.state)" } + report.notes.map(\.zh)
    } catch {
        precondition(!error.faults.isEmpty, "refused without a fault")
        for fault in error.faults {
            precondition(!fault.reason.zh.isEmpty && !fault.reason.en.isEmpty, "no message")
        }
        return [error.message.zh]
    }
}
