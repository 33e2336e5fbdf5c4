import Documents
import Messages
import Vocabulary
import Wording

/// A sheet that says when reports were filed and published.
struct DatesFile {
    /// One row; what it names must all fit the document.
    struct Row {
        /// As a spreadsheet counts: the headings are row 1.
        let number: Int
        var file: String?
        /// A number or a name.
        var agency: String?
        var year: Int?
        var submittedAt: FilingTime?
        var publishedOn: CalendarDate?

        var dates: Dates { Dates(submittedAt: submittedAt, publishedOn: publishedOn) }
    }

    struct Dates: Equatable {
        let submittedAt: FilingTime?
        let publishedOn: CalendarDate?
    }

    private enum Column: ListColumn {
        case file, agency, year, submittedAt, publishedOn

        var headings: Set<String> {
            switch self {
            case .file: ["文件", "文件名", "file", "filename"]
            case .agency: ["单位", "单位名称", "单位编号", "编号", "agency", "agencyid", "agencyname"]
            case .year: ["年度", "报告年度", "year"]
            case .submittedAt:
                [
                    "报送时间", "报送日期", "收到时间", "收到日期", "submittedat", "submittedon", "filedat",
                    "filedon",
                ]
            case .publishedOn:
                ["公开日期", "公布日期", "发布日期", "公开时间", "公布时间", "发布时间", "publishedon", "publishedat"]
            }
        }
    }

    let path: String
    let rows: [Row]
    private let byFile: [String: [Int]]
    private let byAgency: [String: [Int]]

    /// - Parameters:
    ///   - path: names the sheet in messages.
    ///   - today: no date may lie behind it.
    /// - Throws: ``Refusal`` with every row that cannot be used.
    init(_ list: ListFile, path: String, today: CalendarDate) throws {
        self.path = path
        let columns = try ListColumns<Column>(list, name: path) { named in
            !named.isDisjoint(with: [.file, .agency])
                && !named.isDisjoint(with: [.submittedAt, .publishedOn])
        }
        guard let columns else {
            throw Refusal(.unreadableInput, DatesMessages.noColumns.filled(["file": path]))
        }
        var rows: [Row] = []
        var faults: [Phrase] = []
        for row in columns.rows {
            do throws(RowFault) {
                rows.append(try Self.row(row, columns, today))
            } catch {
                faults.append(
                    ListMessages.inRow.filled(["fault": error.message]).filled([
                        "file": path, "row": String(row.number),
                    ]))
            }
        }
        guard faults.isEmpty else { throw Refusal(.unreadableInput, faults.lines) }
        guard !rows.isEmpty else {
            throw Refusal(.unreadableInput, ListMessages.noRow.filled(["file": path]))
        }
        self.rows = rows
        var byFile: [String: [Int]] = [:]
        var byAgency: [String: [Int]] = [:]
        for (index, row) in rows.enumerated() {
            if let file = row.file {
                byFile[file.lastStep, default: []].append(index)
            } else if let agency = row.agency {
                byAgency[AgencyName.core(AgencyName.folded(agency)), default: []].append(index)
            }
        }
        self.byFile = byFile
        self.byAgency = byAgency
    }

    private struct RowFault: Error {
        let message: Phrase
    }

    private static func row(
        _ listed: ListFile.Row, _ columns: ListColumns<Column>, _ today: CalendarDate
    ) throws(RowFault) -> Row {
        func text(_ column: Column) -> String? { columns.text(column, of: listed) }
        func time(_ column: Column) throws(RowFault) -> FilingTime? {
            guard let text = text(column) else { return nil }
            guard let time = FilingTime(text) else {
                throw RowFault(message: DatesMessages.badDate.filled(["value": text]))
            }
            guard time.day <= today else {
                throw RowFault(message: DatesMessages.future.filled(["value": text]))
            }
            return time
        }
        var row = Row(number: listed.number)
        row.file = text(.file)?.replacing("\\", with: "/")
        row.agency = text(.agency)
        guard row.file != nil || row.agency != nil else {
            throw RowFault(message: DatesMessages.noKey)
        }
        if let text = text(.year) {
            let digits = CharacterFolding.folded(text).prefix { $0.isASCII && $0.isNumber }
            guard digits.count == 4, let year = Int(digits) else {
                throw RowFault(message: DatesMessages.badYear.filled(["value": text]))
            }
            row.year = year
        }
        row.submittedAt = try time(.submittedAt)
        row.publishedOn = try time(.publishedOn)?.day
        if let day = row.submittedAt?.day, let year = row.year, day.year < year {
            throw RowFault(
                message: ImportMessages.filedBeforeYear.filled([
                    "day": day.description, "year": String(year),
                ]))
        }
        return row
    }

    // MARK: Whose row it is

    /// The rows that name a file, whatever they say of agency and year.
    func rows(naming file: String) -> [Row] {
        (byFile[file.lastStep] ?? []).map { rows[$0] }.filter { row in
            row.file.map { file == $0 || file.hasSuffix("/" + $0) } ?? false
        }
    }

    /// The rows that fit a document in all that they name.
    ///
    /// - Parameter names: what the agency is called: in the registry and in the title.
    func rows(file: String, agencyID: Int64, names: [String], year: Int) -> [Row] {
        let keys = Set(names.map { AgencyName.core(AgencyName.folded($0)) } + ["\(agencyID)"])
        let ofAgency = keys.flatMap { byAgency[$0] ?? [] }.sorted().map { rows[$0] }
        return (rows(naming: file) + ofAgency).filter { row in
            let agency = row.agency.map { AgencyName.core(AgencyName.folded($0)) }
            return (row.year == nil || row.year == year) && (agency.map(keys.contains) ?? true)
        }
    }
}
