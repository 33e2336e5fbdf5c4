import Foundation
import Testing

/// The listings as programs read them (JSON, CSV) and as people do (tables, English).
@Suite struct ListingTests {
    private static let listings = [
        ["totals", "--region", County.code, "--year", "2020"],
        ["totals", "--region", County.code, "--year", "2021", "--scope", "own"],
        ["totals", "--region", County.code, "--year", "2020", "--cells"],
        ["late", "--year", "2020"], ["findings", "--year", "2020"],
        ["explain", "requests.received.total", "--region", County.code, "--year", "2020"],
        ["explain", "requests.received.total", "--region", "360000", "--year", "2020"],
        ["trend", "requests.received.total", "--region", County.code],
        ["forms"], ["forms", "gid-2021"], ["rules"], ["rules", "R-T3-BAL"], ["rules", "R-SEC"],
        ["rules", "R-C-CARRY"], ["rules", "R-C-MISS"],
        ["findings", "--year", "2021", "--severity", "hint"], ["doctor"],
    ]

    private func output(_ county: County, _ arguments: [String]) throws -> String {
        let result = try county.program.start(arguments).wait()
        try #require(result.status == 0, "\(arguments) \(result.errors)")
        #expect(result.errors.isEmpty)
        return result.output
    }

    @Test func totalsHaveTheKeysOfTheContract() throws {
        let county = try County()
        let text = try output(
            county, ["totals", "--region", County.code, "--year", "2020", "--format", "json"])
        let totals = try object(json(text))
        #expect(
            Set(totals.keys) == [
                "region", "region_name", "year", "scope", "form", "edition", "expected",
                "received", "included", "excluded", "missing", "adds_up", "findings", "cells",
            ])
        #expect(totals["region"] as? String == County.code)
        #expect(totals["year"] as? Int == 2020 && totals["scope"] as? String == "all")
        #expect(totals["form"] as? String == "gid-2019" && totals["edition"] as? Int == 1)
        for key in ["expected", "received", "included", "excluded", "missing"] {
            #expect(totals[key] is Int)
        }
        let cells = try object(totals["cells"])
        #expect(cells.count == 198)
        let stored = try county.text(
            """
            SELECT jsonb_object_agg(cell, jsonb_build_object(
                'value', value, 'reported', reported, 'blank', blank))
            FROM summary.total_cell
            WHERE region_code = '\(County.code)' AND year = 2020 AND scope = 'all'
            """)
        let wanted = try object(json(try #require(stored)))
        #expect(NSDictionary(dictionary: cells) == NSDictionary(dictionary: wanted))
    }

    @Test func blankTotalsAreNull() throws {
        let county = try County(isPublished: false)
        // one agency that left everything blank
        try county.execute(
            """
            SELECT intake.submit((SELECT agency_id FROM registry.agency
                WHERE class = 'government_office'), 2023, 'gid-2021',
                '{"requests.received.total": 0}', now())
            """)
        _ = try county.program("run")
        let text = try output(
            county, ["totals", "--region", County.code, "--year", "2023", "--format", "json"])
        let cell = try object(object(object(json(text))["cells"])["disclosure.fees.amount"])
        #expect(cell["value"] is NSNull && cell["reported"] as? Int == 0)
    }

    @Test func lateHasTheKeysOfTheContract() throws {
        let county = try County()
        let text = try output(
            county, ["late", "--year", "2020", "--region", County.code, "--format", "json"])
        let late = try object(json(text))
        let required: Set = [
            "region", "year", "expected", "on_time", "late", "missing", "on_time_rate", "agencies",
        ]
        #expect(required.isSubset(of: late.keys))
        let rate = try #require(late["on_time_rate"] as? Double)
        #expect((0...1).contains(rate))
        let expected = try #require(late["expected"] as? Int)
        let counts = try ["on_time", "late", "missing", "pending"].map {
            try #require(late[$0] as? Int)
        }
        #expect(counts.reduce(0, +) == expected && expected > 20)
        let agencies = try list(late["agencies"])
        for agency in agencies {
            #expect(
                Set(agency.keys).isSuperset(of: [
                    "agency", "name", "class", "event", "due_on", "happened_on", "days_late",
                    "status",
                ]))
            #expect(
                ["on_time", "late", "missing", "pending", "exempt"].contains(
                    agency["status"] as? String))
            #expect(["submit", "publish"].contains(agency["event"] as? String))
        }
        let before = try output(
            county, ["late", "--year", "2020", "--as-of", "2021-01-01", "--format", "json"])
        let early = try object(json(before))
        #expect(early["late"] as? Int == 0 && early["missing"] as? Int == 0)
    }

    @Test func otherDocumentsUseSnakeCase() throws {
        let county = try County()
        for arguments in Self.listings {
            let document = try json(output(county, arguments + ["--format", "json"]))
            for key in keys(of: document) where !key.contains(".") {
                #expect(
                    key.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") },
                    "\(arguments): \(key)")
            }
        }
        let findings = try list(
            json(output(county, ["findings", "--year", "2020", "--format", "json"])))
        #expect(!findings.isEmpty)
        for finding in findings {
            #expect(["error", "warning", "hint"].contains(finding["severity"] as? String))
            #expect(["failed", "undecided"].contains(finding["verdict"] as? String))
            #expect((finding["fingerprint"] as? String)?.count == 32)
        }
        let rules = try list(json(output(county, ["rules", "--format", "json"])))
        #expect(
            Set(rules.compactMap { $0["severity"] as? String }).isSubset(of: [
                "error", "warning", "hint",
            ]))
        #expect(rules.contains { $0["rule"] as? String == "R-YEAR" })
    }

    private func keys(of value: Any) -> [String] {
        if let object = value as? [String: Any] {
            return object.keys + object.values.flatMap(keys)
        }
        return (value as? [Any])?.flatMap(keys) ?? []
    }

    @Test func csvParsesAndHasOneFieldAColumn() throws {
        let county = try County()
        for arguments in Self.listings {
            let records = csv(try output(county, arguments + ["--format", "csv"]))
            let header = try #require(records.first)
            #expect(records.count > 1, "\(arguments)")
            for record in records { #expect(record.count == header.count, "\(arguments)") }
        }
        let late = csv(try output(county, ["late", "--year", "2020", "--format", "csv"]))
        let status = try #require(late[0].firstIndex(of: "状态"))
        #expect(late.dropFirst().contains { $0[status] == "按时" })
    }

    /// Excel on Chinese Windows takes UTF-8 for GBK unless a byte order mark says otherwise.
    @Test func csvBeginsWithAByteOrderMarkUnlessAskedNotTo() throws {
        let county = try County()
        let words = ["late", "--year", "2020", "--format", "csv"]
        let marked = try output(county, words)
        let plain = try output(county, words + ["--no-bom"])
        #expect(Array(marked.utf8) == [0xEF, 0xBB, 0xBF] + Array(plain.utf8))
        let table = try output(county, ["late", "--year", "2020"])
        #expect(table.utf8.first != 0xEF)
    }

    /// A copied file still says region, year, scope, edition and of how many agencies it is.
    @Test func csvOfTotalsSaysWhatItIs() throws {
        let county = try County()
        for (language, wanted) in [
            ("zh", ["地区代码": County.code, "报告年度": "2020", "范围": "全域", "版次": "1"]),
            ("en", ["region code": County.code, "report year": "2020", "edition": "1"]),
        ] {
            let records = csv(
                try output(
                    county,
                    ["totals", "--region", County.code, "--year", "2020", "--format", "csv"]
                        + ["--no-bom", "--lang", language]))
            let head = try #require(records.first)
            #expect(Set(head).count == head.count, "\(head)")
            for record in records.dropFirst() {
                let row = Dictionary(uniqueKeysWithValues: zip(head, record))
                for (heading, value) in wanted { #expect(row[heading] == value) }
            }
            let expected = try county.text(
                """
                SELECT expected || ' ' || received || ' ' || included FROM summary.completeness
                WHERE region_code = '\(County.code)' AND year = 2020 AND scope = 'all'
                """)
            #expect(Array(records[1].suffix(5).prefix(3)).joined(separator: " ") == expected)
        }
    }

    /// RFC 4180.
    private func csv(_ text: String) -> [[String]] {
        var records: [[String]] = [[]]
        var field = ""
        var isQuoted = false
        for scalar in text.unicodeScalars {
            switch (scalar, isQuoted) {
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                records[records.count - 1].append(field)
                field = ""
            case ("\n", false):
                records[records.count - 1].append(field)
                field = ""
                records.append([])
            case ("\r", false): continue
            default: field.unicodeScalars.append(scalar)
            }
        }
        return records.dropLast()
    }

    @Test func tablesLineUpUnderTheirRules() throws {
        let county = try County()
        for arguments in Self.listings {
            for language in ["zh", "en"] {
                let lines = try output(county, arguments + ["--lang", language])
                    .split(separator: "\n", omittingEmptySubsequences: false).map(columns)
                var gaps: [Int] = []
                for (number, line) in lines.enumerated() {
                    if line.isEmpty { gaps = [] }
                    if number + 1 < lines.count,
                        lines[number + 1].allSatisfy({ "- ".contains($0) }),
                        !lines[number + 1].isEmpty
                    {
                        gaps = lines[number + 1].indices.filter { lines[number + 1][$0] == " " }
                    }
                    for gap in gaps where gap < line.count {
                        #expect(line[gap] == " ", "\(arguments) \(String(line))")
                    }
                }
            }
        }
    }

    /// A line by terminal columns: a Chinese character takes two.
    private func columns(_ line: Substring) -> [Character] {
        line.flatMap { character -> [Character] in
            let value = character.unicodeScalars.first?.value ?? 0
            let isWide =
                (0x2E80...0xA4CF).contains(value) || (0xF900...0xFAFF).contains(value)
                || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
            return isWide ? [character, character] : [character]
        }
    }

    @Test func englishHasNoChineseButData() throws {
        let county = try County()
        let names = try #require(
            try county.text(
                """
                SELECT string_agg(name, chr(10) ORDER BY length(name) DESC) FROM (
                    SELECT name FROM registry.region UNION SELECT name FROM registry.agency) AS n
                """))
        for arguments in Self.listings where arguments.first != "rules" && arguments != ["forms"] {
            var text = try output(county, arguments + ["--lang", "en"])
            for name in names.split(separator: "\n") { text = text.replacing(name, with: "") }
            let chinese = text.split(separator: "\n").filter { line in
                line.unicodeScalars.contains { (0x2E80...0xFF60).contains($0.value) }
            }
            #expect(chinese.isEmpty, "\(arguments) \(chinese.prefix(3))")
        }
        let run = try output(county, ["run", "--full", "--log-level", "error", "--lang", "en"])
        #expect(run.contains("nothing changed"))
    }
}
