import Vocabulary

/// The vectors as the files of an audit bundle that `check.sh` reads.
struct VectorBundle {
    /// By name.
    let files: [String: String]

    init(_ vectors: RecordVectors) {
        var files = Self.sealed(vectors)
        let last = vectors.editions.last
        files["bundle.csv"] = Self.csv([
            [
                "", "", Self.number(last?.editionId), last?.businessDate ?? "",
                vectors.events.last?.eventHash ?? "",
            ]
        ])
        files["events.csv"] = Self.csv(
            vectors.events.map {
                [
                    String($0.eventId), $0.happenedAt, $0.kind, $0.previousHash, $0.eventHash,
                    $0.payload,
                ]
            })
        files["editions.csv"] = Self.csv(
            vectors.editions.map {
                [
                    String($0.editionId), $0.businessDate, $0.publishedAt, $0.catalogueHash,
                    $0.contentHash, String($0.changedTotals), String($0.changedFindings),
                ]
            })
        files["edition_rows.csv"] = Self.csv(Self.editionRows(vectors))
        files["totals.csv"] = Self.csv(vectors.totals.map(Self.row))
        files["rosters.csv"] = Self.csv(vectors.rosters.map(Self.row))
        files["findings.csv"] = Self.csv(vectors.findings.map(Self.row))
        files["catalogue.txt"] = vectors.catalogue.text
        files.merge(Self.registry(asOf: 19_755)) { first, _ in first }
        self.files = files
    }

    /// Submissions and the other sealed rows.
    private static func sealed(_ vectors: RecordVectors) -> [String: String] {
        // no text at all, and an empty one in quotes
        func text(_ value: String?) -> String { value.map { $0.isEmpty ? "\"\"" : $0 } ?? "" }
        let hashes =
            vectors.submissions.map { ["submission", String($0.submissionId), $0.rowHash] }
            + vectors.rows.map { [$0.kind, String($0.id), $0.rowHash] }
        var files = ["sealed_rows.csv": csv(hashes)]
        files["submissions.csv"] = csv(
            vectors.submissions.map { row in
                [
                    String(row.submissionId), String(row.agencyId), String(row.year),
                    String(row.revision), row.formId, row.submittedEpoch, row.publishedOn ?? "",
                    row.storedEpoch, row.storedBy, text(row.source),
                    row.cells.map { $0.map { String($0) } ?? "-" }.joined(separator: " "),
                    row.narrative,
                ]
            })
        for kind in [
            "document", "waiver", "return", "ledger", "withdrawal", "correction",
            "publication", "revocation", "change", "run",
        ] {
            files["\(kind)s.csv"] = csv(
                vectors.rows.filter { $0.kind == kind }.map { [String($0.id), $0.text] })
        }
        return files
    }

    /// The registry that the vectors' one change left, and who was late by it: the agency's report
    /// of 2023 was corrected to 19 January, its second one withdrawn, and it never published.
    ///
    /// - Parameter day: of the last edition, 2 February 2024, in days since 1970.
    private static func registry(asOf day: Int) -> [String: String] {
        var files: [String: String] = [:]
        for name in [
            "regions", "deadlines", "exemptions", "extensions", "closings", "successions",
            "accounts", "form_cells",
        ] { files["\(name).csv"] = csv([]) }
        let (name, kind) = ("铜鼓县人民政府办公室（示例）", "government_office")
        files["agencies.csv"] = csv([["1", "360926", name, kind, "", "t", "2008-05-01", ""]])
        func missing(_ year: Int, _ event: String, due: Int) -> [String] {
            [
                String(year), "360926", "1", name, kind, event, "\(year + 1)-01-31", "",
                String(day - due), "missing", "default", "",
            ]
        }
        files["lateness.csv"] = csv([
            missing(2021, "submit", due: 19_023), missing(2021, "publish", due: 19_023),
            missing(2022, "submit", due: 19_388), missing(2022, "publish", due: 19_388),
            missing(2023, "publish", due: 19_753),
            [
                "2023", "360926", "1", name, kind, "submit", "2024-01-31", "2024-01-19", "0",
                "on_time", "default", "",
            ],
        ])
        return files
    }

    /// The rows of editions, year by year in the order in which the hash of a year takes them; the
    /// vectors of totals and rosters stand in it.
    private static func editionRows(_ vectors: RecordVectors) -> [[String]] {
        let rows = rowsByKind(vectors)
        return Set(rows.map { $0[1] }).sorted().flatMap { year in rows.filter { $0[1] == year } }
    }

    private static func rowsByKind(_ vectors: RecordVectors) -> [[String]] {
        vectors.totals.map {
            [
                "total", String($0.year), $0.regionCode, $0.scope, String($0.editionId),
                number($0.supersededBy), $0.contentHash,
            ]
        }
            + vectors.rosters.map {
                [
                    "roster", String($0.year), $0.regionCode, "", String($0.editionId),
                    number($0.supersededBy), $0.contentHash,
                ]
            }
            + vectors.findings.sorted { $0.contentHash < $1.contentHash }.map {
                [
                    "finding", String($0.year), $0.regionCode, "", String($0.editionId),
                    number($0.supersededBy), $0.contentHash,
                ]
            }
    }

    private static func row(_ total: RecordVectors.Total) -> [String] {
        [
            total.regionCode, String(total.year), total.scope, total.formId,
            String(total.expected), String(total.received), String(total.included),
            String(total.onTime), String(total.late),
            total.cellValues.map { String($0) }.joined(separator: " "),
            (total.blank ?? []).map { String($0) }.joined(separator: " "),
            String(total.editionId), number(total.supersededBy), total.contentHash,
        ]
    }

    private static func row(_ roster: RecordVectors.Roster) -> [String] {
        let lists = [
            roster.includedOwn, roster.includedOther, roster.excludedOwn, roster.excludedOther,
        ].map { list in
            list.map { "\($0.agencyId):\($0.revision):\($0.submissionId)" }
                .joined(separator: " ")
        }
        return [roster.regionCode, String(roster.year)] + lists
            + [String(roster.editionId), number(roster.supersededBy), roster.contentHash]
    }

    private static func row(_ finding: RecordVectors.Finding) -> [String] {
        [
            finding.regionCode, String(finding.year), number(finding.agencyId),
            number(finding.revision), finding.rule, finding.severity, finding.verdict,
            finding.leftValue ?? "", finding.rightValue ?? "", finding.difference ?? "",
            finding.messageZh, finding.messageEn,
            String(decoding: CellList(finding.cells).json, as: UTF8.self),
            number(finding.waiverId), finding.scope ?? "", number(finding.submissionId),
            finding.fingerprint, String(finding.editionId), String(finding.editionId),
            number(finding.supersededBy), finding.contentHash,
        ]
    }

    private static func number(_ value: (some BinaryInteger)?) -> String {
        value.map { String($0) } ?? ""
    }

    /// RFC 4180, every field in quotes but those that a shell cuts with commas; a header comes
    /// first, whose names nobody reads.
    private static func csv(_ rows: [[String]]) -> String {
        (["header"] + rows.map { $0.map(quoted).joined(separator: ",") })
            .map { $0 + "\r\n" }.joined()
    }

    private static func quoted(_ field: String) -> String {
        if field == "\"\"" { return field }
        guard field.contains(where: { ",\"\n\r".contains($0) }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
