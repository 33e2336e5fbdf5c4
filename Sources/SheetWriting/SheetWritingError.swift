import CXLSXWriter
public import Messages

/// A workbook could not be written.
public struct SheetWritingError: Error, Equatable {
    public let file: String
    /// What the library or the system says.
    public let detail: String

    public var message: Phrase {
        SheetWritingMessages.notWritten.filled(["file": file, "detail": detail])
    }

    init(file: String, detail: String) {
        self.file = file
        self.detail = detail
    }

    init(file: String, _ error: lxw_error) {
        self.init(file: file, detail: lxw_strerror(error).map { String(cString: $0) } ?? "")
    }
}

/// Words of what goes wrong when a workbook is written.
enum SheetWritingMessages {
    static let notWritten = Phrase(
        "写不出工作簿 {file}：{detail}。请检查文件夹是否存在、能否写入、磁盘是否已满。",
        en: "cannot write the workbook {file}: {detail}. Check that the folder exists, may be "
            + "written to, and is not full.")
}
