import Foundation
import Testing

/// Findings that are about no report, as people list and allow them.
@Suite struct TotalFindingTests {
    /// A county with one agency that never filed, so that its totals are incomplete as well.
    private func county() throws -> County {
        let county = try County(isPublished: false)
        try county.execute(
            """
            INSERT INTO registry.agency (agency_id, region_code, name, class)
            VALUES (9000, '\(County.code)', '从未报送的局', 'department')
            """)
        let run = try county.program("run")
        try #require(run.status == 0, "\(run.errors)")
        return county
    }

    private func findings(_ county: County, _ more: String...) throws -> [[String: Any]] {
        let result = try county.program.start(
            ["findings", "--year", "2021", "--format", "json"] + more
        ).wait()
        try #require(result.status == 0, "\(result.errors)")
        return try list(json(result.output))
    }

    @Test func totalsAndSilentAgenciesAreListed() throws {
        let county = try county()
        let all = try findings(county, "--severity", "hint") + findings(county)
        let totals = all.filter { $0["rule"] as? String == "R-C-MISS" }
        #expect(Set(totals.compactMap { $0["scope"] as? String }) == ["own", "all"])
        #expect(totals.allSatisfy { $0["agency"] is NSNull && $0["submission"] is NSNull })
        #expect(totals.contains { $0["region"] as? String == County.code })
        let silent = try #require(all.first { $0["rule"] as? String == "R-ORG-NEVER" })
        #expect(silent["agency"] as? Int == 9000 && silent["name"] as? String == "从未报送的局")
        #expect(silent["submission"] is NSNull && silent["scope"] is NSNull)
        // totals stand before the agencies of their severity and verdict
        let open = all.filter {
            $0["severity"] as? String == "hint" && $0["verdict"] as? String == "undecided"
                && $0["region"] as? String == County.code
        }
        let places = open.map { $0["agency"] is NSNull }
        #expect(places == places.sorted { $0 && !$1 })
        let ofAgency = try findings(county, "--agency", "9000")
        #expect(ofAgency.compactMap { $0["rule"] as? String } == ["R-ORG-NEVER"])
    }

    @Test func aTableNamesTheTotals() throws {
        let county = try county()
        for (language, words) in [("zh", "合计（全域）"), ("en", "totals (whole area)")] {
            let result = try county.program(
                "findings", "--year", "2021", "--region", County.code, "--severity", "hint",
                "--lang", language)
            #expect(result.status == 0 && result.output.contains(words))
            let work = try county.program(
                "findings", "--year", "2021", "--region", County.code, "--lang", language)
            #expect(work.status == 0 && !work.output.contains(words), "hints are no work")
        }
    }

    @Test func aSilentAgencyCanBeAllowedButNotAnIncompleteTotal() throws {
        let county = try county()
        func fingerprint(_ rule: String) throws -> String {
            let found = try (findings(county, "--severity", "hint") + findings(county))
                .first { $0["rule"] as? String == rule }
            return try #require(found?["fingerprint"] as? String)
        }
        let refused = try county.program(
            "waive", try fingerprint("R-C-MISS"), "--reason", "x", "--by", "y")
        #expect(refused.status == 1)
        let allowed = try county.program(
            "waive", try fingerprint("R-ORG-NEVER"), "--reason", "筹建", "--by", "县政府办")
        #expect(allowed.status == 0, "\(allowed.errors)")
        let run = try county.program("run")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try county.number(
                "SELECT count(*) FROM summary.finding WHERE rule = 'R-ORG-NEVER' AND waiver_id > 0")
                == 1)
        let verified = try county.program("audit", "verify")
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        let notice = try county.program("notice", "--region", County.code, "--year", "2021")
        #expect(notice.status == 0 && notice.output.contains("从未报送的局"))
    }
}
