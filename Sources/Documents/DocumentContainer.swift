import Messages

/// Finds the text of a document in whatever container it comes, by what is in the file and never
/// by its name.
struct DocumentContainer {
    let limits: Limits
    let help: any DocumentHelp
    let name: String

    /// - Throws: ``DocumentError`` if the document cannot be read, or not without a program that
    ///   this machine lacks.
    func content(of bytes: [UInt8]) throws(DocumentError) -> DocumentContent {
        if PDFReader.isPDF(bytes) {
            return try PDFReader.content(help, limits: limits, name: name)
        }
        var compound: CompoundFile?
        if bytes.starts(with: CompoundFile.signature) {
            compound = CompoundFile(bytes)
            guard let compound else {
                throw DocumentError(file: name, .foreignFormat, oldOffice)
            }
            guard !compound.isLocked else { throw locked }
        }
        guard let format = OfficeFormat(bytes, compound) else { return try own(bytes) }
        if format == .odt || format == .ods { try checkUnlocked(bytes) }
        var content = try own(try converted(format))
        content.remarks.append(DocumentMessages.converted.filled(["format": format.rawValue]))
        return content
    }

    private func converted(_ format: OfficeFormat) throws(DocumentError) -> [UInt8] {
        switch help.answer(.office(format)) {
        case .made(let bytes):
            try FileBytes.checkSize(bytes.count, limit: limits.bytes, name: name)
            return bytes
        case .missing:
            let reason = DocumentMessages.officeMissing.filled(["format": format.rawValue])
            throw DocumentError(file: name, .missingHelper, reason)
        case .noFolder:
            throw DocumentError(file: name, .helperFailed, DocumentMessages.noFolder)
        case .locked: throw locked
        case .failed:
            throw DocumentError(file: name, .helperFailed, DocumentMessages.officeFailed)
        }
    }

    /// What is read without the help of another program.
    private func own(_ bytes: [UInt8]) throws(DocumentError) -> DocumentContent {
        if bytes.starts(with: ZipPart.signature) {
            if let book = try SheetBook.content(of: bytes, limits: limits, name: name) {
                return book
            }
            let package = try WordPackage.zipped(bytes, limits: limits, name: name)
            return try WordReader.content(of: package, limits: limits, name: name)
        }
        guard MailPage.isMail(bytes) else {
            let text = try TextDecoding.text(of: bytes, name: name)
            return try DocumentText.content(of: text, limits: limits, name: name)
        }
        return try page(in: MailPage(bytes, limits: limits, name: name))
    }

    private func page(in mail: MailPage) throws(DocumentError) -> DocumentContent {
        var sheets: [String: String] = [:]
        for (address, bytes) in mail.sheets where !bytes.isEmpty {
            sheets[address] = try TextDecoding.text(of: bytes, name: name)
        }
        return try HTMLReader.content(
            of: TextDecoding.text(of: mail.page, name: name), limits: limits, name: name,
            keepsLines: false, sheets: sheets)
    }

    private func checkUnlocked(_ bytes: [UInt8]) throws(DocumentError) {
        let list = try ZipPart.bytes(
            of: "META-INF/manifest.xml", in: bytes, limits: limits, name: name)
        guard let list, let root = XMLPart(list)?.root else { return }
        let isLocked = root.children.contains { entry in
            entry.children.contains { $0.name == "encryption-data" }
        }
        if isLocked { throw locked }
    }

    private var locked: DocumentError {
        DocumentError(file: name, .encrypted, DocumentMessages.encrypted)
    }

    private var oldOffice: Phrase {
        DocumentMessages.foreignFormat.filled(["kind": DocumentMessages.oldOfficeDocument])
    }
}
