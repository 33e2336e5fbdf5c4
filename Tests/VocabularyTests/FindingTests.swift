import Messages
import Testing
import Vocabulary

@Suite struct FindingTests {
    private func finding(
        _ rule: String = "R-T3-BAL",
        cells: [String] = ["requests.received.total", "requests.carried_in.total"],
        severity: Severity = .error, verdict: Verdict = .failed, left: String? = "5",
        message: Phrase = Phrase("不平", en: "unbalanced")
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, verdict: verdict, cells: cells, left: left,
            message: message)
    }

    /// Remembered decisions hang on these digits: they must never change. Computed apart, with
    /// sha256sum over the parts, each followed by a zero byte.
    @Test func fingerprintsAreForEver() {
        #expect(
            finding().fingerprint(agency: "17", year: 2023) == "6aad402c94dcf49df34edd39e93cb368")
        #expect(
            finding("R-FORM", cells: []).fingerprint(agency: "17", year: 2023)
                == "39e2335a780561dd86013ac283e70b88")
    }

    @Test func figuresAndWordsDoNotChangeAFingerprint() {
        let same = finding(
            severity: .hint, verdict: .undecided, left: "6", message: Phrase("改", en: "reworded"))
        #expect(
            same.fingerprint(agency: "17", year: 2023)
                == finding().fingerprint(agency: "17", year: 2023))
    }

    @Test func ruleAgencyYearAndCellsDo() {
        let cells = finding().cells
        let fingerprints = [
            finding().fingerprint(agency: "17", year: 2023),
            finding().fingerprint(agency: "172", year: 2023),
            finding().fingerprint(agency: "17", year: 2024),
            finding("R-T3-ROW").fingerprint(agency: "17", year: 2023),
            finding(cells: cells.reversed()).fingerprint(agency: "17", year: 2023),
            finding(cells: [cells.joined()]).fingerprint(agency: "17", year: 2023),
            finding(cells: []).fingerprint(agency: "17", year: 2023),
        ]
        #expect(Set(fingerprints).count == fingerprints.count)
    }

    @Test func onlyAFailedErrorExcludes() {
        for severity in Severity.allCases {
            for verdict in Verdict.allCases {
                let finding = finding(severity: severity, verdict: verdict)
                #expect(finding.excludes == (severity == .error && verdict == .failed))
            }
        }
    }

    @Test func townshipsAndSubdistrictsCountInTheWholeAreaOnly() {
        #expect(
            AgencyClass.allCases.filter { !$0.countsInOwnScope } == [.township, .subdistrict])
    }
}
