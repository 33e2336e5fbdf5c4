/// Turns old and foreign office formats into docx or xlsx with LibreOffice.
///
/// LibreOffice runs without a window, in a profile of its own that forbids macros and links, in
/// a folder of its own, and within bounds of memory and time.
enum OfficeConverter {
    /// What is asked of a new profile: no macros, no links to other files, no questions.
    private static let settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" \
        xmlns:xs="http://www.w3.org/2001/XMLSchema" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop \
        oor:name="MacroSecurityLevel"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop \
        oor:name="DisableMacrosExecution"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop \
        oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop \
        oor:name="Link"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop \
        oor:name="Link"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop \
        oor:name="OOXMLRecalcMode"><value>1</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop \
        oor:name="ODFRecalcMode"><value>1</value></prop></item>
        </oor:items>
        """

    /// - Returns: the document as docx or xlsx.
    static func converted(
        _ bytes: [UInt8], _ format: OfficeFormat, by program: String, limits: Limits
    ) -> HelperAnswer {
        let target = format.isWorkbook ? "xlsx" : "docx"
        let filter = format.isWorkbook ? "Calc MS Excel 2007 XML" : "MS Word 2007 XML"
        let settings = "profile/user/registrymodifications.xcu"
        guard let folder = PrivateFolder(), folder.makeFolder("profile"),
            folder.makeFolder("profile/user"), folder.makeFolder("made"),
            folder.write(Array(Self.settings.utf8), to: settings),
            folder.write(bytes, to: "document.\(format.rawValue)")
        else { return .noFolder }
        let outcome = HelperRun().run(
            program,
            [
                "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore",
                "--nolockcheck", "--nodefault", "--nologo", "--convert-to", "\(target):\(filter)",
                "--outdir", "\(folder.path)/made", "\(folder.path)/document.\(format.rawValue)",
            ], in: folder)
        guard outcome == .done(status: 0) else { return .failed }
        // LibreOffice ends well even where it wrote nothing.
        let made = try? FileBytes.read(
            "\(folder.path)/made/document.\(target)", limit: limits.bytes)
        return made.map { .made($0) } ?? .failed
    }
}
